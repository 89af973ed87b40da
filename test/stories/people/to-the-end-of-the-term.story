# To the end of the term

A role that was given for an hour is held for that hour, its last second included, and a role cannot be given until now. So it is with
a hold, with an agreement, with a warrant and with what the policy allows. (Each step of a story takes a second.)

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Otto Muster: officer
  Paula Muster: prosecutor
  Cleo Muster: custodian
  Walter Muster: witness

Policy lateAfter 3600
Policy retention 7207

Case EX-2026-039 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Ruth Muster: role.granted of Cleo Muster
    granted: examiner
    until: now
  > refused ROL-06 "past"

Otto Muster: hold.placed of EX-1
    reason: investigation
    until: now
    order: 17 Js 5/26
  > refused HLD-01 "ends at"

Otto Muster: hold.placed of EX-1 = the hold
    reason: investigation
    until: in 1 hour
    order: 17 Js 5/26
  > recorded

Otto Muster: hold.placed of EX-2 = the second hold
    reason: investigation
    until: in 1 hour
    order: 17 Js 5/26
  > recorded

3597 seconds later

Paula Muster: disposition.authorized of EX-1
    disposal: archived
    order: 17 Js 5/26
  > refused LEG-06 "on hold until"

Otto Muster: hold.released of EX-2
    hold: the second hold
    order: 17 Js 5/26
  > recorded, nearly: HLD-02

Paula Muster: disposition.authorized of EX-1 = the clearance
    disposal: archived
    appealUntil: in 1 hour
    order: 17 Js 5/26
  > recorded, nearly: LEG-06
  > EX-1 is cleared, held by Bela Muster

3598 seconds later

Bela Muster: item.disposed of EX-1 as collector
    clearance: the clearance
    disposal: archived
  > refused DIS-01 "time for appeal"

Bela Muster: item.disposed of EX-1 as collector
    clearance: the clearance
    disposal: archived
  > recorded, nearly: DIS-05
  > EX-1 is disposed

Ruth Muster: role.granted of Walter Muster
    granted: registrar
    until: in 1 hour
  > recorded

Ruth Muster: role.granted of Cleo Muster
    granted: examiner
    until: in 1 hour
  > recorded

3597 seconds later

Ruth Muster: role.granted of Walter Muster
    granted: collector
  > refused ROL-04 "registrar and collector together"

Cleo Muster: note.added of EX-2026-039 as examiner
    note: On the last second
  > recorded, nearly: ROL-01

Ruth Muster: role.granted of Walter Muster
    granted: collector
  > recorded, nearly: ROL-04

Cleo Muster: note.added of EX-2026-039 as examiner
    note: A second later
  > refused ROL-01 "does not hold the role examiner"

In the end: WIT-02 twice
