# Left lying open

What was opened for an examination is sealed again when it is over. Emil opens two bags. The first he examines for a week and
seals on the evening after; the second he leaves open on his table for two days, and seals it then.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner, collector

Case EX-2026-073 by Bela Muster
Item EX-1 by Emil Muster
Item EX-2 by Emil Muster

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

In the end: SEA-04 once, WIT-02 twice
In the end, nearly: SEA-04
