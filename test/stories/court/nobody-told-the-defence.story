# Nobody told the defence

A telephone is admitted that nobody had lodged, and that only the other authority had seen. Another one that the defence has
not seen is lodged, and no more than that. It turns out, too, that the clerk wrote down an item of another case.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Paula Muster: prosecutor
  Klaus Muster: clerk

Case EX-2026-041 by Bela Muster
Item EX-9 by Bela Muster

Case EX-2026-042 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster
Item EX-3 by Bela Muster

Paula Muster: disclosure.made of EX-2026-042
    recipientRole: contact-point
    recipient: The office abroad
    items: EX-1
    redaction: full
  > recorded

Paula Muster: disclosure.made of EX-2026-042
    recipientRole: defence
    recipient: Dora Muster
    items: EX-2
    redaction: record-only
  > recorded

Klaus Muster: court.recorded of EX-2026-042
    step: admitted
    items: EX-1
    court: District court
    courtNumber: 7 K 13/26
  > recorded, to be explained: CRT-01

Klaus Muster: court.recorded of EX-2026-042
    step: lodged
    items: EX-2, EX-9
    court: District court
    courtNumber: 7 K 13/26
  > recorded

Klaus Muster: court.recorded of EX-2026-042
    step: lodged
    items: EX-3
    court: District court
    courtNumber: 7 K 13/26
  > recorded

Klaus Muster: court.recorded of EX-2026-042
    step: excluded
    items: EX-2
    court: District court
    courtNumber: 7 K 13/26
    ruling: The warrant had expired
  > recorded

In the end: CAS-02 once, LEG-05 once, WIT-02 4 times
