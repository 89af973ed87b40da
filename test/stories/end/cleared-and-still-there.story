# Cleared, and still there

That the end of a thing was authorised does not end it: until it is gone somebody has to seal what was opened and to bring it to its place.
One thing is cleared within the hour and lies about for two days; another is gone within the hour, and nobody asks.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Paula Muster: prosecutor

Policy lateAfter 3600

Case EX-2026-098 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Bela Muster: authority.recorded of EX-2026-098 = the order
    kind: order
    identifier: 12 Gs 15/26
    issuer: District court
  > recorded

Bela Muster: seal.applied of EX-1
    seals: M1
    container: bag
  > recorded

Bela Muster: seal.applied of EX-2
    seals: M2
    container: bag
  > recorded

Bela Muster: seal.broken of EX-1 as collector = the first opening
    seals: M1
    reason: disposal
    authority: the order
  > recorded

Ruth Muster: event.witnessed of EX-1
    event: the first opening
    labels: none
  > recorded

Bela Muster: item.stored of EX-1 as collector
    location: Shelf by the door
    storedIn: temporary
  > recorded

Bela Muster: seal.broken of EX-2 as collector = the second opening
    seals: M2
    reason: disposal
    authority: the order
  > recorded

Ruth Muster: event.witnessed of EX-2
    event: the second opening
    labels: none
  > recorded

Bela Muster: item.stored of EX-2 as collector
    location: Shelf by the door
    storedIn: temporary
  > recorded

30 minutes later

Paula Muster: disposition.authorized of EX-1
    disposal: archived
    order: 17 Js 6/26
  > recorded

Paula Muster: disposition.authorized of EX-2 = the clearance
    disposal: archived
    order: 17 Js 6/26
  > recorded

Bela Muster: item.disposed of EX-2 as collector
    clearance: the clearance
    disposal: archived
  > recorded
  > EX-2 is disposed

2 days later

Bela Muster: note.added of EX-2026-098
    note: It is still on the shelf
  > recorded

In the end: CUS-11 once, SEA-04 once, WIT-02 twice
In the end, nearly: CUS-11, SEA-04
