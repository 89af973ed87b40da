# An offer without an answer

The offer has expired and Cleo is too late. Until Bela closes it, whatever he does with the telephone leaves a question: who
was to have it meanwhile? Then he offers it again, and Cleo declines: the seal is damaged.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian

Case EX-2026-034 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: transfer.offered of EX-1 = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 1 day
  > recorded

2 days later

Cleo Muster: transfer.accepted of EX-1
    offer: the offer
  > refused CUS-03 "close the expired offer"

Bela Muster: item.stored of EX-1 as officer
    location: The boot of his car
  > recorded, to be explained: CUS-06

Bela Muster: transfer.cancelled of EX-1 as officer
    offer: the offer
    reason: expired
  > recorded

Bela Muster: item.stored of EX-1 as officer
    location: Locker 3
  > recorded

Bela Muster: transfer.offered of EX-1 = the second offer
    to: Cleo Muster
    kind: permanent
    expires: in 1 day
  > recorded

Cleo Muster: transfer.refused of EX-1
    offer: the second offer
    reason: seal-damaged
    explanation: The bag is torn at one corner
  > recorded
  > EX-1 is in-custody, held by Bela Muster

In the end: WIT-02 once
