# One human being, two names

Ana is enrolled twice, as a supervisor in one office and as a judge in the other. The registrar sealed with both who she is.
She cannot be two people: what she did under one name she does not approve or witness under the other.

People
  Ruth Muster: registrar, supervisor
  Ana Muster: supervisor, custodian
  Anna Muster, who is Ana Muster: judge
  Ben Muster: judge
  Bela Muster: officer, collector

Demand 2 approvals in the role supervisor or judge for item.stored

Case EX-2026-017 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: item.stored of EX-1 = the shelf
    location: Room 4, shelf 2
  > recorded

Ana Muster: event.approved of EX-1
    event: the shelf
    labels: none
  > recorded, nearly: APP-01

Anna Muster: event.approved of EX-1
    event: the shelf
    labels: none
  > refused APP-03 "Let a further person"

Ben Muster: event.approved of EX-1
    event: the shelf
    labels: none
  > recorded
  > the shelf has effect

Ana Muster: note.added of EX-1 = her remark
    note: The box is scratched
  > recorded

Anna Muster: event.witnessed of EX-1
    event: her remark
    labels: none
  > refused WIT-01 "Let another person"
