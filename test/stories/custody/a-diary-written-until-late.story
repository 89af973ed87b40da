# A diary written until late

Bela copies nine pages of his notebook, has his supper, copies one more, and then another nine. Nobody can say where one sitting ends
and the next begins, for the page after supper belongs to both: it is one diary, and is asked about once.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector

Case EX-2026-313 by Bela Muster
Item EX-1 by Bela Muster, an object

20 days later

Bela Muster: item.stored of EX-1
    occurredAt: 19 days ago
    location: Shelf 1
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 18 days ago
    location: Shelf 2
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 17 days ago
    location: Shelf 3
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 16 days ago
    location: Shelf 4
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 15 days ago
    location: Shelf 5
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 14 days ago
    location: Shelf 6
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 13 days ago
    location: Shelf 7
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 12 days ago
    location: Shelf 8
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 11 days ago
    location: Shelf 9
    lateReason: Copied from my notebook
  > recorded

50 minutes later

Bela Muster: item.stored of EX-1
    occurredAt: 10 days ago
    location: Shelf 10
    lateReason: Copied from my notebook
  > recorded

30 minutes later

Bela Muster: item.stored of EX-1
    occurredAt: 9 days ago
    location: Shelf 11
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 8 days ago
    location: Shelf 12
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 7 days ago
    location: Shelf 13
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 6 days ago
    location: Shelf 14
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 5 days ago
    location: Shelf 15
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 4 days ago
    location: Shelf 16
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 3 days ago
    location: Shelf 17
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 2 days ago
    location: Shelf 18
    lateReason: Copied from my notebook
  > recorded

Bela Muster: item.stored of EX-1
    occurredAt: 1 days ago
    location: Shelf 19
    lateReason: Copied from my notebook
  > recorded

In the end: COR-03 once, WIT-02 once
