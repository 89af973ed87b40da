# Who looked at it

Everybody who looks at an item is on its list of accesses, and custody does not move. A second list cannot be begun: the
ledger puts each access on the one that is there.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Dora Muster: defence

Case EX-2026-301 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: authority.recorded of EX-2026-301 = the order
    kind: order
    identifier: 7 K 12/26
    issuer: Sample Town Court
  > recorded

Dora Muster: item.accessed
    item: EX-1
    means: inspected
    justification: To prepare the hearing
    authority: the order
  > recorded, nearly: ACC-01, LEG-01
  > EX-1 is in-custody, held by Bela Muster

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    justification: To describe it in the report
  > recorded, to be explained: LEG-01

Dora Muster: item.accessed
    item: EX-2026-301
    means: viewed
    justification: To prepare the hearing
  > refused ACC-01 "no such item"

In the end: WIT-02 once
