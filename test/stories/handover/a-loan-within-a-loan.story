# A loan within a loan

Emil has a telephone on loan and lends it on to Cleo; both bring it back in time. Later it is handed over to Emil for good, he
lends it once more, and this time it comes back late. Each loan counts for itself, whatever was lent before.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Emil Muster: examiner

Case EX-2026-044 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: transfer.offered of EX-1 = the loan
    to: Emil Muster
    kind: loan
    expires: in 1 day
    dueBack: in 9 days
  > recorded

Emil Muster: transfer.accepted of EX-1
    offer: the loan
  > recorded

Emil Muster: transfer.offered of EX-1 = the loan within
    to: Cleo Muster
    kind: loan
    expires: in 1 day
    dueBack: in 2 days
  > recorded

Cleo Muster: transfer.accepted of EX-1
    offer: the loan within
  > recorded

Cleo Muster: transfer.offered of EX-1 = the way back
    to: Emil Muster
    kind: return
    expires: in 1 day
  > recorded

Emil Muster: transfer.accepted of EX-1
    offer: the way back
  > recorded

Emil Muster: transfer.offered of EX-1 = the whole way back
    to: Bela Muster
    kind: return
    expires: in 1 day
  > recorded

Bela Muster: transfer.accepted of EX-1 as collector
    offer: the whole way back
  > recorded

Bela Muster: transfer.offered of EX-1 = the handover
    to: Emil Muster
    kind: permanent
    expires: in 1 day
  > recorded

Emil Muster: transfer.accepted of EX-1
    offer: the handover
  > recorded

Emil Muster: transfer.offered of EX-1 = the last loan
    to: Cleo Muster
    kind: loan
    expires: in 1 day
    dueBack: in 2 days
  > recorded

Cleo Muster: transfer.accepted of EX-1
    offer: the last loan
  > recorded

3 days later

Cleo Muster: transfer.offered of EX-1 = the last way back
    to: Emil Muster
    kind: return
    expires: in 1 day
  > recorded

Emil Muster: transfer.accepted of EX-1
    offer: the last way back
  > recorded, to be explained: CUS-08
  > EX-1 is in-custody, held by Emil Muster

In the end: WIT-02 once
