# The clock went back

Somebody sets the ledger's clock back by three hours. What is recorded meanwhile bears the last time again, and the service
puts the jump on record itself, once. By that clock Bela puts the telephone on the shelf before he took it; the jump is the
explanation. Nobody has closed that incident yet.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector

Case EX-2026-023 by Bela Muster
Item EX-1 by Bela Muster

The clock goes back 3 hours

Bela Muster: item.stored of EX-1
    location: Shelf 4
  > recorded, to be explained: TIM-04

Bela Muster: item.stored of EX-1
    location: Shelf 5
  > recorded, to be explained: TIM-04

5 hours later

Bela Muster: item.stored of EX-1
    location: Shelf 6
  > recorded

In the end: INC-04 once, WIT-02 once
