# Who has to see it

A sealed thing is opened before somebody. Where the policy says who that has to be, it asks for him, and what it does not get is a
witness who is missing; elsewhere anybody will do, but not the one for whom it was opened.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner, collector
  Walter Muster: prosecutor

Demand 1 witness for seal.broken of document

Case EX-2026-076 by Bela Muster
Item EX-1 by Emil Muster, a document
Item EX-2 by Emil Muster
Item EX-3 by Emil Muster

Bela Muster: authority.recorded of EX-2026-076 = the order
    kind: order
    identifier: 12 Gs 11/26
    issuer: District court
  > recorded

Emil Muster: seal.applied of EX-1
    seals: L1
    container: envelope
  > recorded

Emil Muster: seal.applied of EX-2
    seals: L2
    container: bag
  > recorded

Emil Muster: seal.applied of EX-3
    seals: L3
    container: bag
  > recorded

Emil Muster: seal.broken of EX-1
    seals: L1
    reason: examination
    authority: the order
  > recorded

Emil Muster: seal.broken of EX-2 = the second opening
    seals: L2
    reason: examination
    authority: the order
    onBehalfOf: Walter Muster
  > recorded

Walter Muster: event.witnessed of EX-2
    event: the second opening
    labels: none
  > recorded

Emil Muster: seal.broken of EX-3 = the third opening
    seals: L3
    reason: examination
    authority: the order
    onBehalfOf: Walter Muster
  > recorded

Bela Muster: event.witnessed of EX-3
    event: the third opening
    labels: none
  > recorded

In the end: SEA-02 once, SOD-03 once
In the end, nearly: SEA-02
