# A gram is missing

Emil takes a sample of a powder and tests it. What he used up and what he left is less than there was. Of another powder every
milligram is accounted for, and of the tablets nobody can say, because he weighed what had been counted.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner, collector

Case EX-2026-091 by Bela Muster

Bela Muster: authority.recorded of EX-2026-091 = the order
    kind: order
    identifier: 12 Gs 13/26
    issuer: District court
  > recorded

Emil Muster: item.collected new EX-1
    case: EX-2026-091
    kind: drugs
    mode: found
    quantity: 10 g
    description: White powder
    authority: the order
  > recorded

Emil Muster: item.derived new EX-1.1
    source: EX-1
    relation: sample
    kind: drugs
    quantity: 2.5 g
  > recorded

Emil Muster: sample.consumed of EX-1
    consumed: 0.5 g
    left: 6 g
    authority: the order
  > recorded

Emil Muster: sample.consumed of EX-1.1
    consumed: 500 mg
    left: 2 g
    authority: the order
  > recorded

Emil Muster: item.derived new EX-1.1.1
    source: EX-1.1
    relation: split
    kind: drugs
    quantity: 2000 mg
  > recorded

Emil Muster: item.collected new EX-2
    case: EX-2026-091
    kind: drugs
    mode: found
    quantity: 397 tablet
    description: Blue tablets
    authority: the order
  > recorded

Emil Muster: item.derived new EX-2.1
    source: EX-2
    relation: sample
    kind: drugs
    quantity: 0.9 g
  > recorded

In the end: INT-08 once, INT-11 once, WIT-02 twice
In the end, nearly: INT-08, INT-11
