# What nobody approved in time

An acceptance waits for its approval. Meanwhile Bela takes the offer back, and the approval comes too late for the first
acceptance; the second one waits longer than the policy allows. The third has effect, and nobody was there to see it: that is
to be explained. What never had effect needed no witness.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian

Policy approvalLifetime 86400
Demand 1 approval for transfer.accepted
Demand 1 witness for transfer.accepted

Case EX-2026-012 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: transfer.offered of EX-1 = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 7 days
  > recorded

Cleo Muster: transfer.accepted of EX-1 = the receipt
    offer: the offer
  > recorded
  > the receipt waits

Bela Muster: transfer.cancelled of EX-1
    offer: the offer
    reason: withdrawn
  > recorded
  > the receipt has lapsed

Ruth Muster: event.approved of EX-1 as supervisor
    event: the receipt
    labels: none
  > refused APP-02 "the item was offered, or its custodian or state changed, since"
  > EX-1 is in-custody, held by Bela Muster

Bela Muster: transfer.offered of EX-1 = the second offer
    to: Cleo Muster
    kind: permanent
    expires: in 7 days
  > recorded

Cleo Muster: transfer.accepted of EX-1 = the second receipt
    offer: the second offer
  > recorded

23 hours later

Ruth Muster: event.approved of EX-1 as registrar
    event: the offer
    labels: none
  > refused APP-01 "has effect without any approval"

2 hours later

Ruth Muster: event.approved of EX-1 as supervisor
    event: the second receipt
    labels: none
  > refused APP-02 "its time for approvals ended"
  > the second receipt has lapsed

Cleo Muster: transfer.accepted of EX-1 = the third receipt
    offer: the second offer
  > recorded

Ruth Muster: event.approved of EX-1 as supervisor
    event: the third receipt
    labels: none
  > recorded
  > the third receipt has effect
  > EX-1 is in-custody, held by Cleo Muster

In the end: WIT-02 once
