# Weighed again

What was corrected in words cannot be added up: of the first powder nobody says any more that something is missing, until a test says
again how much is left. Of the second powder only the description was corrected, and what waits for an approval changes nothing. The third
was never weighed when it came, and the fourth is used up to the last crumb.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner, collector

Case EX-2026-097 by Bela Muster
Item EX-3 by Emil Muster, an object

Bela Muster: authority.recorded of EX-2026-097 = the order
    kind: order
    identifier: 12 Gs 14/26
    issuer: District court
  > recorded

Emil Muster: item.collected new EX-1 = the first entry
    case: EX-2026-097
    kind: drugs
    mode: found
    quantity: 10 g
    description: White powder
    authority: the order
  > recorded

Emil Muster: entry.corrected of EX-1 = the weight
    event: the first entry
    field: quantity
    was: 10 g
    is: 12 g
    reason: The lid was not on the scales
  > recorded, to be explained: COR-02

Ruth Muster: event.approved of EX-1 as supervisor
    event: the weight
    labels: was, is
  > recorded

Emil Muster: item.derived new EX-1.1
    source: EX-1
    relation: sample
    kind: drugs
    quantity: 11 g
  > recorded

Emil Muster: sample.consumed of EX-1
    consumed: 0.5 g
    left: 0.5 g
    authority: the order
  > recorded

Emil Muster: sample.consumed of EX-1
    consumed: 0.1 g
    left: 0.5 g
    authority: the order
  > recorded

Emil Muster: item.collected new EX-2 = the second entry
    case: EX-2026-097
    kind: drugs
    mode: found
    quantity: 10 g
    description: Grey powder
    authority: the order
  > recorded

Emil Muster: entry.corrected of EX-2 = the colour
    event: the second entry
    field: description
    was: Grey powder
    is: Brown powder
    reason: It was seen by day
  > recorded

Ruth Muster: event.approved of EX-2 as supervisor
    event: the colour
    labels: was, is
  > recorded

Emil Muster: entry.corrected of EX-2 = the second weight
    event: the second entry
    field: quantity
    was: 10 g
    is: 12 g
    reason: The lid was not on the scales
  > recorded, to be explained: COR-02
  > the second weight waits

Emil Muster: item.derived new EX-2.1
    source: EX-2
    relation: sample
    kind: drugs
    quantity: 11 g
  > recorded

Emil Muster: sample.consumed of EX-3
    consumed: 1 g
    left: 8 g
    authority: the order
  > recorded

Emil Muster: sample.consumed of EX-3
    consumed: 1 g
    left: 6 g
    authority: the order
  > recorded

Emil Muster: sample.consumed of EX-3
    consumed: 1 piece
    left: 5 g
    authority: the order
  > recorded

Emil Muster: item.collected new EX-4
    case: EX-2026-097
    kind: drugs
    mode: found
    quantity: 2 g
    description: A lump
    authority: the order
  > recorded

Emil Muster: sample.consumed of EX-4
    consumed: 2 g
    left: 0 g
    authority: the order
  > recorded

In the end: INT-08 3 times, INT-11 once, WIT-02 4 times
In the end, nearly: INT-08
