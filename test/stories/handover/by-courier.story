# By courier

Nina carries the telephone from the station to the laboratory. She signs for it when she takes it, it is hers on the road, and
she offers it on when she arrives. She carries it and does nothing else with it.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Nina Muster: courier
  Emil Muster: examiner

Demand 1 witness for item.disposed

Case EX-2026-035 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: seal.applied of EX-1 as collector
    seals: S-4711
    container: bag
  > recorded

Bela Muster: transfer.offered of EX-1 = the dispatch
    to: Nina Muster
    kind: courier
    expires: in 1 day
    seals: S-4711
  > recorded

Nina Muster: transfer.accepted of EX-1 as courier
    offer: the dispatch
    seals: S-4711
  > recorded
  > EX-1 is in-custody, held by Nina Muster

Nina Muster: seal.broken of EX-1 as courier
    seals: S-4711
    reason: inspection
  > refused ROL-02 "one of these roles: custodian"

3 hours later

Nina Muster: transfer.offered of EX-1 as courier = the delivery
    to: Emil Muster
    kind: permanent
    expires: in 1 day
    seals: S-4711
  > recorded

Emil Muster: transfer.accepted of EX-1
    offer: the delivery
    seals: S-4711
  > recorded
  > EX-1 is in-custody, held by Emil Muster
