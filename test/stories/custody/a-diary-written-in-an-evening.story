# A diary written in an evening

A register that was written afterwards as a whole has a reason for each line and is still no register of the time. Bela puts
ten shelves of seven days on record within an hour, to the second. Clara enters ten too, when she comes back from a week without
a connection, but they are of six days; Dora has nine, of nine days.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Clara Muster: officer, collector
  Dora Muster: officer, collector

Case EX-2026-312 by Bela Muster
Item EX-1 by Bela Muster, an object
Item EX-2 by Clara Muster, an object
Item EX-3 by Dora Muster, an object

20 days later

Bela Muster: item.stored of EX-1
    occurredAt: 12 days ago
    location: Shelf 1
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 12 days ago
    location: Shelf 2
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 11 days ago
    location: Shelf 3
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 11 days ago
    location: Shelf 4
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 10 days ago
    location: Shelf 5
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 9 days ago
    location: Shelf 6
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 8 days ago
    location: Shelf 7
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 7 days ago
    location: Shelf 8
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 6 days ago
    location: Shelf 9
    lateReason: Copied from my notebook
  > recorded

3590 seconds later

Bela Muster: item.stored of EX-1
    occurredAt: 6 days ago
    location: Shelf 10
    lateReason: Copied from my notebook
  > recorded

Clara Muster: item.stored of EX-2
    occurredAt: 144 hours ago
    location: Shelf 21
    late: no-connection
  > recorded

Clara Muster: item.stored of EX-2
    occurredAt: 141 hours ago
    location: Shelf 22
    late: no-connection
  > recorded

Clara Muster: item.stored of EX-2
    occurredAt: 120 hours ago
    location: Shelf 23
    late: no-connection
  > recorded

Clara Muster: item.stored of EX-2
    occurredAt: 117 hours ago
    location: Shelf 24
    late: no-connection
  > recorded

Clara Muster: item.stored of EX-2
    occurredAt: 96 hours ago
    location: Shelf 25
    late: no-connection
  > recorded

Clara Muster: item.stored of EX-2
    occurredAt: 93 hours ago
    location: Shelf 26
    late: no-connection
  > recorded

Clara Muster: item.stored of EX-2
    occurredAt: 72 hours ago
    location: Shelf 27
    late: no-connection
  > recorded

Clara Muster: item.stored of EX-2
    occurredAt: 69 hours ago
    location: Shelf 28
    late: no-connection
  > recorded

Clara Muster: item.stored of EX-2
    occurredAt: 27 hours ago
    location: Shelf 29
    late: no-connection
  > recorded

Clara Muster: item.stored of EX-2
    occurredAt: 3 hours ago
    location: Shelf 30
    late: no-connection
  > recorded

Dora Muster: item.stored of EX-3
    occurredAt: 9 days ago
    location: Shelf 31
    late: no-connection
  > recorded

Dora Muster: item.stored of EX-3
    occurredAt: 8 days ago
    location: Shelf 32
    late: no-connection
  > recorded

Dora Muster: item.stored of EX-3
    occurredAt: 7 days ago
    location: Shelf 33
    late: no-connection
  > recorded

Dora Muster: item.stored of EX-3
    occurredAt: 6 days ago
    location: Shelf 34
    late: no-connection
  > recorded

Dora Muster: item.stored of EX-3
    occurredAt: 5 days ago
    location: Shelf 35
    late: no-connection
  > recorded

Dora Muster: item.stored of EX-3
    occurredAt: 4 days ago
    location: Shelf 36
    late: no-connection
  > recorded

Dora Muster: item.stored of EX-3
    occurredAt: 3 days ago
    location: Shelf 37
    late: no-connection
  > recorded

Dora Muster: item.stored of EX-3
    occurredAt: 2 days ago
    location: Shelf 38
    late: no-connection
  > recorded

Dora Muster: item.stored of EX-3
    occurredAt: 1 days ago
    location: Shelf 39
    late: no-connection
  > recorded

In the end: COR-03 once, WIT-02 3 times
In the end, nearly: COR-03
