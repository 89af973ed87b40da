# What a hold reaches, and for how long

A hold on a drive reaches the image that was made of it, and not the other way round. It ends by itself on the day that it names;
until then somebody who holds the drive can have it released, but not do that himself.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, examiner, collector
  Otto Muster: officer
  Paula Muster: prosecutor

Case EX-2026-093 by Bela Muster
Item EX-1 by Bela Muster, a medium

Bela Muster: item.acquired as examiner new EX-2
    case: EX-2026-093
    kind: disk-image
    source: EX-1
    mode: imaged
    copyRole: evidentiary
    description: An image
    method: All sectors
    tool: Imager 4
    digests: sha-256 of the image
    faults: none
  > recorded, to be explained: LEG-01

Otto Muster: hold.placed of EX-2 = the hold on the image
    reason: investigation
    order: 17 Js 5/26
  > recorded

Paula Muster: disposition.authorized of EX-2
    disposal: archived
    order: 17 Js 5/26
  > refused LEG-06 "authorises the end"

Paula Muster: disposition.authorized of EX-1
    disposal: archived
    order: 17 Js 5/26
  > recorded
  > EX-1 is cleared, held by Bela Muster

Otto Muster: hold.released of EX-2
    hold: the hold on the image
    order: 17 Js 5/26
  > recorded, nearly: HLD-02

Otto Muster: hold.placed of EX-1 = the hold on the drive
    reason: preservation
    until: in 30 days
    order: 17 Js 6/26
  > recorded, nearly: HLD-01
  > EX-1 is in-custody, held by Bela Muster

Paula Muster: disposition.authorized of EX-2
    disposal: archived
    order: 17 Js 5/26
  > refused LEG-06 "on hold until"

Bela Muster: hold.released of EX-1 as officer
    hold: the hold on the drive
    order: 17 Js 6/26
  > refused HLD-03 "which he holds himself"

29 days later

Paula Muster: disposition.authorized of EX-2
    disposal: archived
    order: 17 Js 5/26
  > refused LEG-06 "on hold until"

2 days later

Otto Muster: hold.released of EX-1
    hold: the hold on the drive
    order: 17 Js 6/26
  > refused HLD-02 "ended by itself"

Paula Muster: disposition.authorized of EX-2
    disposal: archived
    order: 17 Js 5/26
  > recorded
  > EX-2 is cleared, held by Bela Muster

In the end: WIT-02 once
