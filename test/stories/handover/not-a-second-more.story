# Not a second more

A parcel that is offered and a telephone that is lent are both to be answered for by ten o'clock. The record ends on the very
second: nothing is overdue yet. (Each step of a story takes a second.)

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian

Case EX-2026-340 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Bela Muster: transfer.offered of EX-1 = the loan
    to: Cleo Muster
    kind: loan
    dueBack: in 3603 seconds
    expires: in 1 hour
  > recorded

Cleo Muster: transfer.accepted of EX-1
    offer: the loan
  > recorded

Bela Muster: transfer.offered of EX-2
    to: Cleo Muster
    kind: permanent
    expires: in 3601 seconds
  > recorded

3599 seconds later

In the end: WIT-02 twice
In the end, nearly: CUS-06, CUS-08
