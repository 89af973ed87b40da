# An account of the use

What was sent abroad was not to be used in another case. The contact point gives account of the use, of what was restricted
and of nothing else.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Paula Muster: prosecutor
  Karin Muster: contact-point

Case EX-2026-043 by Bela Muster
Item EX-1 by Bela Muster

Karin Muster: disclosure.made of EX-2026-043 = the restricted disclosure
    recipientRole: contact-point
    recipient: The office abroad
    items: EX-1
    redaction: record-only
    restrictions: Not in another case
  > recorded

Paula Muster: disclosure.made of EX-2026-043 = the free disclosure
    recipientRole: defence
    recipient: Dora Muster
    items: EX-1
    redaction: full
  > recorded

Bela Muster: transfer.offered of EX-1 = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
    restrictions: Not to be opened
  > recorded

Karin Muster: use.reported of EX-2026-043
    restriction: the free disclosure
    use: Read in the hearing
  > refused USE-01 "which sets none"

Karin Muster: use.reported of EX-2026-043
    restriction: the offer
    use: Read in the hearing
  > refused USE-01 "in chain"

Karin Muster: use.reported of EX-2026-043
    restriction: the restricted disclosure
    use: Read in the hearing, and nowhere else
  > recorded, nearly: USE-01

Karin Muster: use.reported of EX-1
    restriction: the offer
    use: It was not opened
  > recorded

In the end: WIT-02 once
