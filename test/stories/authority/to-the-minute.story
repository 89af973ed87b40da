# To the minute

Who names a minute may mean its last moment, and two clocks may differ by a little: what can still have been in time is not asked about.
(Each step of a story takes a second.)

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector, examiner

Policy clockSkew 300
Policy lateAfter 3600

Case EX-2026-304 by Bela Muster
Item EX-1 by Bela Muster, an object

Bela Muster: exam.started of EX-1 as examiner
    purpose: examination
    procedure: By eye
    occurredAt: 360999 milliseconds ago
  > recorded, nearly: TIM-06

Bela Muster: authority.recorded of EX-2026-304
    kind: warrant
    validFrom: now
    validUntil: now
    identifier: W 12/26
    issuer: Sample Town Court
  > recorded, nearly: LEG-08

Bela Muster: authority.recorded of EX-2026-304 = the warrant
    kind: warrant
    validFrom: in 60 seconds
    validUntil: in 1 hour
    kinds: document
    identifier: W 13/26
    issuer: Sample Town Court
  > recorded

Bela Muster: item.collected as collector new EX-2
    case: EX-2026-304
    kind: document
    mode: found
    description: A ledger, handwritten
    authority: the warrant
    occurredAt: 999 milliseconds ago
  > recorded, nearly: LEG-02

Bela Muster: item.collected as collector new EX-3
    case: EX-2026-304
    kind: document
    mode: found
    description: A letter
    authority: the warrant
    occurredAt: in 300 seconds
  > recorded, nearly: TIM-02

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    justification: To read it
    authority: the warrant
    occurredAt: in 100 seconds
  > recorded, to be explained: LEG-02

1 hour later

Bela Muster: item.collected as collector new EX-4
    case: EX-2026-304
    kind: document
    mode: found
    description: A note
    authority: the warrant
    occurredAt: 5 seconds ago
  > recorded, nearly: LEG-02

999 milliseconds later

Bela Muster: item.collected as collector new EX-5
    case: EX-2026-304
    kind: document
    mode: found
    description: A page
    occurredAt: 3659999 milliseconds ago
  > recorded, to be explained: LEG-01, nearly: TIM-03

Bela Muster: authority.recorded of EX-2026-304 = the short warrant
    kind: warrant
    validUntil: in 1 hour
    identifier: W 14/26
    issuer: Sample Town Court
  > recorded

3598 seconds later

Bela Muster: authority.varied of EX-2026-304
    varies: the short warrant
    change: extended
    validUntil: in 2 hours
    order: W 14/26 a
    occurredAt: now
  > recorded, nearly: LEG-12

Bela Muster: item.collected as collector new EX-6
    case: EX-2026-304
    kind: document
    mode: found
    description: A page, found as soon as there was more time
    authority: the short warrant
  > recorded, nearly: LEG-02

Bela Muster: authority.varied of EX-2026-304
    varies: the short warrant
    change: narrowed
    actions: item.accessed
    order: W 14/26 b
    occurredAt: now
  > recorded

Bela Muster: item.collected as collector new EX-7
    case: EX-2026-304
    kind: document
    mode: found
    description: A page, found within the minute
    authority: the short warrant
  > recorded, nearly: LEG-02

In the end: WIT-02 7 times
