# A copy for the defence

Every copy is an item of its own, with a number, a role and a holder. What is blacked out for the defence, typed out or
translated comes of an item too, and is measured if it is data.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner
  Fritz Muster: examiner

Case EX-2026-091 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: authority.recorded of EX-2026-091 = the order
    kind: order
    identifier: 12 Gs 13/26
    issuer: District court
  > recorded

Emil Muster: item.acquired new EX-2
    case: EX-2026-091
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

Fritz Muster: copy.made new EX-2.1
    source: EX-2
    copyRole: working
    verified: yes
    medium: Stick 4
    digests: sha-256 of the chat
    sourceDigests: sha-256 of the chat
  > refused INT-07 "not person"

Emil Muster: copy.made new EX-2.1
    source: EX-2
    copyRole: original
    verified: yes
    medium: Stick 4
    digests: sha-256 of the chat
    sourceDigests: sha-256 of the chat
  > refused CPY-01 "made from data"

Bela Muster: copy.made as collector new EX-1.1
    source: EX-1
    copyRole: working
    verified: yes
    medium: Stick 4
    digests: sha-256 of nothing
    sourceDigests: sha-256 of nothing
  > refused CPY-04 "which is a thing"

Emil Muster: copy.made new EX-2.1
    source: EX-2
    copyRole: working
    verified: yes
    medium: Stick 4
    digests: sha-256 of the chat
    sourceDigests: sha-256 of the chat
    tool: Copier 1
  > recorded, nearly: CPY-03, INT-07, CPY-01
  > EX-2.1 is in-custody, held by Emil Muster

Emil Muster: copy.made new EX-2.2
    source: EX-2
    copyRole: evidentiary
    verified: no
    medium: Stick 5
    digests: sha-256 of the chat
    sourceDigests: sha-256 of the chat
  > recorded, to be explained: CPY-03

Emil Muster: item.derived new EX-2.3
    source: EX-2.1
    relation: redacted
    kind: chat-export
    copyRole: disclosure
    portion: Names of people who have nothing to do with it
  > refused INT-01 "without a digest"

Emil Muster: item.derived new EX-2.3
    source: EX-2.1
    relation: redacted
    kind: chat-export
    copyRole: disclosure
    portion: Names of people who have nothing to do with it
    digests: sha-256 of the chat without names
    tool: Editor 3
  > recorded, nearly: INT-01

Emil Muster: item.derived new EX-2.4
    source: EX-2.1
    relation: extract
    kind: data
    copyRole: evidentiary
    portion: Messages of 9 March
    digests: sha-256 of some messages
  > refused CPY-01 "a working copy"

Emil Muster: item.derived new EX-2.4
    source: EX-2.1
    relation: extract
    kind: data
    portion: Messages of 9 March
    digests: sha-256 of some messages
  > recorded

Emil Muster: item.derived new EX-2.5
    source: EX-2.4
    relation: translation
    kind: document
    language: en
  > refused DRV-01 "interpreter"

Emil Muster: item.derived new EX-2.5
    source: EX-2.4
    relation: translation
    kind: document
    language: en
    interpreter: Ines Muster
  > recorded

Emil Muster: item.derived new EX-2.6
    source: EX-2.4
    relation: transcript
    kind: document
    language: de
    digests: sha-256 of the transcript
  > recorded

In the end: WIT-02 once
