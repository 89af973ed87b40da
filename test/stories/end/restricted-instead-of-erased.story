# Restricted instead of erased

A person asks that his name be erased, and it is needed for evidence. So the officer restricts what may be done with it: a hold, and
the reason why. As long as it lasts nobody erases the name, not even with an approval; when it is released, the request is
met.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Petra Muster: data-protection

Case EX-2026-066 by Bela Muster

Bela Muster: item.collected as collector new EX-1
    case: EX-2026-066
    kind: device
    mode: surrendered
    description: A telephone
    make: Example 3
    serial: none that can be read
    from: Otto Muster
  > recorded, to be explained: LEG-01

Bela Muster: hold.placed of EX-1 as officer = the restriction
    reason: restriction
    order: DP 6/26
    explanation: He is the only one who can say from whom he has it
  > recorded

Petra Muster: data.erased of EX-1
    events: EX-1
    erased: from
    ground: request
    request: DP 6/26
  > refused LEG-06 "erases sealed values"

Ruth Muster: hold.released of EX-1 as supervisor
    hold: the restriction
    order: DP 6/26
  > recorded

Petra Muster: data.erased of EX-1 = the erasure
    events: EX-1
    erased: from
    ground: request
    request: DP 6/26
  > recorded
  > the erasure waits

Ruth Muster: event.approved of EX-1 as registrar
    event: the erasure
    labels: none
  > recorded
  > the erasure has effect

In the end: LEG-04 once, WIT-02 once
