# Given and taken back

Olga gives her telephone to be looked at, and signs for that with a key of her own. Then she changes her mind. What was done
before stays as it is; nothing more is done under her consent. Nobody else can take it back for her but an official to whom
she says so.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector, examiner
  Olga Muster: owner
  Omar Muster: owner

Case EX-2026-095 by Bela Muster

Olga Muster: consent.recorded of EX-2026-095 = the consent
    informed: in-writing
    actions: item.collected, item.acquired
    validUntil: in 30 days
    giver: Olga Muster
    form: sha-256 of the form
  > recorded

Bela Muster: item.collected as collector new EX-1
    case: EX-2026-095
    kind: device
    mode: surrendered
    authority: the consent
    description: A telephone
    make: Example 3
    serial: none that can be read
    from: Olga Muster
  > recorded

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    authority: the consent
    justification: Is it hers
  > recorded, to be explained: LEG-02

Omar Muster: consent.withdrawn of EX-2026-095
    consent: the consent
  > refused CNS-02 "which person"

Olga Muster: consent.withdrawn of EX-1
    consent: the consent
  > refused CNS-01 "which is no consent of chain"

Olga Muster: consent.withdrawn of EX-2026-095
    consent: the consent
    explanation: I want it back
  > recorded, nearly: CNS-02

Bela Muster: consent.withdrawn of EX-2026-095 as officer
    consent: the consent
  > refused CNS-01 "withdrew before"

Bela Muster: item.acquired as examiner new EX-2
    case: EX-2026-095
    kind: mobile-extraction
    source: EX-1
    mode: extracted
    copyRole: evidentiary
    authority: the consent
    description: What is on it
    method: Logical extraction
    changes: none
    tool: Extractor 2
    digests: sha-256 of the extraction
    faults: none
  > refused CNS-03 "had withdrawn"

Bela Muster: authority.recorded of EX-2026-095 as officer = the warrant
    kind: warrant
    identifier: 4 Gs 8/26
    issuer: District court
  > recorded

Bela Muster: item.acquired as examiner new EX-2
    case: EX-2026-095
    kind: mobile-extraction
    source: EX-1
    mode: extracted
    copyRole: evidentiary
    authority: the warrant
    description: What is on it
    method: Logical extraction
    changes: none
    tool: Extractor 2
    digests: sha-256 of the extraction
    faults: none
  > recorded

In the end: LEG-04 once, WIT-02 once
