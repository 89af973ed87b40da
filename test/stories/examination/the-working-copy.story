# The working copy

Emil images a telephone and examines a working copy of the image. What he does to the original he has to justify; what
is taken from a working copy is one too; what comes of it is named only if it really came of it.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner
  Fritz Muster: examiner

Case EX-2026-010 by Bela Muster

Bela Muster: authority.recorded of EX-2026-010 = the warrant
    kind: warrant
    identifier: 12 Gs 1/26
    issuer: District court
  > recorded

Bela Muster: item.collected as collector new EX-1
    case: EX-2026-010
    kind: device
    mode: found
    description: A telephone
    make: Example 3
    serial: none that can be read
    authority: the warrant
  > recorded

Bela Muster: transfer.offered of EX-1 = the offer
    to: Emil Muster
    kind: lab
    expires: in 2 days
  > recorded

Emil Muster: exam.started of EX-1
    procedure: SOP 12, version 3
    justification: It has to be switched on
  > refused CUS-09 "but person"

Emil Muster: transfer.accepted of EX-1
    offer: the offer
  > recorded

Emil Muster: item.acquired new EX-1-IMAGE
    case: EX-2026-010
    kind: data
    source: EX-1
    mode: imaged
    copyRole: evidentiary
    digests: sha-256 of the telephone
    tool: Imager 4.1
    faults: none
    authority: the warrant
  > recorded

Emil Muster: copy.made new EX-1-WORK
    source: EX-1-IMAGE
    copyRole: working
    verified: yes
    medium: A stick of the laboratory
    digests: sha-256 of the telephone
    sourceDigests: sha-256 of the telephone
    tool: Imager 4.1
  > recorded

Emil Muster: exam.started of EX-1
    procedure: SOP 12, version 3
  > recorded, to be explained: INT-06

Emil Muster: exam.started of EX-1-IMAGE
    procedure: SOP 12, version 3
    justification: The copy could not be read by the tool
  > recorded, nearly: INT-06

Fritz Muster: exam.started of EX-1-WORK = the start
    procedure: SOP 12, version 3
    request: Letter of 2 March
  > recorded

Emil Muster: exam.completed of EX-1-WORK
    started: the start
    procedure: SOP 12, version 3
    tool: Reader 2.0
  > refused EXM-01 "did not begin"

Fritz Muster: item.acquired new EX-1-CHATS
    case: EX-2026-010
    kind: data
    source: EX-1-WORK
    mode: extracted
    copyRole: working
    digests: sha-256 of the chats
    tool: Reader 2.0
    faults: none
  > refused INT-07 "not person"

Emil Muster: item.acquired new EX-1-CHATS
    case: EX-2026-010
    kind: data
    source: EX-1-WORK
    mode: extracted
    copyRole: working
    digests: sha-256 of the chats
    tool: Reader 2.0
    faults: none
    authority: the warrant
  > recorded

Emil Muster: item.derived new EX-1-MARCH
    source: EX-1-WORK
    relation: extract
    kind: data
    portion: The messages of March
    digests: sha-256 of the messages of March
  > recorded

Fritz Muster: exam.started of EX-1-MARCH
    procedure: SOP 14, version 1
  > recorded, nearly: INT-06, CUS-09

Fritz Muster: exam.completed of EX-1-WORK
    started: the start
    outputs: EX-1-IMAGE
    procedure: SOP 12, version 3
    tool: Reader 2.0
  > refused CPY-02 "and it did not"

Fritz Muster: exam.completed of EX-1-WORK
    started: the start
    outputs: EX-1-CHATS
    procedure: SOP 12, version 3
    tool: Reader 2.0
    model: Sorter 7
    report: sha-256 of the report
    deviations: The second run was left out
  > recorded

In the end: WIT-02 once
