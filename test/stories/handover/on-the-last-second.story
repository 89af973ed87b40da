# On the last second

A term that is said in the record runs to its end: who signs on the last second is in time, and a term that ends as it begins is
none. (Each step of a story takes a second.)

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian

Case EX-2026-038 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: transfer.offered of EX-1
    to: Cleo Muster
    kind: permanent
    expires: now
  > refused TRF-01 "expires"

Bela Muster: transfer.offered of EX-1
    to: Cleo Muster
    kind: loan
    dueBack: now
    expires: in 1 hour
  > refused TRF-02 "wants the item back"

Bela Muster: transfer.offered of EX-1 = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 1 hour
  > recorded

3598 seconds later

Bela Muster: transfer.cancelled of EX-1 as officer
    offer: the offer
    reason: expired
  > refused TRF-03 "expire"

Bela Muster: transfer.cancelled of EX-1 as officer
    offer: the offer
    reason: expired
  > recorded

Bela Muster: transfer.offered of EX-1 = the loan
    to: Cleo Muster
    kind: loan
    dueBack: in 2 hours
    expires: in 1 hour
  > recorded

3598 seconds later

Cleo Muster: transfer.accepted of EX-1
    offer: the loan
  > recorded, nearly: CUS-03
  > EX-1 is in-custody, held by Cleo Muster

Cleo Muster: transfer.offered of EX-1 = the way back
    to: Bela Muster
    kind: return
    expires: in 2 hours
  > recorded

3597 seconds later

Bela Muster: transfer.accepted of EX-1 as collector
    offer: the way back
  > recorded, nearly: CUS-08
  > EX-1 is in-custody, held by Bela Muster

Bela Muster: transfer.offered of EX-1 = the third offer
    to: Cleo Muster
    kind: permanent
    expires: in 1 hour
  > recorded

3598 seconds later

Bela Muster: transfer.offered of EX-1
    to: Cleo Muster
    kind: permanent
    expires: in 1 hour
  > refused CUS-04 "take that offer back first"

Bela Muster: transfer.cancelled of EX-1 as officer
    offer: the third offer
    reason: expired
  > recorded

Bela Muster: transfer.offered of EX-1
    to: Cleo Muster
    kind: permanent
    expires: in 1 hour
  > recorded

3598 seconds later

Bela Muster: item.stored of EX-1 as officer
    location: Locker 3
  > recorded, nearly: CUS-06

In the end: WIT-02 once, CUS-06 once
