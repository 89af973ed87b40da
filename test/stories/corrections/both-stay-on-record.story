# Both stay on record

Nothing is edited. Whoever made an entry, or a supervisor, says what was wrong and what is right; both stay on record, and
a second person approves it, while the item is where it was. Who, when, how much and which data are points to explain.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Dora Muster: supervisor

Case EX-2026-304 by Bela Muster

Bela Muster: item.collected as collector new EX-1 = the entry
    case: EX-2026-304
    kind: drugs
    mode: found
    description: White powder
    quantity: 17.5 g
    place: Mill Lane 1
  > recorded, to be explained: LEG-01

Cleo Muster: entry.corrected of EX-1
    event: the entry
    field: place
    was: Mill Lane 1
    is: Mill Lane 11
    reason: The sign was misread
  > refused COR-01 "or a supervisor"

Bela Muster: entry.corrected of EX-1
    event: the entry
    field: location
    was: Mill Lane 1
    is: Mill Lane 11
    reason: The sign was misread
  > refused COR-01 "no such field"

Bela Muster: entry.corrected of EX-1 = the place
    event: the entry
    field: place
    was: Mill Lane 1
    is: Mill Lane 11
    reason: The sign was misread
  > recorded, nearly: COR-01, COR-02
  > the place waits

Bela Muster: entry.corrected of EX-1 = the weight
    event: the entry
    field: quantity
    was: 17.5 g
    is: 11.5 g
    reason: The pan was on the scales
  > recorded, to be explained: COR-02

Bela Muster: event.approved of EX-1 as officer
    event: the weight
    labels: was, is
  > refused SOD-02 "approves"

Dora Muster: event.approved of EX-1
    event: the weight
    labels: was, is
  > recorded, nearly: ATT-02
  > the weight has effect

Dora Muster: event.approved of EX-1
    event: the weight
    labels: was, is
  > refused APP-01 "all the approvals"

Bela Muster: note.added of EX-2026-304
    event: the entry
    note: It was weighed again
  > refused ATT-01 "chain"

Dora Muster: event.witnessed of EX-1
    event: the weight
    labels: weight
  > refused ATT-02 "weight"

Bela Muster: item.stored of EX-1 as collector
    occurredAt: in 2 days
    location: Shelf 4
  > refused TIM-02 "happened"

Bela Muster: entry.corrected of EX-1 = the time
    event: the entry
    field: occurredAt
    was: 9:14
    is: 9:41
    reason: The clock of the car was read
  > recorded, to be explained: COR-02

Bela Muster: entry.corrected of EX-2026-304 as officer = the reference
    event: EX-2026-304
    field: reference
    was: EX-2026-304
    is: EX-2026-304 a
    reason: There were two of that number
  > recorded

Bela Muster: transfer.offered of EX-1
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded

Dora Muster: event.approved of EX-1
    event: the time
    labels: none
  > refused APP-02 "the item was offered"

Dora Muster: event.approved of EX-2026-304
    event: the reference
    labels: none
  > recorded, nearly: APP-02
  > the reference has effect

In the end: WIT-02 once
