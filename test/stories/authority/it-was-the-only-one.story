# It was the only one

There was one warrant and one letter, and the warrant is quashed from the beginning. What was taken into custody under it rests on it
itself, without anything between.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Jana Muster: judge

Case EX-2026-315 by Bela Muster

Bela Muster: authority.recorded of EX-2026-315 = the warrant
    kind: warrant
    identifier: W 26/26
    issuer: Sample Town Court
  > recorded

Bela Muster: item.collected as collector new EX-1
    case: EX-2026-315
    kind: document
    mode: found
    description: A letter
    authority: the warrant
  > recorded
  > EX-1 rests on nothing that was quashed

Jana Muster: authority.varied of EX-2026-315
    varies: the warrant
    change: quashed
    reach: from-the-beginning
    order: 3 Qs 9/26
  > recorded
  > EX-1 rests on the warrant

In the end: LEG-03 once, WIT-02 once
