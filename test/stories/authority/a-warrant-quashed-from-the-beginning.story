# A warrant quashed from the beginning

A telephone was taken under one warrant, and imaged under another. The second is quashed as if it had never been: the image,
the working copy and what was found in it rest on it, whenever they were made. The telephone and an older image do not. Nothing is refused and
nothing is deleted; a court decides what follows.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner
  Jana Muster: judge

Case EX-2026-314 by Bela Muster

Bela Muster: authority.recorded of EX-2026-314 = the warrant
    kind: warrant
    identifier: W 24/26
    issuer: Sample Town Court
  > recorded

Bela Muster: authority.recorded of EX-2026-314 = the order to read it out
    kind: order
    identifier: W 25/26
    issuer: Sample Town Court
  > recorded

Bela Muster: item.collected as collector new EX-1
    case: EX-2026-314
    kind: device
    mode: found
    description: A telephone
    make: Example 3
    serial: S-1
    authority: the warrant
  > recorded

Bela Muster: item.acquired as collector new EX-1.1
    case: EX-2026-314
    kind: data
    source: EX-1
    mode: extracted
    copyRole: evidentiary
    digests: sha-256 of the list of contacts
    tool: Reader 4.1
    faults: none
    authority: the warrant
  > recorded

Bela Muster: transfer.offered of EX-1 = the offer
    to: Emil Muster
    kind: lab
    expires: in 2 days
  > recorded

Emil Muster: transfer.accepted of EX-1
    offer: the offer
  > recorded

Emil Muster: item.acquired new EX-1.2
    case: EX-2026-314
    kind: data
    source: EX-1
    mode: imaged
    copyRole: evidentiary
    digests: sha-256 of the telephone
    tool: Imager 4.1
    faults: none
    authority: the order to read it out
  > recorded

Emil Muster: copy.made new EX-1.2.1
    source: EX-1.2
    copyRole: working
    verified: yes
    medium: Stick 4
    digests: sha-256 of the telephone
    sourceDigests: sha-256 of the telephone
  > recorded
  > EX-1.2.1 rests on nothing that was quashed

Emil Muster: exam.completed of EX-1.2.1 = the examination
    procedure: SOP 12, version 3
    tool: Reader 2.0
    authority: the order to read it out
  > recorded

2 days later

Jana Muster: authority.varied of EX-2026-314
    varies: the order to read it out
    change: quashed
    reach: from-the-beginning
    order: 3 Qs 8/26
    document: sha-256 of the ruling
  > recorded
  > EX-1.2 rests on the order to read it out
  > EX-1.2.1 rests on the order to read it out
  > EX-1 rests on nothing that was quashed
  > EX-1.1 rests on nothing that was quashed

Jana Muster: authority.varied of EX-2026-314
    varies: the order to read it out
    change: quashed
    reach: from-the-beginning
    order: 3 Qs 8/26
  > refused LEG-11 "that once"

Emil Muster: item.derived new EX-1.2.2
    source: EX-1.2.1
    relation: extract
    kind: data
    portion: The messages of March
    method: SOP 14
    digests: sha-256 of the messages
  > recorded
  > EX-1.2.2 rests on the order to read it out

Emil Muster: exam.completed of EX-1
    procedure: SOP 3, version 1
    tool: A lens
    justification: To find marks on the case
    authority: the warrant
  > recorded
  > EX-1 rests on nothing that was quashed

In the end: LEG-03 4 times, WIT-02 once
