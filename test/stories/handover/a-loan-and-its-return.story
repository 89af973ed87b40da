# A loan and its return

The laboratory borrows a telephone. The loan has two signatures and so has the way back: each is offered by who holds it, and
is his until the other has signed. It is due on the third day and comes back on the fifth, which is to be explained.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Emil Muster: examiner

Case EX-2026-030 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: transfer.offered of EX-1
    to: Emil Muster
    kind: loan
    expires: in 1 day
  > refused TRF-02 "does not say when the item is due back"

Bela Muster: transfer.offered of EX-1
    to: Emil Muster
    kind: loan
    expires: in 1 day
    dueBack: 1 hour ago
  > refused TRF-02 "Name a time after the offer"

Bela Muster: transfer.offered of EX-1
    to: Emil Muster
    kind: permanent
    expires: in 1 day
    dueBack: in 3 days
  > refused TRF-02 "and says when the item is due back"

Bela Muster: transfer.offered of EX-1 = the loan
    to: Emil Muster
    kind: loan
    expires: in 1 day
    dueBack: in 3 days
  > recorded

Emil Muster: transfer.accepted of EX-1
    offer: the loan
  > recorded, nearly: INT-03
  > EX-1 is in-custody, held by Emil Muster

Emil Muster: transfer.offered of EX-1
    to: Cleo Muster
    kind: return
    expires: in 7 days
  > refused TRF-04 "never held it"

5 days later

Emil Muster: transfer.offered of EX-1 = the return
    to: Bela Muster
    kind: return
    expires: in 7 days
  > recorded
  > EX-1 is offered, held by Emil Muster

Bela Muster: transfer.accepted of EX-1 as collector
    offer: the return
  > recorded, to be explained: CUS-08
  > EX-1 is in-custody, held by Bela Muster

In the end: WIT-02 once
