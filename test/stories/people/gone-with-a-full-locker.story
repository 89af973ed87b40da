# Gone with a full locker

Bela dies, and a telephone lies in his locker. Nobody can hand it over for him but a supervisor, and even then it goes only to
somebody who signs for it. What he signed while he was there stays; what still waited for others has lapsed. That he went with
evidence in his hands is said once, and remains to be explained.

People
  Ruth Muster: registrar
  Dora Muster: supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Emil Muster: examiner

Demand 1 witness for item.disposed

Case EX-2026-331 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Bela Muster: transfer.offered of EX-2 as collector = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded

Bela Muster: entry.corrected of EX-1 as collector = the correction
    event: EX-1
    field: description
    was: A thing of no particular make
    is: A telephone
    reason: Seen in daylight
  > recorded
  > the correction waits

Dora Muster: transfer.offered of EX-1 as supervisor
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > refused CUS-04 "is not gone"

1 day later

Ruth Muster: party.ended of Bela Muster = the end
    reason: died
    explanation: Told by his station
  > recorded
  > the correction has lapsed
  > EX-1 is in-custody, held by Bela Muster
  > EX-2 is offered, held by Bela Muster

Bela Muster: note.added of EX-2026-331
    note: A letter from the grave
  > refused CRY-06 "who is gone"

Dora Muster: event.approved of EX-1
    event: the correction
    labels: none
  > refused APP-02 "is gone"

Emil Muster: transfer.offered of EX-1
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > refused CUS-04 "holds it"

Dora Muster: transfer.offered of EX-1
    to: Emil Muster
    kind: lab
    dueBack: in 5 days
    expires: in 2 days
  > refused TRF-02 "in the name of a person who is gone"

Dora Muster: transfer.offered of EX-1 = the recovery
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded
  > EX-1 is offered, held by Bela Muster

Cleo Muster: transfer.accepted of EX-1
    offer: the recovery
    condition: As described, in the locked drawer
  > recorded
  > EX-1 is in-custody, held by Cleo Muster

Dora Muster: transfer.cancelled of EX-2
    offer: the offer
    reason: withdrawn
  > recorded
  > EX-2 is in-custody, held by Bela Muster

Cleo Muster: transfer.offered of EX-1
    to: Bela Muster
    kind: return
    expires: in 2 days
  > refused CUS-10 "who is gone"

In the end: PTY-06 once
