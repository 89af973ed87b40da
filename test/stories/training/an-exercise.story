# An exercise

A ledger for training is used like a real one: people, a case, a handover. Its bundles are read and checked in full, and they
are never verified: the verifier says that this was an exercise, whatever the trust file says.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian

Exercise

Case TRAINING-1 by Bela Muster
Item T-1 by Bela Muster

Bela Muster: transfer.offered of T-1 = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 1 day
  > recorded

Cleo Muster: transfer.accepted of T-1
    offer: the offer
  > recorded
  > T-1 is in-custody, held by Cleo Muster

In the end: WIT-02 once
