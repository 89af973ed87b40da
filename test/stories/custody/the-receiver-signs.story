# The receiver signs

Nothing that a releaser says alone moves custody. Bela offers a telephone; it stays his until Cleo has signed for it.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian

Case EX-2026-001 by Bela Muster
Item EX-1 by Bela Muster

Cleo Muster: transfer.offered of EX-1
    to: Bela Muster
    kind: permanent
    expires: in 2 days
  > refused CUS-04 "offers item"

Bela Muster: transfer.offered of EX-1 = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded, nearly: CUS-05, CUS-10, TRF-01, TRF-02, TRF-04
  > EX-1 is offered, held by Bela Muster

Bela Muster: transfer.accepted of EX-1 as collector
    offer: the offer
  > refused CUS-03 "was made to"
  > EX-1 is offered, held by Bela Muster

1 hour later

Cleo Muster: transfer.accepted of EX-1
    offer: the offer
  > recorded
  > EX-1 is in-custody, held by Cleo Muster

In the end: WIT-02 once
