# Lent and not seen again

A court keeps an exhibit beyond the day that was agreed, and an offer is left without an answer. Both show when the record
ends, without anybody having done anything.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Kai Muster: clerk

Demand 1 witness for item.disposed

Case EX-2026-032 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Bela Muster: transfer.offered of EX-1 = the loan
    to: Kai Muster
    kind: court
    expires: in 1 day
    dueBack: in 10 days
  > recorded

Kai Muster: transfer.accepted of EX-1
    offer: the loan
  > recorded
  > EX-1 is in-custody, held by Kai Muster

Bela Muster: transfer.offered of EX-2
    to: Cleo Muster
    kind: permanent
    expires: in 5 days
  > recorded

11 days later

In the end: CUS-06 once, CUS-08 once
