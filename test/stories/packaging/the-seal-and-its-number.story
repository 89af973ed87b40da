# The seal and its number

Bela seals a telephone in a bag. The number of the seal is used once and never again, by nobody in the ledger; the
telephone is opened before it is sealed anew, and the new seal says which one it replaces.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector, examiner
  Cleo Muster: custodian
  Walter Muster: witness

Case EX-2026-070 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster, an object

Bela Muster: authority.recorded of EX-2026-070 = the order
    kind: order
    identifier: 12 Gs 7/26
    issuer: District court
  > recorded

Bela Muster: item.acquired as examiner new IMAGE-1
    case: EX-2026-070
    kind: disk-image
    mode: imaged
    copyRole: evidentiary
    method: Sector by sector
    digests: sha-256 of a disk
    tool: Imager 4.1
    faults: none
    authority: the order
  > recorded, nearly: KND-02

Cleo Muster: seal.applied of EX-1
    seals: A1234567
    container: bag
  > refused CUS-09 "but person"

Bela Muster: seal.applied of IMAGE-1 as collector
    seals: A1234567
    container: bag
  > refused SEA-05 "which is data"

Bela Muster: seal.applied of EX-1 as collector
    seals: A1234567, A1234568
    container: bag
    position: Over the flap and over the seam
    condition: Screen cracked
  > recorded

Bela Muster: seal.applied of EX-1 as collector
    seals: A1234569
    container: bag
  > refused SEA-05 "bears A1234567, A1234568 already"

Bela Muster: seal.applied of EX-2 as collector
    seals: A1234568
    container: box
  > refused SEA-03 "Take a seal whose number was never used"

Bela Muster: seal.broken of EX-2 as collector
    seals: A1234569
    reason: inspection
    authority: the order
  > refused SEA-05 "was never sealed"

Cleo Muster: seal.inspected of EX-1
    seals: A1234568, A1234567
    result: intact
  > recorded

Cleo Muster: seal.broken of EX-1
    seals: A1234567
    reason: inspection
    authority: the order
  > refused CUS-09 "opens"

Bela Muster: seal.broken of EX-1 as examiner = the opening
    seals: A1234567, A1234568
    reason: examination
    authority: the order
    request: Letter of 2 March
  > recorded

Walter Muster: event.witnessed of EX-1
    event: the opening
    labels: request
  > recorded, nearly: WIT-01

Bela Muster: seal.broken of EX-1 as examiner
    seals: A1234567
    reason: examination
    authority: the order
  > refused SEA-05 "was opened before"

Bela Muster: seal.applied of EX-1 as examiner
    seals: A1234567
    container: bag
  > refused SEA-03 "puts seal A1234567 on item"

Bela Muster: seal.applied of EX-1 as examiner
    seals: A1234570
    replaces: A7654321
    container: bag
  > refused SEA-05 "never bore"

Bela Muster: seal.applied of EX-1 as examiner
    seals: A1234570
    replaces: A1234567, A1234568
    container: bag
  > recorded, nearly: SEA-03

In the end: WIT-02 twice
