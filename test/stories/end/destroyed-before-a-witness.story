# Destroyed before a witness

Cleo destroys a telephone, as a prosecutor has authorised. Custody ends when a second person says that he saw it; until
then Cleo answers for it. After its end only words are added.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Paula Muster: prosecutor
  Walter Muster: witness

Case EX-2026-060 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: disposition.authorized of EX-1
    disposal: destroyed
    order: 7 K 12/26
  > refused DIS-01 "which he holds"

Bela Muster: transfer.offered of EX-1 = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded

Cleo Muster: transfer.accepted of EX-1
    offer: the offer
  > recorded

Bela Muster: disposition.authorized of EX-1
    disposal: destroyed
    order: 7 K 12/26
  > refused DIS-01 "took into custody"

Cleo Muster: item.disposed of EX-1
    clearance: the offer
    disposal: destroyed
  > refused DIS-01 "nothing authorises it"

Paula Muster: disposition.authorized of EX-1 = the clearance
    disposal: destroyed
    appealUntil: in 30 days
    ownerNotice: now
    order: 7 K 12/26
  > recorded, nearly: DIS-01, DIS-04
  > EX-1 is cleared, held by Cleo Muster

Paula Muster: disposition.authorized of EX-1
    disposal: forfeited
    order: 7 K 12/26
  > refused CUS-12 "is cleared"

Cleo Muster: transfer.offered of EX-1
    to: Bela Muster
    kind: permanent
    expires: in 2 days
  > refused CUS-12 "Its end was authorised"

Cleo Muster: item.disposed of EX-1
    clearance: the clearance
    disposal: destroyed
  > refused DIS-01 "the time for appeal runs until"

31 days later

Cleo Muster: item.disposed of EX-1
    clearance: the clearance
    disposal: archived
  > refused DIS-01 "authorises that it is destroyed"

Cleo Muster: item.disposed of EX-1
    clearance: the offer
    disposal: destroyed
  > refused DIS-01 "which is not in force"

Bela Muster: item.disposed of EX-1
    clearance: the clearance
    disposal: destroyed
  > refused CUS-09 "Only the custodian"

Cleo Muster: item.disposed of EX-1 = the destruction
    clearance: the clearance
    disposal: destroyed
    circumstances: Shredded in the yard
    certificate: sha-256 of the certificate
  > recorded, nearly: CUS-12
  > EX-1 is cleared, held by Cleo Muster
  > the destruction waits

Paula Muster: event.approved of EX-1
    event: the destruction
    labels: none
  > refused APP-01 "without any approval"

Walter Muster: event.witnessed of EX-1
    event: the destruction
    labels: circumstances
    statement: I stood beside the shredder
  > recorded
  > EX-1 is disposed
  > the destruction has effect

Cleo Muster: item.stored of EX-1
    location: Shelf 4
  > refused CUS-12 "is disposed"

Bela Muster: incident.reported of EX-1
    kind: other
    description: The shredder broke
  > refused CUS-12 "Its custody has ended"

Bela Muster: note.added of EX-1
    note: The shredder broke a day later
  > recorded

In the end: WIT-02 once
In the end, nearly: DIS-02
