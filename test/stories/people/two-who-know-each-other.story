# Persons are counted, not signatures

Two people have to approve that the drive is handed over. One of them signs twice, with good intentions; the second
signature adds nobody.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Dora Muster: supervisor
  Emil Muster: prosecutor

Demand 2 approvals in the role supervisor or prosecutor for transfer.accepted

Case EX-2026-011 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: transfer.offered of EX-1 = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded

Cleo Muster: transfer.accepted of EX-1 = the receipt
    offer: the offer
  > recorded
  > the receipt waits
  > EX-1 is offered, held by Bela Muster

Dora Muster: event.approved of EX-1
    event: the receipt
    labels: none
  > recorded, nearly: APP-04
  > the receipt waits

Dora Muster: event.approved of EX-1
    event: the receipt
    labels: none
  > refused APP-03 "Let a further person"

Emil Muster: event.approved of EX-1
    event: the receipt
    labels: none
  > recorded, nearly: APP-03
  > the receipt has effect
  > EX-1 is in-custody, held by Cleo Muster
