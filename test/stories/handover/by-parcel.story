# By parcel

A parcel service does not sign in this ledger. So the seals have to speak: their numbers are named where the parcel leaves and
where it arrives. The first parcel arrives that way; of the second, the receiver does not say which seals he saw, and nobody
can say who had it on the road.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner

Demand 1 witness for item.disposed

Case EX-2026-036 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Bela Muster: seal.applied of EX-1 as collector
    seals: S-1, S-2
    container: box
  > recorded

Bela Muster: transfer.offered of EX-1 = the first parcel
    to: Emil Muster
    kind: courier
    expires: in 7 days
    seals: S-1, S-2
    consignment: PS 4711 0815
  > recorded

Emil Muster: transfer.accepted of EX-1
    offer: the first parcel
    seals: S-1, S-2
    consignment: PS 4711 0815
  > recorded, nearly: CUS-07
  > EX-1 is in-custody, held by Emil Muster

Bela Muster: transfer.offered of EX-2 = the second parcel
    to: Emil Muster
    kind: courier
    expires: in 7 days
    consignment: PS 4711 0816
  > recorded

Emil Muster: transfer.accepted of EX-2
    offer: the second parcel
  > recorded, to be explained: CUS-07
  > EX-2 is in-custody, held by Emil Muster
