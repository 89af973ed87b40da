# A role is taken

Emil's certificate has run out, and his supervisor takes the role of examiner from him. What he did in it stays; what he does
from there on is refused, and what still waited for an approval has lapsed. A role that was given twice can be taken as far as
one grant gave it. Nobody takes a role from himself, and a supervisor takes none that only a registrar gives.

People
  Ruth Muster: registrar
  Dora Muster: supervisor
  Emil Muster: examiner, custodian
  Olga Muster: oversight
  Bela Muster: officer, collector

Demand 1 approval in the role supervisor for integrity.checked

Case EX-2026-333 by Bela Muster
Item EX-1 by Bela Muster

Emil Muster: integrity.checked of EX-1 as examiner = the check
    result: same
    digests: sha-256 of THE DISK
  > recorded
  > the check waits

Dora Muster: role.granted of Emil Muster = the grant
    granted: examiner
    case: EX-2026-333
  > recorded, nearly: ROL-03, ROL-06

Dora Muster: role.revoked of Emil Muster
    revoked: courier
  > refused ROL-08 "does not have it"

Dora Muster: role.revoked of Emil Muster
    revoked: custodian
    grant: the grant
  > refused ROL-08 "would have given it"

Dora Muster: role.revoked of Olga Muster
    revoked: oversight
  > refused ROL-05 "Let a registrar take the role oversight"

Dora Muster: role.revoked of Ruth Muster
    revoked: founder
  > refused ROL-03 "which the founding gave"

Dora Muster: role.revoked of Dora Muster
    revoked: supervisor
  > refused SOD-02 "Let another registrar or supervisor take it"

Dora Muster: role.revoked of Emil Muster
    revoked: examiner
    grant: the grant
    reason: Given by mistake
  > recorded, nearly: ROL-08
  > the check waits

Emil Muster: note.added of EX-2026-333 as examiner
    note: The check took an hour
  > recorded, nearly: ROL-01

Dora Muster: role.revoked of Emil Muster
    revoked: examiner
    reason: The certificate has expired
  > recorded
  > the check has lapsed

Emil Muster: note.added of EX-2026-333 as examiner
    note: The second check took an hour
  > refused ROL-01 "does not hold the role examiner"

Emil Muster: note.added of EX-2026-333 as custodian
    note: I am custodian still
  > recorded

Dora Muster: event.approved of EX-1
    event: the check
    labels: none
  > refused APP-02 "was taken from him"

Ruth Muster: role.revoked of Olga Muster
    revoked: oversight
  > recorded, nearly: ROL-05
