# Under the treaty

A central authority asks for a copy and for the telephone. Kira is the point of contact. What she offers rests on an agreement
that is on record and in force, and for the kind of thing that was agreed. What goes without one, by somebody else or as another
kind of thing can be urgent and is recorded; it has to be explained.

People
  Ruth Muster: registrar
  Dora Muster: supervisor
  Bela Muster: officer, collector
  Kira Muster: contact-point
  Lena Muster: contact-point

Demand 1 witness for item.disposed

Case EX-2026-334 by Bela Muster
Item EX-1 by Bela Muster, a device
Item EX-2 by Bela Muster, an object

Ruth Muster: agreement.registered of the ledger
    kind: mlat
    validFrom: 2026-06-01 00:00
    validUntil: 2026-01-01 00:00
    parties: Central Office North, Central Office South
    contacts: Desk 3 of Central Office South
  > refused AGR-01 "before it begins"

Bela Muster: agreement.registered of the ledger as officer
    kind: mlat
    parties: Central Office North, Central Office South
    contacts: Desk 3 of Central Office South
  > refused ROL-02 "one of these roles: registrar, contact-point"

Kira Muster: agreement.registered of the ledger = the treaty
    kind: mlat
    validFrom: now
    validUntil: in 2 days
    kinds: device, disk-image
    parties: Central Office North, Central Office South
    contacts: Desk 3 of Central Office South
    identifier: Treaty 4/2026
    restrictions: For this proceeding alone
    channel: By messenger
  > recorded, nearly: AGR-01

Bela Muster: transfer.offered of EX-1 as collector = the way to Kira
    to: Kira Muster
    kind: permanent
    expires: in 1 day
  > recorded, nearly: AGR-02, XFR-01

Kira Muster: transfer.accepted of EX-1
    offer: the way to Kira
  > recorded
  > EX-1 is in-custody, held by Kira Muster

Kira Muster: transfer.offered of EX-1
    to: Lena Muster
    kind: mla
    agreement: EX-2
    expires: in 1 day
  > refused AGR-02 "which was not registered before"

Kira Muster: transfer.offered of EX-1
    to: Lena Muster
    kind: permanent
    agreement: the treaty
    expires: in 1 day
  > refused AGR-02 "which rests on no agreement"

Kira Muster: transfer.offered of EX-1 = the dispatch
    to: Lena Muster
    kind: mla
    agreement: the treaty
    restrictions: For this proceeding alone
    expires: in 1 day
  > recorded, nearly: XFR-02, AGR-03

Lena Muster: transfer.accepted of EX-1
    offer: the dispatch
  > recorded
  > EX-1 is in-custody, held by Lena Muster

Bela Muster: transfer.offered of EX-2 as collector = the short cut
    to: Kira Muster
    kind: mla
    agreement: the treaty
    expires: in 1 day
  > recorded, to be explained: XFR-01, XFR-02

Kira Muster: transfer.refused of EX-2
    offer: the short cut
    reason: no-authority
  > recorded

3 days later

Lena Muster: transfer.offered of EX-1
    to: Kira Muster
    kind: mla
    agreement: the treaty
    expires: in 1 day
  > refused AGR-03 "ended at"

Lena Muster: transfer.offered of EX-1
    to: Kira Muster
    kind: mla
    expires: in 1 day
  > recorded, to be explained: XFR-01
