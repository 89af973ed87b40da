# A receipt refused

What is taken from somebody, he gets a receipt for; if he will not have it or is not there, the record says so. A thing
that was found was taken from nobody.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Walter Muster: witness

Case EX-2026-073 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: authority.recorded of EX-2026-073 = the warrant
    kind: warrant
    identifier: 12 Gs 9/26
    issuer: District court
  > recorded

Bela Muster: item.collected new EX-2
    case: EX-2026-073
    kind: object
    mode: seized
    description: A crowbar
    from: Otto Muster
    authority: the warrant
  > recorded

Bela Muster: receipt.issued of EX-2
    outcome: taken
    recipient: Otto Muster
    contact: Mill Lane 1, Sample Town
    receipt: sha-256 of the receipt
  > recorded

Bela Muster: item.collected new EX-3
    case: EX-2026-073
    kind: object
    mode: surrendered
    description: A torch
    from: Otto Muster
    authority: the warrant
  > recorded

Bela Muster: receipt.issued of EX-3
    outcome: refused
    recipient: Otto Muster
    explanation: He tore it up
  > recorded

Bela Muster: item.collected new EX-4
    case: EX-2026-073
    kind: object
    mode: seized
    description: A ladder
    authority: the warrant
  > recorded

Cleo Muster: receipt.issued of EX-4 as registrar
    outcome: left-behind
    recipient: The owner of Mill Lane 2
  > refused ROL-02 "collector, officer, examiner, custodian"

In the end: LEG-04 once, WIT-02 4 times
In the end, nearly: LEG-04
