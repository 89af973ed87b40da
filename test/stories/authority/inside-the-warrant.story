# Inside the warrant

A warrant allows some acts, for some days. An act outside it is recorded, because it happened, and is to be explained. A
warrant that nobody put on record cannot be cited, and none ends before it begins.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector

Case EX-2026-302 by Bela Muster
Case EX-2026-303 by Bela Muster

Bela Muster: authority.recorded of EX-2026-302
    kind: warrant
    validFrom: in 2 days
    validUntil: now
    identifier: W 12/26
    issuer: Sample Town Court
  > refused LEG-08 "ends at"

Bela Muster: authority.recorded of EX-2026-302 = the warrant
    kind: warrant
    validFrom: now
    validUntil: in 7 days
    actions: item.collected
    identifier: W 12/26
    issuer: Sample Town Court
  > recorded, nearly: LEG-08

Bela Muster: item.collected as collector new EX-1
    case: EX-2026-302
    kind: document
    mode: found
    description: A ledger, handwritten
    authority: the warrant
  > recorded, nearly: CAS-01

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    justification: To read it
    authority: the warrant
  > recorded, to be explained: LEG-02

Bela Muster: item.collected as collector new EX-2
    case: EX-2026-303
    kind: document
    mode: found
    description: A letter
    authority: the warrant
  > refused LEG-07 "has not on record"

8 days later

Bela Muster: item.collected as collector new EX-2
    case: EX-2026-302
    kind: document
    mode: found
    description: A letter
    authority: the warrant
  > recorded, to be explained: LEG-02

Bela Muster: item.collected as collector new EX-3
    case: EX-2
    kind: document
    mode: found
    description: A note
  > refused CAS-01 "case"

In the end: WIT-02 twice
