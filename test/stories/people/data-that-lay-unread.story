# Data that lay unread

The policy wants data read again every month. The first image is read after three weeks and after seven; the second reading
is late. The second image is not read again at all, and that shows when the record ends.

People
  Ruth Muster: registrar, supervisor
  Emil Muster: examiner

Policy checkInterval 2592000
Demand 1 witness for item.disposed

Case EX-2026-015 by Ruth Muster

Emil Muster: item.acquired new EX-1
    case: EX-2026-015
    kind: data
    mode: imaged
    copyRole: evidentiary
    digests: sha-256 of the whole drive
    tool: Reader 4.1
    faults: none
  > recorded, to be explained: LEG-01

Emil Muster: item.acquired new EX-2
    case: EX-2026-015
    kind: data
    mode: imaged
    copyRole: evidentiary
    digests: sha-256 of another drive
    tool: Reader 4.1
    faults: none
  > recorded, to be explained: LEG-01

21 days later

Emil Muster: integrity.checked of EX-1
    result: same
    digests: sha-256 of the whole drive
  > recorded, nearly: INT-04

31 days later

Emil Muster: integrity.checked of EX-1
    result: same
    digests: sha-256 of the whole drive
  > recorded, to be explained: INT-04

In the end: INT-04 once
