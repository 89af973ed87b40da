# Back in time

The same loan, brought back a minute before it is due: nothing is left to explain.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner

Demand 1 witness for item.disposed

Case EX-2026-031 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: transfer.offered of EX-1 = the loan
    to: Emil Muster
    kind: lab
    expires: in 1 day
    dueBack: in 1 day
  > recorded

Emil Muster: transfer.accepted of EX-1
    offer: the loan
  > recorded

23 hours later

Emil Muster: transfer.offered of EX-1 = the return
    to: Bela Muster
    kind: return
    expires: in 7 days
  > recorded

Bela Muster: transfer.accepted of EX-1 as collector
    offer: the return
  > recorded
  > EX-1 is in-custody, held by Bela Muster
