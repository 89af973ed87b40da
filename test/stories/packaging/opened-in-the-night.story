# Opened in the night

What is sealed is opened under an authority and before somebody. Emil opens one bag alone and by nobody's leave; from the
second he takes a card, and nobody has recorded that it was opened; on the third somebody finds no seal at all. The fourth is
opened before a witness, and the fifth under an order, but before nobody.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner, collector
  Walter Muster: witness

Case EX-2026-072 by Bela Muster
Item EX-1 by Emil Muster
Item EX-2 by Emil Muster
Item EX-3 by Emil Muster
Item EX-4 by Emil Muster
Item EX-5 by Emil Muster

Bela Muster: authority.recorded of EX-2026-072 = the order
    kind: order
    identifier: 12 Gs 8/26
    issuer: District court
  > recorded

Emil Muster: seal.applied of EX-1
    seals: C1
    container: bag
  > recorded, nearly: SEA-05

Emil Muster: seal.applied of EX-2
    seals: C2
    container: bag
  > recorded

Emil Muster: seal.applied of EX-3
    seals: C3
    container: bag
  > recorded

Emil Muster: seal.applied of EX-4
    seals: C4
    container: bag
  > recorded

Emil Muster: seal.broken of EX-1 = the opening
    seals: C1
    reason: other
    explanation: I wanted to see whether it still worked
  > recorded, to be explained: SEA-02, nearly: SEA-01

Emil Muster: item.derived new EX-2-CARD
    source: EX-2
    relation: sub-item
    kind: medium
    description: A card
  > recorded, to be explained: SEA-02

Emil Muster: exam.started of EX-2
    procedure: SOP 12, version 3
    justification: It has to be switched on
  > recorded, to be explained: SEA-02

Bela Muster: seal.inspected of EX-3
    result: missing
  > recorded, to be explained: SEA-01

Emil Muster: seal.broken of EX-4 = the proper opening
    seals: C4
    reason: examination
    authority: the order
  > recorded

Walter Muster: event.witnessed of EX-4
    event: the proper opening
    labels: none
  > recorded

Emil Muster: seal.applied of EX-5
    seals: C6
    container: envelope
  > recorded

Emil Muster: seal.broken of EX-5
    seals: C6
    reason: examination
    authority: the order
  > recorded

Emil Muster: exam.started of EX-4 = the start
    procedure: SOP 12, version 3
    justification: It has to be switched on
  > recorded

Emil Muster: seal.applied of EX-4
    seals: C5
    replaces: C4
    container: bag
  > recorded

Emil Muster: exam.completed of EX-4
    started: the start
    procedure: SOP 12, version 3
    tool: Reader 2.0
  > recorded, nearly: SEA-02

In the end: INT-05 once, SEA-02 once, WIT-02 5 times
