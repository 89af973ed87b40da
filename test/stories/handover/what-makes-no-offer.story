# What makes no offer

An offer is made by the custodian, to one other person at a time, who is enrolled and may hold evidence, and it does not stand
open for ever.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Dora Muster: defence

Policy offerLifetime 86400

Case EX-2026-033 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: transfer.offered of EX-1
    to: Bela Muster
    kind: permanent
    expires: in 1 hour
  > refused CUS-05 "the person who is to hold it next"

Bela Muster: transfer.offered of EX-1
    to: Dora Muster
    kind: permanent
    expires: in 1 hour
  > refused CUS-10 "who has no role that may hold it"

Bela Muster: transfer.offered of EX-1
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > refused TRF-01 "at most 1 day later"

Bela Muster: transfer.offered of EX-1
    to: Cleo Muster
    kind: permanent
    expires: 1 hour ago
  > refused TRF-01 "Let it expire later than it is recorded"

Bela Muster: transfer.offered of EX-1 = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 1 day
  > recorded

Bela Muster: transfer.offered of EX-1
    to: Cleo Muster
    kind: permanent
    expires: in 1 hour
  > refused CUS-04 "take that offer back first"

Cleo Muster: transfer.cancelled of EX-1
    offer: the offer
    reason: withdrawn
  > refused CUS-04 "Only the custodian"

Bela Muster: transfer.cancelled of EX-1 as collector
    offer: the offer
    reason: expired
  > refused TRF-03 "wait until it has expired"

Cleo Muster: item.stored of EX-1
    location: Room 4
  > refused CUS-09 "have the item handed over first"

Bela Muster: transfer.cancelled of EX-1 as collector
    offer: the offer
    reason: withdrawn
  > recorded, nearly: TRF-03
  > EX-1 is in-custody, held by Bela Muster

Cleo Muster: transfer.accepted of EX-1
    offer: the offer
  > refused CUS-03 "No offer is open for this item"

In the end: WIT-02 once
