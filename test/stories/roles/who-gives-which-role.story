# Who gives which role

A supervisor gives the roles of those who handle evidence, and not those of the people who keep watch over him. Nobody
gives himself a role, nobody founds the ledger after the fact, and a role that has ended before it began is none.

People
  Ruth Muster: registrar
  Dora Muster: supervisor
  Bela Muster: officer, collector

Case EX-2026-021 by Bela Muster

Dora Muster: role.granted of Bela Muster
    granted: examiner
    reason: Course passed
  > recorded

Dora Muster: role.granted of Bela Muster
    granted: supervisor
  > refused ROL-05 "Let a registrar give the role supervisor"

Ruth Muster: role.granted of Bela Muster
    granted: supervisor
  > recorded

Dora Muster: role.granted of Dora Muster
    granted: judge
  > refused SOD-02 "Let another registrar or supervisor"

Ruth Muster: role.granted of Bela Muster
    granted: founder
  > refused ROL-03 "named when the ledger is founded"

Ruth Muster: role.granted of Bela Muster
    granted: courier
    until: 2 hours ago
  > refused ROL-06 "and that is past"

Ruth Muster: role.granted of Bela Muster
    granted: courier
    case: Bela Muster
  > refused ROL-06 "has no such case"
