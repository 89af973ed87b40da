# Nobody saw it

Bela says that he destroyed two telephones. Nobody says that he saw the first; the word on the second comes too late, so he
has to say it again. One was to be kept for a year.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Walter Muster: witness

Policy retention 31536000
Policy approvalLifetime 86400

Case EX-2026-062 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Ruth Muster: disposition.authorized of EX-1 as supervisor = the first clearance
    disposal: destroyed
    order: 7 K 12/26
  > recorded

Ruth Muster: disposition.authorized of EX-2 as supervisor = the second clearance
    disposal: destroyed
    order: 7 K 12/26
  > recorded

Bela Muster: item.disposed of EX-1
    clearance: the first clearance
    disposal: destroyed
  > recorded, to be explained: DIS-05
  > EX-1 is cleared, held by Bela Muster

1 year later

Bela Muster: item.disposed of EX-2 = the destruction
    clearance: the second clearance
    disposal: destroyed
  > recorded

2 days later

Walter Muster: event.witnessed of EX-2
    event: the destruction
    labels: none
  > recorded
  > the destruction has lapsed
  > EX-2 is cleared, held by Bela Muster

Bela Muster: item.disposed of EX-2 = the destruction, again
    clearance: the second clearance
    disposal: destroyed
  > recorded

Walter Muster: event.witnessed of EX-2
    event: the destruction, again
    labels: none
  > recorded
  > EX-2 is disposed

In the end: DIS-02 once, WIT-02 twice
