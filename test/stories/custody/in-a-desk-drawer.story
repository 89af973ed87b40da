# In a desk drawer

Bela comes back late and puts a telephone in his drawer, and a tablet on the shelf for what came in last. The tablet is in the
evidence room within a day. The camera, which nobody carries on from the same shelf, is not.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector

Policy lateAfter 86400

Case EX-2026-111 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster
Item EX-3 by Bela Muster

Bela Muster: item.stored of EX-1 as collector
    location: Room 12, my desk
    storedIn: personal
  > recorded, to be explained: CUS-11

Bela Muster: item.stored of EX-2 as collector
    location: Shelf by the door
    storedIn: temporary
  > recorded

Bela Muster: item.stored of EX-3 as collector
    location: Shelf by the door
    storedIn: temporary
  > recorded

20 hours later

Bela Muster: item.stored of EX-2 as collector
    location: Room 3, shelf B
    storedIn: evidence-room
  > recorded

2 days later

Bela Muster: item.stored of EX-3 as collector
    location: Room 3, shelf C
    storedIn: evidence-room
  > recorded

In the end: CUS-11 once, WIT-02 3 times
In the end, nearly: CUS-11
