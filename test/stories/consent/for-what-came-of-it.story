# For what came of it

Omar consents to the use of the copy that was made for him to see. His consent reaches what was copied from that one, however far
down, and neither what it was made from, nor another thing, nor another case.

People
  Ruth Muster: registrar, supervisor
  Emil Muster: examiner, collector
  Omar Muster: owner

Case EX-2026-097 by Ruth Muster

Ruth Muster: authority.recorded of EX-2026-097 = the order
    kind: order
    identifier: 12 Gs 14/26
    issuer: District court
  > recorded

Omar Muster: consent.recorded of EX-2026-097 = the wide consent
    informed: in-writing
    giver: Omar Muster
    form: sha-256 of the first form
  > recorded

Emil Muster: item.acquired new EX-1
    case: EX-2026-097
    kind: chat-export
    mode: produced
    copyRole: original
    platform: Sample Messenger
    participants: 2
    period: March 2026
    digests: sha-256 of the chat
    tool: not known
    authority: the order
  > recorded

Emil Muster: copy.made new EX-1.1
    source: EX-1
    copyRole: working
    verified: yes
    medium: Stick 1
    digests: sha-256 of the chat
    sourceDigests: sha-256 of the chat
  > recorded

Emil Muster: copy.made new EX-1.1.1
    source: EX-1.1
    copyRole: working
    verified: yes
    medium: Stick 2
    digests: sha-256 of the chat
    sourceDigests: sha-256 of the chat
  > recorded

Emil Muster: copy.made new EX-1.1.1.1
    source: EX-1.1.1
    copyRole: working
    verified: yes
    medium: Stick 3
    digests: sha-256 of the chat
    sourceDigests: sha-256 of the chat
  > recorded

Omar Muster: consent.recorded of EX-1.1 = the consent
    informed: in-writing
    giver: Omar Muster
    form: sha-256 of the second form
  > recorded

Emil Muster: item.accessed as collector
    item: EX-1.1.1.1
    means: viewed
    authority: the consent
    justification: What was written in March
  > recorded, nearly: LEG-07

Emil Muster: item.accessed as collector
    item: EX-1
    means: viewed
    authority: the consent
    justification: What was written in March
  > refused LEG-07 "has not on record"

Emil Muster: item.collected as collector new EX-2
    case: EX-2026-097
    kind: device
    mode: surrendered
    authority: the consent
    description: A telephone
    make: Example 3
    serial: none that can be read
    from: Omar Muster
  > refused LEG-07 "has not on record"

Case EX-2026-098 by Ruth Muster
Item EX-3 by Emil Muster

Emil Muster: item.accessed as collector
    item: EX-3
    means: viewed
    authority: the wide consent
    justification: What was written in March
  > refused LEG-07 "has not on record"

In the end: WIT-02 once
