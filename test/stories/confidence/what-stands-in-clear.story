# What stands in clear

The policy has the tool and the place of storage written in clear. Nothing there may point to a person: a telephone number is
asked about, and the number of a shelf is not.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector

Policy clear tool, location

Case EX-2026-042 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: item.stored of EX-1
    location: shelf 49 30 5550 123
  > recorded, nearly: PRV-01

Bela Muster: item.stored of EX-1
    location: with the porter, +49 30 5550 123
  > recorded, to be explained: PRV-01

In the end: WIT-02 once
