# A warrant quashed from now on

The court ends the warrant and says nothing against what was done under it. Nothing is tainted; what comes later is outside.
A warrant that has ended is not varied any more, whatever the word.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Jana Muster: judge

Case EX-2026-313 by Bela Muster

Bela Muster: authority.recorded of EX-2026-313 = the warrant
    kind: warrant
    identifier: W 22/26
    issuer: Sample Town Court
  > recorded

Bela Muster: authority.recorded of EX-2026-313 = the other warrant
    kind: warrant
    identifier: W 23/26
    issuer: Sample Town Court
  > recorded

Bela Muster: item.collected as collector new EX-1
    case: EX-2026-313
    kind: document
    mode: found
    description: A diary
    authority: the warrant
  > recorded

1 day later

Jana Muster: authority.varied of EX-2026-313
    varies: the warrant
    change: quashed
    order: 3 Qs 6/26
  > refused LEG-09 "from the beginning or from now on"

Jana Muster: authority.varied of EX-2026-313
    varies: the warrant
    change: quashed
    reach: from-now-on
    validUntil: in 2 days
    order: 3 Qs 6/26
  > refused LEG-09 "still allow"

Jana Muster: authority.varied of EX-2026-313
    varies: the warrant
    change: quashed
    reach: from-now-on
    order: 3 Qs 6/26
    document: sha-256 of the ruling
  > recorded, nearly: LEG-09
  > EX-1 rests on nothing that was quashed

Jana Muster: authority.varied of EX-2026-313
    varies: the warrant
    change: extended
    scope: The cellar too
    order: 3 Qs 7/26
  > refused LEG-11 "has ended"

1 hour later

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    justification: To read it
    authority: the warrant
  > recorded, to be explained: LEG-02

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    justification: To read it again
    authority: the other warrant
  > recorded

Bela Muster: authority.varied of EX-2026-313
    varies: the other warrant
    change: expired
    order: Everything that it names was found
  > recorded

1 minute later

Bela Muster: item.collected as collector new EX-2
    case: EX-2026-313
    kind: document
    mode: found
    description: A letter
    authority: the other warrant
  > recorded, to be explained: LEG-02
  > EX-2 rests on nothing that was quashed

In the end: WIT-02 twice
