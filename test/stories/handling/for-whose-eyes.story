# For whose eyes

A notebook turns out to name a victim and to hold letters to a lawyer. Bela says so at once, and of a second letter when he takes it; that something is to be handled less
strictly afterwards, he cannot say alone. Who looks into it and who gets it is held against the codes.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Dora Muster: defence
  Paul Muster: prosecutor
  Zora Muster: contact-point

Case EX-2026-110 by Bela Muster
Item EX-1 by Bela Muster, a document

Bela Muster: authority.recorded of EX-2026-110 = the order
    kind: order
    identifier: 12 Gs 31/26
    issuer: District court
  > recorded

Paul Muster: item.classified of EX-1
    handling: victim-protected
    reason: It names the victim
  > refused CUS-09 "says how to handle"

Bela Muster: item.classified of EX-1 = the first word
    handling: victim-protected, privileged
    reason: It names the victim, and holds letters to a lawyer
  > recorded
  > the first word has effect

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    justification: To find the letters
    authority: the order
  > recorded, to be explained: PRV-03

Dora Muster: item.accessed
    item: EX-1
    means: viewed
    justification: To prepare the defence
    authority: the order
  > recorded

Bela Muster: item.classified of EX-1 = the second word
    handling: victim-protected
    reason: The letters were taken out
  > recorded
  > the second word waits

Ruth Muster: event.approved of EX-1 as supervisor
    event: the second word
    labels: reason
  > recorded
  > the second word has effect

Bela Muster: item.accessed as officer
    item: EX-1
    means: viewed
    justification: To read the notebook
    authority: the order
  > recorded, nearly: PRV-03

Paul Muster: disclosure.made of EX-2026-110
    recipientRole: contact-point
    recipient: Central authority of Mustria
    items: EX-1
    redaction: full
  > recorded

Paul Muster: disclosure.made of EX-2026-110
    recipientRole: defence
    recipient: Dora Muster
    items: EX-1
    redaction: full
  > recorded

Bela Muster: transfer.offered of EX-1 = the offer
    to: Zora Muster
    kind: permanent
    expires: in 2 days
  > recorded

Zora Muster: transfer.accepted of EX-1
    offer: the offer
  > recorded, to be explained: PRV-03

Bela Muster: item.collected as collector new EX-2
    case: EX-2026-110
    kind: document
    mode: found
    description: A letter to a lawyer
    handling: privileged
    authority: the order
  > recorded

Bela Muster: item.accessed as officer
    item: EX-2
    means: viewed
    justification: To see from whom it is
    authority: the order
  > recorded, to be explained: PRV-03

Bela Muster: item.classified of EX-2 = the third word
    handling: privileged, victim-protected
    reason: It names the victim too
  > recorded
  > the third word has effect

In the end: PRV-03 once, WIT-02 twice
