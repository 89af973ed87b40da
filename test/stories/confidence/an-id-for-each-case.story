# An id for each case

Otto has been a witness in a case and then works undercover in it and in another one. The policy wants an id and a key of his own for each, so that nobody who reads the
record sees that it is the same person. Under the id of the first case he is refused in the second; under another one he is not.
That both ids are one human being stays sealed in the enrolments. Of Nora, whose identity is protected, no export opens who she
is.

People
  Ruth Muster: registrar, supervisor
  Otto Muster: officer, collector, witness
  Paul Muster, who is Otto Muster: officer, collector
  Nora Muster, who comes later: officer, collector

Policy pseudonyms officer, collector

Case EX-2026-040 by Ruth Muster
Case EX-2026-041 by Ruth Muster

Otto Muster: note.added of EX-2026-040 as witness
    note: I saw them meet at the station
  > recorded

Otto Muster: note.added of EX-2026-040
    note: met at the station
  > recorded

Otto Muster: note.added of EX-2026-041
    note: met at the harbour
  > refused PRV-06 "both cases are linked"

Paul Muster: note.added of EX-2026-041
    note: met at the harbour
  > recorded, nearly: PRV-06

Otto Muster: note.added of EX-2026-040
    note: met at the station again
  > recorded

Ruth Muster: party.enrolled
    party: Nora Muster
    key: the first key of Nora Muster
    nextKey: the second key of Nora Muster
    identity: protected
    roles: officer, collector
  > recorded

Nora Muster: item.collected as collector new EX-1 = the entry
    case: EX-2026-041
    kind: device
    mode: found
    description: A telephone
    make: Example 3
    serial: none that can be read
  > recorded, to be explained: LEG-01

Ruth Muster: event.witnessed of EX-1 as supervisor
    event: the entry
    labels: none
  > recorded
