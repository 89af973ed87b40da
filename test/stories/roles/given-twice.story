# Given twice

Emil was given the role of examiner twice, the second time for longer, and both grants are taken from him, the shorter one first: until
the second is taken he is an examiner. Given for one case, he is one in that case and in no other.

People
  Ruth Muster: registrar
  Dora Muster: supervisor
  Bela Muster: officer, collector
  Emil Muster: custodian

Case EX-2026-337 by Bela Muster
Case EX-2026-338 by Bela Muster

Dora Muster: role.granted of Emil Muster = the first grant
    granted: examiner
    until: in 10 days
  > recorded

Dora Muster: role.granted of Emil Muster = the second grant
    granted: examiner
    until: in 20 days
  > recorded

Dora Muster: role.revoked of Emil Muster
    revoked: examiner
    grant: the first grant
  > recorded

Emil Muster: note.added of EX-2026-337 as examiner
    note: I am an examiner still
  > recorded, nearly: ROL-01

Dora Muster: role.revoked of Emil Muster
    revoked: examiner
    grant: the second grant
  > recorded

Emil Muster: note.added of EX-2026-337 as examiner
    note: I do not know yet
  > refused ROL-01 "does not hold the role examiner"

Dora Muster: role.granted of Emil Muster
    granted: examiner
    case: EX-2026-337
  > recorded

Emil Muster: note.added of EX-2026-337 as examiner
    note: I am an examiner here
  > recorded

Emil Muster: note.added of EX-2026-338 as examiner
    note: Here I am none
  > refused ROL-01 "does not hold the role examiner"
