# Who cannot sign

A person without a key consents, and the officer who takes the consent signs it. The first time a nurse is there and witnesses
it; twice afterwards nobody is, and that is to be explained. Who gave it is sealed, so whoever says that it was he can take
it back.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Nina Muster: witness
  Omar Muster: owner

Case EX-2026-096 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Bela Muster: consent.recorded of EX-1 as officer = the first consent
    informed: through-interpreter
    giver: Omar Muster
    form: sha-256 of the first form
    explanation: He lies in hospital
  > recorded

Nina Muster: event.witnessed of EX-1
    event: the first consent
    labels: giver, form
    statement: He understood, and nodded
  > recorded

Bela Muster: consent.recorded of EX-2 as officer = the second consent
    informed: orally
    giver: Omar Muster
    form: sha-256 of the second form
  > recorded

Bela Muster: consent.recorded of EX-1 as officer
    informed: orally
    giver: Omar Muster
    form: sha-256 of the third form
  > recorded

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    authority: the first consent
    justification: Who called last
  > recorded, nearly: LEG-07

Bela Muster: item.accessed as officer
    item: EX-2
    means: viewed
    authority: the first consent
    justification: Who called last
  > refused LEG-07 "has not on record"

Omar Muster: consent.withdrawn of EX-2
    consent: the second consent
  > recorded, nearly: CNS-01

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    authority: the first consent
    justification: Who called first
  > recorded, nearly: CNS-03

Bela Muster: consent.withdrawn of EX-1 as officer
    consent: the first consent
    explanation: He said so on the telephone
  > recorded

Bela Muster: item.accessed as officer
    item: EX-1
    means: listened
    authority: the first consent
    justification: Who called before
  > refused CNS-03 "Stop, and ask for another authority"

In the end: CNS-04 twice, WIT-02 twice
In the end, nearly: CNS-04
