# A stricter policy

A role that one person gives alone, then a policy that wants two, then what waited while the policies changed: both
policies count for it.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Dora Muster: supervisor
  Olga Muster: oversight

Case EX-2026-001 by Bela Muster

Ruth Muster: role.granted of Bela Muster as registrar
    granted: examiner
  > recorded

Ruth Muster: policy.adopted of the ledger as founder = the strict rules
    policy: two-person-room
    reason: The room holds more than it did
  > recorded
  > the strict rules has effect

Ruth Muster: role.granted of Bela Muster as registrar = the grant
    granted: custodian
  > recorded
  > the grant waits

Ruth Muster: policy.adopted of the ledger as founder = the old rules
    policy: standard
  > recorded
  > the old rules waits

Olga Muster: event.approved of the ledger
    event: the old rules
    labels: none
  > recorded
  > the old rules has effect

Bela Muster: event.approved of Bela Muster
    event: the grant
    labels: none
  > refused SOD-02 "or which is about him"

Dora Muster: event.approved of Bela Muster as supervisor
    event: the grant
    labels: none
  > recorded
  > the grant has effect
