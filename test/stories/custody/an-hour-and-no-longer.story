# An hour, and no longer

The policy allows an hour, and the hour counts to its last second: for a bag that is open, for a thing on the shelf by the door, for
data that is to be read again, and for who approves. (Each step of a story takes a second.)

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner, collector

Policy lateAfter 3600
Policy checkInterval 3600
Policy approvalLifetime 3600
Demand 1 approval in the role supervisor for item.relabelled

Case EX-2026-112 by Bela Muster
Item EX-1 by Emil Muster
Item EX-2 by Bela Muster

Bela Muster: authority.recorded of EX-2026-112 = the order
    kind: order
    identifier: 12 Gs 32/26
    issuer: District court
  > recorded

Emil Muster: seal.applied of EX-1
    seals: H1
    container: bag
  > recorded

Emil Muster: seal.broken of EX-1 = the opening
    seals: H1
    reason: examination
    authority: the order
  > recorded

Bela Muster: event.witnessed of EX-1
    event: the opening
    labels: none
  > recorded

Bela Muster: item.stored of EX-2 as collector
    location: Shelf by the door
    storedIn: temporary
  > recorded

Emil Muster: item.acquired new EX-3
    case: EX-2026-112
    kind: data
    mode: produced
    copyRole: original
    digests: sha-256 of the data
    tool: not known
    faults: none
    authority: the order
  > recorded

Bela Muster: item.relabelled of EX-2 as collector = the number
    exhibit: EX-2 a
  > recorded
  > the number waits

3594 seconds later

Emil Muster: seal.applied of EX-1
    seals: H2
    replaces: H1
    container: bag
  > recorded

Bela Muster: note.added of EX-2026-112
    note: The corridor is being painted
  > recorded

Bela Muster: item.stored of EX-2 as collector
    location: Room 3, shelf B
    storedIn: evidence-room
  > recorded

Emil Muster: integrity.checked of EX-3
    result: same
    digests: sha-256 of the data
  > recorded, nearly: INT-04

Ruth Muster: event.approved of EX-2 as supervisor
    event: the number
    labels: none
  > recorded, nearly: APP-02
  > the number has effect

Emil Muster: integrity.checked of EX-1
    result: same
    digests: sha-256 of a photograph of the bag
  > recorded

In the end, nearly: CUS-11, SEA-04
