# A warrant extended

A search takes longer than the warrant allows, and the court gives more days before they are over. What is called an extension
makes the warrant wider, and holds all that it allowed before; one that comes after the end of the warrant is recorded, and is to be explained.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Jana Muster: judge, clerk
  Cleo Muster: custodian

Case EX-2026-310 by Bela Muster
Case EX-2026-311 by Bela Muster

Bela Muster: authority.recorded of EX-2026-310 = the warrant
    kind: warrant
    validUntil: in 2 days
    actions: item.collected
    identifier: W 20/26
    issuer: Sample Town Court
  > recorded

Bela Muster: authority.varied of EX-2026-311
    varies: the warrant
    change: extended
    validUntil: in 7 days
    order: W 20/26 a
  > refused LEG-07 "has not on record"

Cleo Muster: authority.varied of EX-2026-310
    varies: the warrant
    change: extended
    validUntil: in 7 days
    order: W 20/26 a
  > refused ROL-02 "custodian"

Bela Muster: authority.varied of EX-2026-310
    varies: the warrant
    change: extended
    order: W 20/26 a
  > refused LEG-09 "does not say in what"

Bela Muster: authority.varied of EX-2026-310
    varies: the warrant
    change: extended
    validUntil: in 1 day
    order: W 20/26 a
  > refused LEG-10 "by its "validUntil" it is not"

Bela Muster: authority.varied of EX-2026-310
    varies: the warrant
    change: extended
    validUntil: in 172795 seconds
    order: W 20/26 a
  > refused LEG-10 "by its "validUntil" it is not"

Bela Muster: authority.varied of EX-2026-310
    varies: the warrant
    change: extended
    actions: item.collected
    order: W 20/26 a
  > refused LEG-10 "by its "actions" it is not"

Bela Muster: authority.varied of EX-2026-310
    varies: the warrant
    change: extended
    actions: item.accessed, item.acquired
    order: W 20/26 a
  > refused LEG-10 "by its "actions" it is not"

Bela Muster: authority.varied of EX-2026-310
    varies: the warrant
    change: extended
    kinds: document, device
    order: W 20/26 a
  > refused LEG-10 "by its "kinds" it is not"

1 day later

Jana Muster: authority.varied of EX-2026-310 as clerk = the extension
    varies: the warrant
    change: extended
    validUntil: in 4 days
    actions: item.collected, item.accessed
    order: W 20/26 a
    document: sha-256 of the order
  > recorded, nearly: LEG-12

2 days later

Bela Muster: item.collected as collector new EX-1
    case: EX-2026-310
    kind: document
    mode: found
    description: A diary
    authority: the warrant
  > recorded

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    justification: To see whose it is
    authority: the warrant
  > recorded

3 days later

Bela Muster: authority.varied of EX-2026-310
    varies: the warrant
    change: extended
    validUntil: in 7 days
    order: W 20/26 b
  > recorded, to be explained: LEG-12, nearly: LEG-11

Bela Muster: item.collected as collector new EX-2
    case: EX-2026-310
    kind: document
    mode: found
    description: A second diary
    authority: the warrant
    occurredAt: 1 hour ago
  > recorded, to be explained: LEG-02

In the end: WIT-02 twice
In the end, nearly: LEG-03
