# An item on hold

A telephone is on hold for proceedings before a court. It can be kept, lent to a laboratory and shown to the court, and
nobody can end its custody, or what was read out of it. A supervisor placed the hold; an officer cannot release it.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Sven Muster: supervisor
  Otto Muster: officer

Case EX-2026-090 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Otto Muster: hold.placed of EX-1
    reason: litigation
    until: 2 hours ago
    order: 7 K 12/26
  > refused HLD-01 "ends at"

Sven Muster: hold.placed of EX-1 = the hold
    reason: litigation
    order: 7 K 12/26
    explanation: The civil court wants it too
  > recorded
  > EX-1 is in-custody, held by Bela Muster

Ruth Muster: disposition.authorized of EX-1 as supervisor
    disposal: destroyed
    order: 7 K 12/26
  > refused LEG-06 "which person"

Ruth Muster: disposition.authorized of EX-2 as supervisor
    disposal: destroyed
    order: 7 K 12/26
  > recorded

Bela Muster: transfer.offered of EX-1 = the loan
    to: Cleo Muster
    kind: lab
    expires: in 2 days
    dueBack: in 9 days
  > recorded

Cleo Muster: transfer.accepted of EX-1
    offer: the loan
  > recorded

Cleo Muster: transfer.offered of EX-1 = the way back
    to: Bela Muster
    kind: return
    expires: in 2 days
  > recorded

Bela Muster: transfer.accepted of EX-1 as officer
    offer: the way back
  > recorded

Otto Muster: hold.released of EX-1
    hold: the hold
    order: 7 K 12/26
  > refused HLD-03 "placed as supervisor"

Sven Muster: hold.released of EX-2
    hold: the hold
    order: 7 K 12/26
  > refused HLD-02 "which is no hold of chain"

Sven Muster: hold.released of EX-1 = the release
    hold: the hold
    order: 7 K 12/26
  > recorded, nearly: HLD-03

Sven Muster: hold.released of EX-1
    hold: the hold
    order: 7 K 12/26
  > refused HLD-02 "which was released before"

Ruth Muster: disposition.authorized of EX-1 as supervisor
    disposal: destroyed
    order: 7 K 12/26
  > recorded
  > EX-1 is cleared, held by Bela Muster

Otto Muster: hold.placed of EX-2 = a late hold
    reason: appeal
    order: 7 K 14/26
  > recorded
  > EX-2 is in-custody, held by Bela Muster

In the end: WIT-02 twice
