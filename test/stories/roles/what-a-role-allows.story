# What a role allows

Everybody signs in a role that he holds, and in one in which such an act is signed. A custodian does not collect; a collector
who is no examiner does not begin to be one by saying so.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian

Case EX-2026-020 by Bela Muster

Cleo Muster: item.collected as custodian new EX-1
    case: EX-2026-020
    kind: device
    mode: found
    description: A telephone
    make: Example 3
    serial: none that can be read
  > refused ROL-02 "one of these roles: collector, examiner, officer"

Cleo Muster: item.collected as collector new EX-1
    case: EX-2026-020
    kind: device
    mode: found
    description: A telephone
    make: Example 3
    serial: none that can be read
  > refused ROL-01 "give the role collector first"

Ruth Muster: role.granted of Cleo Muster as registrar
    granted: collector
    case: EX-2026-020
    until: in 1 day
  > recorded

Cleo Muster: item.collected as collector new EX-1
    case: EX-2026-020
    kind: device
    mode: found
    description: A telephone
    make: Example 3
    serial: none that can be read
  > recorded, to be explained: LEG-01, nearly: ROL-07
  > EX-1 is in-custody, held by Cleo Muster

2 days later

Cleo Muster: item.collected as collector new EX-2
    case: EX-2026-020
    kind: device
    mode: found
    description: A second telephone
    make: Example 3
    serial: none that can be read
  > refused ROL-01 "does not hold the role collector in case"

In the end: WIT-02 once
