# He counts what he holds

Max was custodian for a day and still has a telephone when he becomes an overseer. What he counts is counted by who
answers for it. Olga, who holds nothing, counts the same thing.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Max Muster: witness
  Olga Muster: oversight

Case EX-2026-051 by Bela Muster
Item EX-1 by Bela Muster

Ruth Muster: role.granted of Max Muster as registrar
    granted: custodian
    until: in 1 day
  > recorded, nearly: ROL-04

Bela Muster: transfer.offered of EX-1 = the offer
    to: Max Muster
    kind: permanent
    expires: in 12 hours
  > recorded

Max Muster: transfer.accepted of EX-1 as custodian
    offer: the offer
  > recorded

Ruth Muster: role.granted of Max Muster as registrar
    granted: oversight
  > refused ROL-04 "custodian"

2 days later

Ruth Muster: role.granted of Max Muster as registrar
    granted: oversight
  > recorded

Olga Muster: inventory.recorded of EX-2026-051
    sightings: EX-1 seen
  > recorded

Max Muster: inventory.recorded of EX-2026-051 as oversight
    sightings: EX-1 seen
  > recorded

In the end: SOD-04 once, WIT-02 once
