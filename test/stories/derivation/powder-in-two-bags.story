# Powder in two bags

Emil splits a powder, takes a sample of it and uses it up in a test, as a supervisor has approved. Every part says how much
it is, and has a number of its own.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner, collector
  Fritz Muster: examiner

Demand 1 approval in the role supervisor for sample.consumed

Case EX-2026-090 by Bela Muster
Item EX-1 by Emil Muster, a drugs
Item EX-2 by Emil Muster

Bela Muster: authority.recorded of EX-2026-090 = the order
    kind: order
    identifier: 12 Gs 12/26
    issuer: District court
  > recorded

Emil Muster: item.acquired new EX-2-IMAGE
    case: EX-2026-090
    kind: data
    source: EX-2
    mode: imaged
    copyRole: evidentiary
    digests: sha-256 of the telephone
    tool: Imager 4.1
    faults: none
    authority: the order
  > recorded

Fritz Muster: item.derived new EX-1.1
    source: EX-1
    relation: split
    kind: drugs
    quantity: 2.5 g
  > refused INT-07 "not person"

Emil Muster: item.derived new EX-1.1
    source: EX-1
    relation: split
    kind: drugs
  > refused DRV-01 "does not say "quantity""

Emil Muster: item.derived new EX-1.1
    source: EX-1
    relation: split
    kind: cash
    quantity: 20 EUR
  > refused DRV-02 "which is of the kind drugs"

Emil Muster: item.derived new EX-1.1 = the part
    source: EX-1
    relation: split
    kind: drugs
    quantity: 2.5 g
  > recorded, nearly: DRV-02, DRV-01
  > EX-1.1 is in-custody, held by Emil Muster

Emil Muster: item.derived new EX-1.2
    source: EX-1
    relation: sample
    kind: drugs
    quantity: 0.5 g
    portion: From the middle of the bag
  > recorded

Emil Muster: item.derived new EX-2.1
    source: EX-2-IMAGE
    relation: sub-item
    kind: medium
  > refused DRV-02 "which is data"

Fritz Muster: sample.consumed of EX-1.2
    consumed: 0.2 g
    left: 0.3 g
    authority: the order
  > refused CUS-09 "but person"

Emil Muster: sample.consumed of EX-2-IMAGE
    consumed: 1 piece
    left: 0 piece
    authority: the order
  > refused DRV-03 "the item is data"

Emil Muster: sample.consumed of EX-1.2 = the test
    consumed: 0.2 g
    left: 0.3 g
    procedure: SOP 7, version 2
    notice: 2 days ago
    authority: the order
  > recorded, nearly: DRV-03
  > the test waits

Ruth Muster: event.approved of EX-1.2 as supervisor
    event: the test
    labels: consumed, left
  > recorded
  > the test has effect

Emil Muster: sample.consumed of EX-1.2 = the second test
    consumed: 0.3 g
    left: 0 g
    procedure: SOP 7, version 2
  > recorded, to be explained: LEG-01
  > the second test waits
