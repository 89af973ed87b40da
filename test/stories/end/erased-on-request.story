# Erased on request

A person asks that his name be erased. The data protection officer records it, and it has effect once the registrar
approves; the digest of what was erased stays. That the telephone is on its way to somebody else by then is nothing to the erasure.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Petra Muster: data-protection
  Cleo Muster: custodian

Case EX-2026-065 by Bela Muster

Bela Muster: item.collected as collector new EX-1
    case: EX-2026-065
    kind: device
    mode: surrendered
    description: A telephone
    make: Example 3
    serial: none that can be read
    from: Otto Muster
  > recorded, to be explained: LEG-01

Bela Muster: item.collected as collector new EX-2
    case: EX-2026-065
    kind: device
    mode: found
    description: A telephone
    make: Example 3
    serial: none that can be read
  > recorded, to be explained: LEG-01

Petra Muster: data.erased of EX-2
    events: EX-1
    erased: from
    ground: request
    request: DP 4/26
  > refused ATT-01 "does not stand before it"

Petra Muster: data.erased of EX-2
    events: EX-2
    erased: from
    ground: request
    request: DP 4/26
  > refused PRV-02 "which seals no value from"

Bela Muster: seal.applied of EX-2 = the sealing
    seals: N1
    container: bag
  > recorded

Petra Muster: data.erased of EX-2
    events: the sealing
    erased: none
    ground: request
    request: DP 4/26
  > refused PRV-02 "which seals no value."

Petra Muster: data.erased of EX-1 = the erasure
    events: EX-1
    erased: from
    ground: request
    request: DP 4/26
  > recorded
  > the erasure waits

Bela Muster: data.erased of EX-1 as officer
    events: EX-1
    erased: from
    ground: request
    request: DP 4/26
  > refused ROL-02 "data-protection"

Bela Muster: transfer.offered of EX-1 as officer
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded
  > the erasure waits

Ruth Muster: event.approved of EX-1 as supervisor
    event: the erasure
    labels: none
  > refused APP-04 "registrar"

Ruth Muster: event.approved of EX-1 as registrar
    event: the erasure
    labels: request
  > recorded
  > the erasure has effect

Petra Muster: data.erased of EX-2 = the whole erasure
    events: EX-2
    erased: none
    ground: unlawful
    request: DP 5/26
  > recorded, nearly: PRV-02
  > the whole erasure waits

In the end: LEG-04 once, WIT-02 twice
