# On its first and its last second

What is offered under an agreement is offered while that is in force: not a second before it begins, and on its last second still.
(Each step of a story takes a second.)

People
  Ruth Muster: registrar
  Kira Muster: contact-point
  Lena Muster: contact-point
  Bela Muster: officer, collector

Case EX-2026-335 by Bela Muster
Item EX-1 by Bela Muster, a device
Item EX-2 by Bela Muster, a device

Ruth Muster: agreement.registered of the ledger
    kind: mlat
    validFrom: now
    validUntil: now
    parties: Central Office North, Central Office South
    contacts: Desk 3 of Central Office South
  > recorded, nearly: AGR-01

Ruth Muster: agreement.registered of the ledger = the treaty
    kind: mlat
    validFrom: in 8 seconds
    validUntil: in 1 hour
    parties: Central Office North, Central Office South
    contacts: Desk 3 of Central Office South
  > recorded

Bela Muster: transfer.offered of EX-1 as collector = the first way
    to: Kira Muster
    kind: permanent
    expires: in 1 day
  > recorded

Kira Muster: transfer.accepted of EX-1
    offer: the first way
  > recorded

Bela Muster: transfer.offered of EX-2 as collector = the second way
    to: Kira Muster
    kind: permanent
    expires: in 1 day
  > recorded

Kira Muster: transfer.accepted of EX-2
    offer: the second way
  > recorded

Kira Muster: note.added of EX-2026-335
    note: The treaty begins in a moment
  > recorded

Bela Muster: note.added of EX-2026-335
    note: Both telephones are with Kira
  > recorded

Kira Muster: transfer.offered of EX-1
    to: Lena Muster
    kind: mla
    agreement: the treaty
    expires: in 1 day
  > refused AGR-03 "begins at"

Kira Muster: transfer.offered of EX-1
    to: Lena Muster
    kind: mla
    agreement: the treaty
    expires: in 1 day
  > recorded, nearly: AGR-03

3590 seconds later

Kira Muster: transfer.offered of EX-2
    to: Lena Muster
    kind: mla
    agreement: the treaty
    expires: in 1 day
  > recorded, nearly: AGR-03

In the end: WIT-02 twice
