# Nobody witnesses himself

Where a policy says nothing of people, one witness of each collection is wanted. Bela cannot be his own, and nobody has seen
what is not there. For whom it was done may say that he was there, and is no witness of it either.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian

Case EX-2026-014 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Bela Muster: event.witnessed of EX-1
    event: EX-1
    labels: none
  > refused WIT-01 "Let another person"

Cleo Muster: event.witnessed of EX-1
    event: EX-1
    labels: imei
  > refused ATT-02 "seals no such value"

Cleo Muster: event.witnessed of EX-1
    event: EX-2
    labels: none
  > refused ATT-01 "in the chain of the event"

Cleo Muster: event.witnessed of EX-1
    event: EX-1
    labels: description
  > recorded

Bela Muster: item.collected new EX-3 = the key
    case: EX-2026-014
    kind: object
    mode: found
    description: A key
    onBehalfOf: Cleo Muster
  > recorded, to be explained: LEG-01

Cleo Muster: event.witnessed of EX-3
    event: the key
    labels: none
  > recorded

In the end: WIT-02 twice
In the end, nearly: WIT-02
