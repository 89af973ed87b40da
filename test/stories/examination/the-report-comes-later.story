# The report comes later

Emil examines a knife while he has it and gives it back; the report is written when it lies in the store again. Nobody can
begin without holding it.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Emil Muster: examiner

Case EX-2026-011 by Bela Muster
Item EX-1 by Bela Muster, an object

Bela Muster: transfer.offered of EX-1 = the way there
    to: Emil Muster
    kind: lab
    expires: in 2 days
  > recorded, nearly: CUS-04

Emil Muster: transfer.accepted of EX-1
    offer: the way there
  > recorded

Emil Muster: exam.started of EX-1 = the start
    procedure: Prints, version 2
  > recorded, nearly: CUS-09

Emil Muster: transfer.offered of EX-1 = the way back
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded

Cleo Muster: transfer.accepted of EX-1
    offer: the way back
  > recorded
  > EX-1 is in-custody, held by Cleo Muster

1 week later

Emil Muster: exam.completed of EX-1
    procedure: Prints, version 2
    tool: Powder
  > refused CUS-09 "Have the item handed over first"

Emil Muster: exam.completed of EX-1
    started: the start
    procedure: Prints, version 2
    tool: Powder
  > recorded, nearly: EXM-01

In the end: WIT-02 once
