# Who says how to handle

The policy has every word on how a thing is to be handled wait for the registrar. A stricter word waits for him alone: whoever could
approve a milder one is not asked.

People
  Ruth Muster: registrar
  Bela Muster: officer, collector
  Dora Muster: supervisor

Demand 1 approval in the role registrar for item.classified

Case EX-2026-113 by Bela Muster
Item EX-1 by Bela Muster, a document

Bela Muster: item.classified of EX-1 = the word
    handling: victim-protected
    reason: It names the victim
  > recorded
  > the word waits

Dora Muster: event.approved of EX-1
    event: the word
    labels: none
  > refused APP-04 "one of these roles: registrar"

Ruth Muster: event.approved of EX-1 as registrar
    event: the word
    labels: none
  > recorded, nearly: APP-04
  > the word has effect
