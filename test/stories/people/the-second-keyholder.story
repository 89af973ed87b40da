# The second keyholder

In this room nobody says alone where an item lies: the second keyholder approves, and until he has, the entry is on record
and has no effect. Who does the act, or has it done, is never his own second.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Dora Muster: custodian, supervisor

Demand 1 approval in the role custodian for item.stored

Case EX-2026-010 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: item.stored of EX-1 = the shelf
    location: Room 4, shelf 2
    onBehalfOf: Dora Muster
  > recorded
  > the shelf waits

Dora Muster: event.approved of EX-1 as custodian
    event: the shelf
    labels: location
  > refused SOD-02 "or asked for"

Ruth Muster: event.approved of EX-1 as supervisor
    event: the shelf
    labels: none
  > refused APP-04 "one of these roles: custodian"
  > the shelf waits

Cleo Muster: event.approved of EX-1 as custodian
    event: the shelf
    labels: location
  > recorded
  > the shelf has effect

Cleo Muster: event.approved of EX-1 as custodian
    event: the shelf
    labels: none
  > refused APP-01 "all the approvals that it needs"
