# Slipped in

What is recorded of an item after other acts can have been done before them, and then it says why it comes so late, even on the
same day. Bela adds a shelf for the morning when the afternoon is on record, once without a word and once with one.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector

Case EX-2026-311 by Bela Muster
Item EX-1 by Bela Muster, an object
Item EX-2 by Bela Muster, an object

10 hours later

Bela Muster: item.stored of EX-1
    occurredAt: 2 hours ago
    location: Shelf 4
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 6 hours ago
    location: Shelf 3
  > recorded, to be explained: TIM-04

Bela Muster: note.added of EX-1
    occurredAt: 6 hours ago
    note: It lay on the table in between
  > recorded, nearly: TIM-04

Bela Muster: item.stored of EX-2
    occurredAt: 2 hours ago
    location: Shelf 4
  > recorded

Bela Muster: item.stored of EX-2
    occurredAt: 6 hours ago
    location: Shelf 3
    lateReason: I forgot the first shelf
  > recorded

2 days later

Bela Muster: item.stored of EX-2
    occurredAt: 57 hours ago
    location: Shelf 2
  > recorded, to be explained: TIM-04

In the end: WIT-02 twice
