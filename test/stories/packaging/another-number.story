# Another number

Emil breaks a seal and writes down a number that was never on the bag. The new seal takes the place of the one that was there, not
of the one that he named. Who looks at it later says what he sees: the right number on a torn seal is no seal in order.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner, collector

Case EX-2026-075 by Bela Muster
Item EX-1 by Emil Muster

Bela Muster: authority.recorded of EX-2026-075 = the order
    kind: order
    identifier: 12 Gs 10/26
    issuer: District court
  > recorded

Emil Muster: seal.applied of EX-1
    seals: K1
    container: bag
  > recorded

Emil Muster: seal.broken of EX-1 = the opening
    seals: K7
    reason: examination
    authority: the order
  > recorded, to be explained: SEA-01

Bela Muster: event.witnessed of EX-1
    event: the opening
    labels: none
  > recorded

Emil Muster: seal.applied of EX-1
    seals: K2
    replaces: K7
    container: bag
  > refused SEA-05 "never bore"

Emil Muster: seal.applied of EX-1
    seals: K2
    replaces: K1
    container: bag
  > recorded, nearly: SEA-05

Bela Muster: seal.inspected of EX-1
    seals: K2
    result: intact
  > recorded, nearly: SEA-01

Bela Muster: seal.inspected of EX-1
    seals: K1
    result: intact
  > recorded, to be explained: SEA-01

Bela Muster: seal.inspected of EX-1
    seals: K2
    result: damaged
  > recorded, to be explained: SEA-01

In the end: INT-05 twice, WIT-02 once
