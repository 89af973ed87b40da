# Written down late

What is recorded long after it happened is taken, because it happened. Who does not say why it is late has it to explain.
Nobody can say that something happened tomorrow.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector

Case EX-2026-309 by Bela Muster
Item EX-1 by Bela Muster

3 days later

Bela Muster: item.stored of EX-1
    occurredAt: 2 days ago
    location: Shelf 3
  > recorded, to be explained: TIM-03

Bela Muster: item.stored of EX-1
    occurredAt: 2 days ago
    location: Shelf 3
    late: no-connection
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 12 hours ago
    location: Shelf 4
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: in 1 day
    location: Shelf 5
  > refused TIM-02 "happened"

In the end: WIT-02 once
