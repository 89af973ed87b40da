# On which of two it rests

Several orders of a case are quashed from the beginning, and what rests on two of them is named with one: that by which it was
obtained, before all that was done with it later; of examinations the one that began first, and whoever completed it says under which
order it was. What was read out before an examination began does not rest on it, unless it is named as what came of it.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner, collector
  Jana Muster: judge

Case EX-2026-316 by Bela Muster

Bela Muster: authority.recorded of EX-2026-316 = the warrant
    kind: warrant
    identifier: W 27/26
    issuer: Sample Town Court
  > recorded

Bela Muster: authority.recorded of EX-2026-316 = the first order
    kind: order
    identifier: W 28/26
    issuer: Sample Town Court
  > recorded

Bela Muster: authority.recorded of EX-2026-316 = the second order
    kind: order
    identifier: W 29/26
    issuer: Sample Town Court
  > recorded

Emil Muster: item.collected new EX-1
    case: EX-2026-316
    kind: medium
    mode: found
    description: A card, taken under one order and read out under the other
    authority: the first order
  > recorded

Emil Muster: item.acquired new EX-1.1
    case: EX-2026-316
    kind: data
    source: EX-1
    mode: extracted
    copyRole: evidentiary
    digests: sha-256 of the pictures
    tool: Reader 4.1
    faults: none
    authority: the second order
  > recorded

Emil Muster: item.collected new EX-2
    case: EX-2026-316
    kind: medium
    mode: found
    description: A disk, examined twice
    authority: the warrant
  > recorded

Emil Muster: item.acquired new EX-2.1
    case: EX-2026-316
    kind: data
    source: EX-2
    mode: extracted
    copyRole: evidentiary
    digests: sha-256 of the mail before
    tool: Reader 4.1
    faults: none
    authority: the warrant
  > recorded

Emil Muster: item.acquired new EX-2.4
    case: EX-2026-316
    kind: data
    source: EX-2
    mode: extracted
    copyRole: evidentiary
    digests: sha-256 of the pictures before
    tool: Reader 4.1
    faults: none
    authority: the warrant
  > recorded

Emil Muster: exam.started of EX-2 = the first start
    procedure: SOP 12, version 3
    justification: It has to be switched on
  > recorded

Emil Muster: item.acquired new EX-2.2
    case: EX-2026-316
    kind: data
    source: EX-2
    mode: extracted
    copyRole: evidentiary
    digests: sha-256 of the mail
    tool: Reader 4.1
    faults: none
    authority: the first order
  > recorded

Emil Muster: item.acquired new EX-2.3
    case: EX-2026-316
    kind: data
    source: EX-2
    mode: extracted
    copyRole: evidentiary
    digests: sha-256 of the calendar
    tool: Reader 4.1
    faults: none
    authority: the warrant
  > recorded

Emil Muster: exam.started of EX-2 = the second start
    procedure: SOP 13, version 1
    justification: It has to be switched on
    authority: the first order
  > recorded

Emil Muster: exam.completed of EX-2
    started: the first start
    outputs: EX-2.1, EX-2.2
    procedure: SOP 12, version 3
    tool: Reader 4.1
    authority: the second order
  > recorded

Emil Muster: item.collected new EX-3
    case: EX-2026-316
    kind: medium
    mode: found
    description: A stick, whose examination began under one order and ended under the other
    authority: the warrant
  > recorded

Emil Muster: exam.started of EX-3 = the third start
    procedure: SOP 12, version 3
    justification: It has to be switched on
    authority: the first order
  > recorded

Emil Muster: exam.completed of EX-3
    started: the third start
    procedure: SOP 12, version 3
    tool: Reader 4.1
    authority: the second order
  > recorded

Jana Muster: authority.varied of EX-2026-316
    varies: the first order
    change: quashed
    reach: from-the-beginning
    order: 3 Qs 10/26
  > recorded
  > EX-1 rests on the first order
  > EX-1.1 rests on the first order
  > EX-2 rests on the first order
  > EX-2.1 rests on nothing that was quashed
  > EX-2.2 rests on the first order
  > EX-2.3 rests on nothing that was quashed
  > EX-3 rests on the first order

Jana Muster: authority.varied of EX-2026-316
    varies: the second order
    change: quashed
    reach: from-the-beginning
    order: 3 Qs 10/26
  > recorded
  > EX-1.1 rests on the second order
  > EX-2 rests on the second order
  > EX-2.1 rests on the second order
  > EX-2.2 rests on the first order
  > EX-2.3 rests on the second order
  > EX-2.4 rests on nothing that was quashed
  > EX-3 rests on the first order

In the end: LEG-03 9 times, WIT-02 3 times
