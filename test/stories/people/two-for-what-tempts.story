# Two for what tempts

The policy wants a second person for documents and media, and nobody for a telephone. The passport is taken before a
witness, the memory card is not, and the telephone needs none.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian, witness

Demand 1 witness in the role witness for item.collected of document or medium

Case EX-2026-013 by Bela Muster
Item EX-1 by Bela Muster, a device

Bela Muster: item.collected new EX-2 = the passport
    case: EX-2026-013
    kind: document
    mode: found
    description: A passport
  > recorded, to be explained: LEG-01

Cleo Muster: event.witnessed of EX-2 as witness
    event: the passport
    labels: description
  > recorded

Bela Muster: item.collected new EX-3 = the card
    case: EX-2026-013
    kind: medium
    mode: found
    description: A memory card
  > recorded, to be explained: LEG-01

Cleo Muster: event.witnessed of EX-3 as custodian
    event: the card
    labels: none
  > recorded

In the end: SOD-03 once
In the end, nearly: SOD-03
