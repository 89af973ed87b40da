# What came as data

Data comes with a digest, and each kind of it with what makes it worth believing: a page of the web with its address, its
time, its source code and its picture; a chat with how many took part. What went wrong on the way is said, even if it
was nothing.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer
  Emil Muster: examiner

Case EX-2026-081 by Bela Muster

Bela Muster: authority.recorded of EX-2026-081 = the order
    kind: production-order
    identifier: 12 Gs 11/26
    issuer: District court
  > recorded

Emil Muster: item.acquired new EX-1
    case: EX-2026-081
    kind: web-capture
    mode: captured
    copyRole: original
    url: https://example.com/offer
    digests: sha-256 of a page
    tool: Browser 9
    faults: none
    authority: the order
  > refused KND-01 "capturedAt"

Emil Muster: item.acquired new EX-1
    case: EX-2026-081
    kind: web-capture
    mode: captured
    copyRole: original
    url: https://example.com/offer
    capturedAt: now
    digests: sha-256 of a page
    tool: Browser 9
    faults: none
    authority: the order
  > recorded, to be explained: INT-09, nearly: INT-10, KND-01, KND-03

Emil Muster: item.acquired new EX-2
    case: EX-2026-081
    kind: web-capture
    mode: captured
    copyRole: original
    url: https://example.com/offer
    capturedAt: now
    pageSource: sha-256 of the source code
    pageImage: sha-256 of the picture
    digests: sha-256 of a page and all that belongs to it
    tool: Browser 9
    faults: none
    authority: the order
  > recorded, nearly: INT-09

Emil Muster: item.acquired new EX-3
    case: EX-2026-081
    kind: chat-export
    mode: produced
    copyRole: original
    platform: Sample Messenger
    participants: 3
    period: 1 to 9 March 2026
    digests: sha-256 of the chat
    tool: not known
    authority: the order
  > recorded

Emil Muster: item.acquired new EX-4
    case: EX-2026-081
    kind: mobile-extraction
    mode: extracted
    copyRole: evidentiary
    method: file system
    digests: sha-256 of the telephone
    tool: Reader 4.1
    authority: the order
  > refused KND-01 "changes"

Emil Muster: item.acquired new EX-4
    case: EX-2026-081
    kind: mobile-extraction
    mode: extracted
    copyRole: evidentiary
    method: file system
    changes: A program was put on the telephone and removed again
    digests: sha-256 of the telephone
    tool: Reader 4.1
    clockOffset: 42
    authority: the order
  > recorded

Emil Muster: item.acquired new EX-5
    case: EX-2026-081
    kind: disk-image
    mode: imaged
    copyRole: evidentiary
    method: sector by sector
    digests: sha-256 of the disk
    tool: Imager 4.1
    authority: the order
  > recorded, to be explained: INT-10

Emil Muster: item.acquired new EX-6
    case: EX-2026-081
    kind: cash
    mode: produced
    copyRole: original
    digests: sha-256 of nothing
    tool: not known
    authority: the order
  > refused KND-02 "is a thing"

Emil Muster: item.acquired new EX-6
    case: EX-2026-081
    kind: financial-record
    mode: produced
    copyRole: original
    account: 0417
    period: January to March 2026
    from: Bank of Sample Town
    digests: sha-256 of the account
    tool: not known
    authority: the order
  > recorded

Emil Muster: item.acquired new EX-7
    case: EX-2026-081
    kind: statement
    mode: captured
    copyRole: original
    from: Otto Muster
    language: de
    interpreter: Ines Muster
    digests: sha-256 of the recording
    tool: Recorder 2
    faults: The first minute is missing
    authority: the order
  > recorded
