# A warrant narrowed

The warrant was for telephones and cash; on appeal the cash is taken out of it. What was done before stays lawful, even if it
is put on record only afterwards. What is done later is judged by what is left.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Paula Muster: prosecutor

Case EX-2026-312 by Bela Muster

Bela Muster: authority.recorded of EX-2026-312 = the warrant
    kind: warrant
    validFrom: now
    kinds: device, cash
    identifier: W 21/26
    issuer: Sample Town Court
  > recorded

Bela Muster: item.collected as collector new EX-1
    case: EX-2026-312
    kind: cash
    mode: found
    description: Notes in a tin
    quantity: 150 EUR
    authority: the warrant
  > recorded

Bela Muster: item.collected as collector new EX-2
    case: EX-2026-312
    kind: document
    mode: found
    description: A letter
    authority: the warrant
  > recorded, to be explained: LEG-02

2 hours later

Paula Muster: authority.varied of EX-2026-312
    varies: the warrant
    change: narrowed
    kinds: device, document
    order: 3 Qs 5/26
  > refused LEG-10 "by its "kinds" it is not"

Paula Muster: authority.varied of EX-2026-312
    varies: the warrant
    change: narrowed
    validUntil: 3 hours ago
    order: 3 Qs 5/26
  > refused LEG-08 "before it begins"

Paula Muster: authority.varied of EX-2026-312
    varies: the warrant
    change: narrowed
    reach: from-now-on
    kinds: device
    order: 3 Qs 5/26
  > refused LEG-09 "how far back"

Paula Muster: authority.varied of EX-2026-312
    varies: the warrant
    change: narrowed
    kinds: device
    order: 3 Qs 5/26
  > recorded, nearly: LEG-10

Bela Muster: item.collected as collector new EX-3
    case: EX-2026-312
    kind: cash
    mode: found
    description: Coins in a jar
    quantity: 12 EUR
    authority: the warrant
    occurredAt: 1 hour ago
  > recorded

1 minute later

Bela Muster: item.collected as collector new EX-4
    case: EX-2026-312
    kind: cash
    mode: found
    description: Coins in a box
    quantity: 11 EUR
    authority: the warrant
  > recorded, to be explained: LEG-02

Bela Muster: item.collected as collector new EX-5
    case: EX-2026-312
    kind: device
    mode: found
    description: A telephone
    make: Example 3
    serial: S-5
    authority: the warrant
  > recorded
  > EX-1 rests on nothing that was quashed

In the end: WIT-02 5 times
