# A seal changed on the way

Three sealed things go to the store. Cleo names the seal of the first as it was released; on the second she finds another
one, and reports that; of the third she says nothing, and on the fourth she finds a seal where there was none.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian

Case EX-2026-071 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster
Item EX-3 by Bela Muster
Item EX-4 by Bela Muster

Bela Muster: seal.applied of EX-1
    seals: B1
    container: bag
  > recorded

Bela Muster: seal.applied of EX-2
    seals: B2
    container: bag
  > recorded

Bela Muster: seal.applied of EX-3
    seals: B3
    container: bag
  > recorded

Bela Muster: transfer.offered of EX-1 = the first
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
    seals: B1
  > recorded

Cleo Muster: transfer.accepted of EX-1
    offer: the first
    seals: B1
  > recorded

Bela Muster: transfer.offered of EX-2 = the second
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded

Cleo Muster: transfer.accepted of EX-2
    offer: the second
    seals: B9
  > recorded, to be explained: SEA-01

Cleo Muster: seal.inspected of EX-2
    seals: B9
    result: different
  > recorded, to be explained: SEA-01

Cleo Muster: incident.reported of EX-2 = the incident
    kind: broken-seal
    description: The bag bears another seal than the one on record
    concerns: Bela Muster
  > recorded

Bela Muster: transfer.offered of EX-3 = the third
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
    seals: B4
  > recorded, to be explained: SEA-01

Cleo Muster: transfer.accepted of EX-3
    offer: the third
  > recorded, to be explained: SEA-01

Bela Muster: transfer.offered of EX-4 = the fourth
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded

Cleo Muster: transfer.accepted of EX-4
    offer: the fourth
    seals: B5
  > recorded, to be explained: SEA-01

In the end: INC-04 once, WIT-02 4 times
In the end, nearly: INT-05
