# Before it was offered

Who writes down two acts from memory can claim times that exclude each other. Cleo says that she received the telephone at a
time when Bela had not yet offered it, and Emil that his examination was over before it began. A few minutes are the clocks;
and a reason for being late does not put an order right.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Emil Muster: examiner

Case EX-2026-310 by Bela Muster
Item EX-1 by Bela Muster, an object
Item EX-2 by Bela Muster, an object

6 hours later

Bela Muster: transfer.offered of EX-1 = the first offer
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded

Cleo Muster: transfer.accepted of EX-1
    occurredAt: 4 minutes ago
    offer: the first offer
  > recorded

Bela Muster: transfer.offered of EX-2 = the second offer
    to: Emil Muster
    kind: lab
    expires: in 2 days
  > recorded

Emil Muster: transfer.accepted of EX-2
    occurredAt: 2 hours ago
    offer: the second offer
    late: field-work
  > recorded, to be explained: TIM-06

Emil Muster: exam.started of EX-2 = the start
    procedure: Prints, version 2
  > recorded

Emil Muster: exam.completed of EX-2
    occurredAt: 1 hour ago
    started: the start
    procedure: Prints, version 2
    tool: Powder
  > recorded, to be explained: TIM-06

In the end: WIT-02 twice
