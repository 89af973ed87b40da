# A house full of things

Each kind of thing has something of its own to say: a telephone its make and number, powder its weight, a swab how it has to
be kept. What is missing is asked for before anything is written; where there is none, one says so.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector

Case EX-2026-080 by Bela Muster

Bela Muster: authority.recorded of EX-2026-080 = the warrant
    kind: warrant
    identifier: 12 Gs 10/26
    issuer: District court
  > recorded

Bela Muster: item.collected new EX-1
    case: EX-2026-080
    kind: device
    mode: found
    description: A telephone
    make: Example 3
    authority: the warrant
  > refused KND-01 "does not say "serial""

Bela Muster: item.collected new EX-1
    case: EX-2026-080
    kind: device
    mode: found
    description: A telephone
    make: Example 3
    serial: scratched off
    imei: 490154203237518
    authority: the warrant
  > recorded

Bela Muster: item.collected new EX-2
    case: EX-2026-080
    kind: drugs
    mode: found
    description: White powder
    authority: the warrant
  > refused KND-01 "of the kind drugs"

Bela Muster: item.collected new EX-2
    case: EX-2026-080
    kind: drugs
    mode: found
    description: White powder
    quantity: 12.5 g
    authority: the warrant
  > recorded

Bela Muster: item.collected new EX-3
    case: EX-2026-080
    kind: cash
    mode: found
    description: Money in a tin
    quantity: 350 EUR
    imei: 490154203237518
    authority: the warrant
  > refused KND-03 "That is said of: device, mobile-extraction"

Bela Muster: item.collected new EX-3
    case: EX-2026-080
    kind: cash
    mode: found
    description: Money in a tin
    quantity: 350 EUR
    denominations: 7 x 50 EUR
    authority: the warrant
  > recorded

Bela Muster: item.collected new EX-4
    case: EX-2026-080
    kind: biological-sample
    mode: swabbed
    description: A swab of the door handle
    quantity: 1 piece
    condition: dry
    authority: the warrant
  > refused KND-01 "preservation"

Bela Muster: item.collected new EX-4
    case: EX-2026-080
    kind: biological-sample
    mode: swabbed
    description: A swab of the door handle
    quantity: 1 piece
    condition: dry
    preservation: dry, at room temperature
    authority: the warrant
  > recorded

Bela Muster: item.collected new EX-5
    case: EX-2026-080
    kind: disk-image
    mode: found
    description: An image of a disk
    authority: the warrant
  > refused INT-01 "without a digest"

Bela Muster: item.collected new EX-5
    case: EX-2026-080
    kind: medium
    mode: found
    description: A disk
    make: Example S
    storage: 1 TB
    authority: the warrant
  > recorded

Bela Muster: item.collected new EX-6
    case: EX-2026-080
    kind: financial-record
    mode: found
    description: Statements of account
    institution: Bank of Sample Town
    account: 0417
    period: January to March 2026
    authority: the warrant
  > recorded

Bela Muster: item.collected new EX-7
    case: EX-2026-080
    kind: statement
    mode: found
    description: What Otto Muster said
    from: Otto Muster
    language: de
    authority: the warrant
  > refused KND-01 "interpreter"

Bela Muster: item.collected new EX-7
    case: EX-2026-080
    kind: statement
    mode: found
    description: What Otto Muster said
    from: Otto Muster
    language: de
    interpreter: none
    authority: the warrant
  > recorded

Bela Muster: item.collected new EX-8
    case: EX-2026-080
    kind: document
    mode: found
    description: A letter
    language: fr
    authority: the warrant
  > recorded

Bela Muster: item.collected new EX-9
    case: EX-2026-080
    kind: object
    mode: found
    description: A crowbar
    quantity: 1 piece
    authority: the warrant
  > recorded

In the end: WIT-02 9 times
In the end, nearly: COR-03
