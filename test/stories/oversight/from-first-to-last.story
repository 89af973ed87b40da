# From first to last

Max takes two watches and stores them. Later he is an overseer for a day and counts the first; Olga counts the second. When he
is a collector again he destroys both, as a prosecutor has authorised and before a witness. Every act is lawful, but of the
first watch nobody else can say that it was ever there.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Max Muster: witness
  Olga Muster: oversight
  Paula Muster: prosecutor
  Walter Muster: witness

Case EX-2026-052 by Bela Muster

Bela Muster: authority.recorded of EX-2026-052 = the order
    kind: order
    identifier: 12 Gs 52/26
    issuer: District court
  > recorded

Ruth Muster: role.granted of Max Muster as registrar
    granted: collector
    until: in 1 day
  > recorded

Max Muster: item.collected new EX-1 as collector
    case: EX-2026-052
    kind: object
    mode: found
    description: A watch
    authority: the order
  > recorded

Max Muster: item.stored of EX-1 as collector
    location: Shelf 1
  > recorded

Max Muster: item.collected new EX-2 as collector
    case: EX-2026-052
    kind: object
    mode: found
    description: A watch
    authority: the order
  > recorded

Max Muster: item.stored of EX-2 as collector
    location: Shelf 2
  > recorded

2 days later

Ruth Muster: role.granted of Max Muster as registrar
    granted: oversight
    until: in 1 day
  > recorded

Max Muster: inventory.recorded of EX-2026-052 as oversight
    sightings: EX-1 seen
  > recorded

Olga Muster: inventory.recorded of EX-2026-052
    sightings: EX-2 seen
  > recorded

2 days later

Ruth Muster: role.granted of Max Muster as registrar
    granted: collector
    until: in 30 days
  > recorded

Paula Muster: disposition.authorized of EX-1 = the first clearance
    disposal: destroyed
    order: 7 K 11/26
  > recorded

Max Muster: item.disposed of EX-1 as collector = the first end
    clearance: the first clearance
    disposal: destroyed
  > recorded

Walter Muster: event.witnessed of EX-1
    event: the first end
    labels: none
  > recorded
  > the first end has effect

Paula Muster: disposition.authorized of EX-2 = the second clearance
    disposal: destroyed
    order: 7 K 12/26
  > recorded

Max Muster: item.disposed of EX-2 as collector = the second end
    clearance: the second clearance
    disposal: destroyed
  > recorded

Walter Muster: event.witnessed of EX-2
    event: the second end
    labels: none
  > recorded
  > the second end has effect

In the end: SOD-01 once, SOD-04 once, WIT-02 twice
In the end, nearly: SOD-01
