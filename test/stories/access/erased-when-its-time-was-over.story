# Erased when its time was over

Who looked at an item is kept for two years, and for no purpose but oversight; then it is erased. The data protection officer
asks, the registrar approves. Neither can shorten the time, and a hold keeps the list.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Dora Muster: defence
  Petra Muster: data-protection
  Jana Muster: judge

Policy keepAccesses 63072000
Case EX-2026-302 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Petra Muster: accesses.erased of EX-2
    until: 1 hour ago
  > refused ACC-03 "nobody is on record"

Bela Muster: authority.recorded of EX-2026-302 = the order
    kind: order
    identifier: 7 K 12/26
    issuer: Sample Town Court
  > recorded

Dora Muster: item.accessed = the access
    item: EX-1
    means: inspected
    justification: To prepare the hearing
    authority: the order
  > recorded

400 days later

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    justification: To describe it in the report
    authority: the order
  > recorded

Ruth Muster: event.witnessed of the access
    event: the access
    labels: justification
  > recorded

Petra Muster: accesses.erased of EX-1
    until: 399 days ago
  > refused ACC-03 "the policy allows no day after"

340 days later

Petra Muster: accesses.erased of EX-1
    until: 729 days ago
  > refused ACC-03 "the policy allows no day after"

Petra Muster: accesses.erased of EX-1 = the erasure
    until: 730 days ago
    request: DP 7/28
  > recorded, nearly: ACC-03
  > the erasure waits

Jana Muster: hold.placed of EX-2026-302 = the hold
    reason: other
    order: 9 K 3/28
  > recorded

Ruth Muster: event.approved of EX-1 as registrar
    event: the erasure
    labels: none
  > refused APP-02 "LEG-06 forbids it now"

Petra Muster: accesses.erased of EX-1
    until: 736 days ago
  > refused LEG-06 "erases accesses"

Jana Muster: hold.released of EX-2026-302
    hold: the hold
    order: 9 K 3/28
  > recorded

Ruth Muster: event.approved of EX-1 as registrar
    event: the erasure
    labels: none
  > recorded
  > the erasure has effect

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    justification: To answer a question of the court
    authority: the order
  > recorded

In the end: WIT-02 twice
