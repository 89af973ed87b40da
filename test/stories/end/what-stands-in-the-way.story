# What stands in the way

While an offer or a loan is open, or a challenge waits for its answer, nothing comes to its end.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Dora Muster: defence
  Paula Muster: prosecutor

Case EX-2026-063 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: transfer.offered of EX-1 = the loan
    to: Cleo Muster
    kind: loan
    dueBack: in 5 days
    expires: in 2 days
  > recorded

Paula Muster: disposition.authorized of EX-1
    disposal: archived
    order: 7 K 12/26
  > refused DIS-04 "is open"

Cleo Muster: transfer.accepted of EX-1
    offer: the loan
  > recorded

Paula Muster: disposition.authorized of EX-1
    disposal: archived
    order: 7 K 12/26
  > refused DIS-04 "it is lent to person"

Cleo Muster: transfer.offered of EX-1 = the way back
    to: Bela Muster
    kind: return
    expires: in 2 days
  > recorded

Bela Muster: transfer.accepted of EX-1 as collector
    offer: the way back
  > recorded

Dora Muster: challenge.raised of EX-1 = the challenge
    events: the way back
    statement: It was not the same telephone
  > recorded

Paula Muster: disposition.authorized of EX-1
    disposal: archived
    order: 7 K 12/26
  > refused DIS-04 "waits for an answer"

Bela Muster: challenge.answered of EX-1
    challenge: the challenge
    outcome: rejected
    answer: The number is the same
  > recorded

Paula Muster: disposition.authorized of EX-1 = the clearance
    disposal: archived
    order: 7 K 12/26
  > recorded
  > EX-1 is cleared

Dora Muster: challenge.raised of EX-1 = the second challenge
    events: the clearance
    statement: The appeal was not heard
  > recorded

Bela Muster: item.disposed of EX-1 as collector
    clearance: the clearance
    disposal: archived
  > refused DIS-04 "waits for an answer"

Dora Muster: challenge.answered of EX-1
    challenge: the second challenge
    outcome: withdrawn
    answer: It was heard
  > recorded

Bela Muster: item.disposed of EX-1 as collector
    clearance: the clearance
    disposal: archived
  > recorded
  > EX-1 is disposed

In the end: WIT-02 once
In the end, nearly: CHG-02
