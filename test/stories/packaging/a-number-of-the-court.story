# A number of the court

The court has numbers of its own. Whoever holds the item records the new one; the item stays what it is, and both numbers
are on record.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Clara Muster: clerk

Case EX-2026-074 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: transfer.offered of EX-1 = the offer
    to: Clara Muster
    kind: court
    expires: in 2 days
  > recorded

Clara Muster: item.relabelled of EX-1
    exhibit: 7 K 12/26 - 4
    scheme: District court
  > refused CUS-09 "gives a new number to"

Clara Muster: transfer.accepted of EX-1
    offer: the offer
  > recorded

Clara Muster: item.relabelled of EX-1
    exhibit: 7 K 12/26 - 4
    scheme: District court
  > recorded
  > EX-1 is in-custody, held by Clara Muster

Bela Muster: incident.reported of EX-1 = the loss
    kind: loss
    description: Not in the strongroom
  > recorded

Clara Muster: item.relabelled of EX-1
    exhibit: 7 K 12/26 - 5
  > refused CUS-12 "is missing"

In the end: INC-04 once, WIT-02 once
