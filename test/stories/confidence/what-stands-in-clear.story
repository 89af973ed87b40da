# What stands in clear

The policy has the tool, the place of storage and the numbers of a court written in clear. Nothing there may point to a person:
a telephone number is asked about, in a list too, and the number of a shelf is not. The number of an account and that of a card
have a check digit, and what does not fit it is no such number.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Klaus Muster: clerk

Policy clear tool, location, courtExhibits

Case EX-2026-042 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: item.stored of EX-1
    location: shelf 49 30 5550 123
  > recorded, nearly: PRV-01

Bela Muster: item.stored of EX-1
    location: with the porter, +49 30 5550 123
  > recorded, to be explained: PRV-01

Bela Muster: item.stored of EX-1
    location: paid from XM73 MUST 1234 5678 9123 45
  > recorded, to be explained: PRV-01

Bela Muster: item.stored of EX-1
    location: box XM74 MUST 1234 5678 9123 45
  > recorded, nearly: PRV-01

Bela Muster: item.stored of EX-1
    location: beside card 1111 2223 3359 4442
  > recorded, to be explained: PRV-01

Bela Muster: item.stored of EX-1
    location: box 1111 2223 3359 4443
  > recorded, nearly: PRV-01

Klaus Muster: court.recorded of EX-2026-042
    step: lodged
    items: EX-1
    court: District court
    courtNumber: 7 K 12/26
    courtExhibits: A 1, see +49 30 5550 123
  > recorded, to be explained: PRV-01

In the end: WIT-02 once
