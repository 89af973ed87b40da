# An id for each case

An undercover officer works in two cases. The policy wants an id and a key of his own for each, so that nobody who reads the
record sees that it is the same person. Under the id of the first case he is refused in the second; under another one he is not.
That both ids are one human being stays sealed in the enrolments.

People
  Ruth Muster: registrar, supervisor
  Otto Muster: officer, collector
  Paul Muster, who is Otto Muster: officer, collector

Policy pseudonyms officer, collector

Case EX-2026-040 by Ruth Muster
Case EX-2026-041 by Ruth Muster

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
