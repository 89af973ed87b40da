# Lost and found

A telephone is not in its box. While it is missing nobody can hand it over, store or examine it; once it is found custody
goes on, and the gap stays on record.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector, examiner
  Cleo Muster: custodian
  Dora Muster: supervisor

Case EX-2026-020 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: incident.reported of EX-1
    kind: found
    description: It is in its box
  > refused INC-02 "which is not missing"

Bela Muster: transfer.offered of EX-1 = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded

Cleo Muster: incident.reported of EX-1 = the loss
    kind: loss
    description: The box was empty
    discovery: When it was to be taken over
    impact: The hearing is next week
    notified: The head of the department
  > recorded, nearly: INC-02
  > EX-1 is missing, held by Bela Muster

Bela Muster: incident.reported of EX-1
    kind: loss
    description: It is not there
  > refused INC-02 "missing already"

Bela Muster: incident.reported of EX-2026-020
    kind: loss
    description: A box is not there
  > refused INC-02 "in a chain of kind case"

Cleo Muster: transfer.accepted of EX-1
    offer: the offer
  > refused CUS-12 "is missing"

Bela Muster: transfer.cancelled of EX-1
    offer: the offer
    reason: withdrawn
  > recorded
  > EX-1 is missing

Bela Muster: transfer.offered of EX-1
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > refused CUS-12 "Once the item is found"

Bela Muster: item.stored of EX-1
    location: Shelf 4
  > refused CUS-12 "is missing"

Bela Muster: exam.started of EX-1 as examiner
    procedure: SOP 12, version 3
  > refused CUS-12 "is missing"

Bela Muster: item.acquired as examiner new EX-1-IMAGE
    case: EX-2026-020
    kind: data
    source: EX-1
    mode: imaged
    copyRole: evidentiary
    digests: sha-256 of the telephone
    tool: Imager 4.1
    faults: none
  > refused CUS-12 "is missing"

Bela Muster: note.added of EX-1
    note: The cleaners were asked
  > recorded

Bela Muster: incident.reported of EX-1 = the cut
    kind: broken-seal
    description: A bag lay in the yard, cut open and empty
  > recorded, nearly: CUS-02
  > EX-1 is missing

3 days later

Dora Muster: incident.reported of EX-1
    kind: found
    description: It lay behind the shelf
  > recorded, to be explained: CUS-02
  > EX-1 is in-custody, held by Bela Muster

Dora Muster: incident.resolved of EX-1
    incident: the loss
    resolution: It had fallen behind the shelf
    measures: The shelf has a back wall now
  > recorded, nearly: INC-03

Dora Muster: incident.resolved of EX-1
    incident: the cut
    resolution: It was the bag of another telephone
  > recorded

Bela Muster: item.stored of EX-1
    location: Shelf 4
  > recorded

In the end: WIT-02 once
In the end, nearly: INC-04
