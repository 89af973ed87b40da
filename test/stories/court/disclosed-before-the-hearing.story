# Disclosed before the hearing

The prosecutor discloses an image, which the defence acknowledges. The telephone from which it came is then lodged, marked
and admitted, certified, sealed by the court and given back: what was disclosed covers it, and that it is disclosed again
afterwards takes nothing away.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector, examiner
  Paula Muster: prosecutor
  Dora Muster: defence
  Klaus Muster: clerk
  Quirin Muster: certifier

Case EX-2026-040 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: item.acquired as examiner new EX-1-IMAGE
    case: EX-2026-040
    kind: data
    source: EX-1
    mode: imaged
    copyRole: evidentiary
    digests: sha-256 of the telephone
    tool: Imager 4.1
    faults: none
  > recorded, to be explained: LEG-01

Paula Muster: disclosure.made of EX-2026-040 = the disclosure
    recipientRole: defence
    recipient: Dora Muster
    items: EX-1-IMAGE
    redaction: redacted
    restrictions: For this case alone
    notice: 2026-03-01
  > recorded

Paula Muster: disclosure.acknowledged of EX-2026-040
    disclosure: the disclosure
  > refused DSC-01 "which he made himself"

Bela Muster: disclosure.acknowledged of EX-2026-040
    disclosure: the disclosure
  > refused DSC-01 "in the role defence"

Dora Muster: disclosure.acknowledged of EX-2026-040
    disclosure: EX-2026-040
  > refused DSC-01 "no such disclosure"

Dora Muster: disclosure.acknowledged of EX-2026-040
    disclosure: the disclosure
    statement: All pages are there
  > recorded, nearly: DSC-01

Dora Muster: disclosure.acknowledged of EX-2026-040
    disclosure: the disclosure
  > refused DSC-01 "has done so before"

Klaus Muster: court.recorded of EX-2026-040
    step: lodged
    items: EX-1
    court: District court
    courtNumber: 7 K 12/26
  > recorded

Klaus Muster: court.recorded of EX-2026-040
    step: marked
    items: EX-1
    court: District court
    courtNumber: 7 K 12/26
    courtExhibits: A 1
  > recorded

Quirin Muster: certificate.issued of EX-2026-040
    statute: fre-902-14
    capacity: qualified-person
    template: 1
    items: EX-1, EX-1-IMAGE
    certificate: sha-256 of the certificate
    facts: sha-256 of the facts
    qualification: Twelve years in the laboratory
  > recorded

Klaus Muster: court.recorded of EX-2026-040
    step: admitted
    items: EX-1
    court: District court
    courtNumber: 7 K 12/26
    ruling: Admitted without objection
    document: sha-256 of the minutes
  > recorded, nearly: CRT-01

Paula Muster: disclosure.made of EX-2026-040
    recipientRole: defence
    recipient: Dora Muster
    items: EX-1-IMAGE
    redaction: full
  > recorded

Klaus Muster: court.recorded of EX-2026-040
    step: sealed-by-court
    items: EX-1
    court: District court
    courtNumber: 7 K 12/26
  > recorded

Klaus Muster: court.recorded of EX-2026-040
    step: returned
    items: EX-1
    court: District court
    courtNumber: 7 K 12/26
  > recorded

In the end: WIT-02 once
In the end, nearly: LEG-05
