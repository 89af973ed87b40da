# A case on hold

A judge places a hold on a whole case, after the end of one of its items was authorised. That authority is gone for good: once a
prosecutor has released the hold, the end has to be authorised anew. Neither the items of the case nor what it says of
people is erased meanwhile.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Jana Muster: judge
  Paula Muster: prosecutor
  Petra Muster: data-protection
  Walter Muster: witness

Case EX-2026-092 by Bela Muster
Case EX-2026-091 by Bela Muster
Item EX-1 by Bela Muster

Paula Muster: disposition.authorized of EX-1 = the first clearance
    disposal: destroyed
    order: 7 K 12/26
  > recorded
  > EX-1 is cleared, held by Bela Muster

Bela Muster: item.disposed of EX-1 as collector = the claim
    clearance: the first clearance
    disposal: destroyed
  > recorded
  > the claim waits

Petra Muster: data.erased of EX-1 = the erasure
    events: EX-1
    erased: none
    ground: request
    request: DP 4/26
  > recorded
  > the erasure waits

Jana Muster: hold.placed of EX-2026-092
    reason: other
    order: 3 W 9/26
  > recorded
  > EX-1 is cleared, held by Bela Muster

Jana Muster: hold.placed of EX-2026-091 = the hold
    reason: court-order
    order: 3 W 8/26
  > recorded
  > EX-1 is in-custody, held by Bela Muster

Walter Muster: event.witnessed of EX-1
    event: the claim
    labels: none
    statement: I saw it go
  > recorded
  > EX-1 is in-custody, held by Bela Muster

Ruth Muster: event.approved of EX-1 as registrar
    event: the erasure
    labels: none
  > refused APP-02 "LEG-06 forbids it now"

Bela Muster: item.disposed of EX-1 as collector
    clearance: the first clearance
    disposal: destroyed
  > refused LEG-06 "ends the custody"

Petra Muster: data.erased of EX-1
    events: EX-1
    erased: none
    ground: request
    request: DP 5/26
  > refused LEG-06 "erases sealed values"

Petra Muster: data.erased of EX-2026-091
    events: EX-2026-091
    erased: reference
    ground: request
    request: DP 5/26
  > refused LEG-06 "which person"

Ruth Muster: hold.released of EX-2026-091 as supervisor
    hold: the hold
    order: 3 W 8/26
  > refused HLD-03 "prosecutor, judge"

Paula Muster: hold.released of EX-2026-091
    hold: the hold
    order: 3 W 8/26, decision of 4 May
  > recorded
  > the claim has lapsed

Bela Muster: item.disposed of EX-1 as collector
    clearance: the first clearance
    disposal: destroyed
  > refused DIS-01 "nothing authorises it"

Paula Muster: disposition.authorized of EX-1
    disposal: destroyed
    order: 7 K 13/26
  > recorded
  > EX-1 is cleared, held by Bela Muster

In the end: WIT-02 once, DIS-02 once
