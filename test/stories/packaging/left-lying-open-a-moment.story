# Left lying open for a day and a moment

What was opened for an examination is sealed again when it is over. Emil opens three bags. The first he examines for a week and
seals on the evening after; the second he leaves open on his table for two days, and seals it then. The third lies open for a day before
he looks at it for a moment, and for two more days afterwards.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner, collector

Case EX-2026-073 by Bela Muster
Item EX-1 by Emil Muster
Item EX-2 by Emil Muster
Item EX-3 by Emil Muster

Bela Muster: authority.recorded of EX-2026-073 = the order
    kind: order
    identifier: 12 Gs 9/26
    issuer: District court
  > recorded

Emil Muster: seal.applied of EX-1
    seals: D1
    container: bag
  > recorded

Emil Muster: seal.applied of EX-2
    seals: D2
    container: bag
  > recorded

Emil Muster: seal.broken of EX-1 = the first opening
    seals: D1
    reason: examination
    authority: the order
  > recorded

Bela Muster: event.witnessed of EX-1
    event: the first opening
    labels: none
  > recorded

Emil Muster: exam.started of EX-1 = the start
    procedure: SOP 12, version 3
    justification: It has to be switched on
    authority: the order
  > recorded

7 days later

Emil Muster: exam.completed of EX-1
    started: the start
    procedure: SOP 12, version 3
    tool: Reader 2.0
    authority: the order
  > recorded

12 hours later

Emil Muster: seal.applied of EX-1
    seals: D3
    replaces: D1
    container: bag
  > recorded

Emil Muster: seal.broken of EX-2 = the second opening
    seals: D2
    reason: examination
    authority: the order
  > recorded

Bela Muster: event.witnessed of EX-2
    event: the second opening
    labels: none
  > recorded

2 days later

Emil Muster: seal.applied of EX-2
    seals: D4
    replaces: D2
    container: bag
  > recorded

Emil Muster: seal.applied of EX-3
    seals: D5
    container: bag
  > recorded

Emil Muster: seal.broken of EX-3 = the third opening
    seals: D5
    reason: examination
    authority: the order
  > recorded

Bela Muster: event.witnessed of EX-3
    event: the third opening
    labels: none
  > recorded

86397 seconds later

Emil Muster: exam.started of EX-3 = the second start
    procedure: SOP 12, version 3
    justification: It has to be switched on
    authority: the order
  > recorded

Emil Muster: exam.completed of EX-3
    started: the second start
    procedure: SOP 12, version 3
    tool: Reader 2.0
    authority: the order
  > recorded

2 days later

Emil Muster: seal.applied of EX-3
    seals: D6
    replaces: D5
    container: bag
  > recorded

In the end: SEA-04 twice, WIT-02 3 times
In the end, nearly: SEA-04
