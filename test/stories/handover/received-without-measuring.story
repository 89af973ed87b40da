# Received without measuring

Who receives data measures it. Who does not has it to explain, and can still say afterwards what he found.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Emil Muster: examiner
  Cleo Muster: custodian
  Ida Muster: custodian

Case EX-2026-305 by Bela Muster

Emil Muster: item.acquired new EX-1
    case: EX-2026-305
    kind: data
    mode: produced
    copyRole: evidentiary
    digests: sha-256 of the records
    tool: Reader 2.0
    faults: none
  > recorded, to be explained: LEG-01

Emil Muster: transfer.offered of EX-1 = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded

Cleo Muster: transfer.accepted of EX-1
    offer: the offer
    digests: sha-256 of the records
  > recorded

Cleo Muster: transfer.offered of EX-1 = the second offer
    to: Ida Muster
    kind: permanent
    expires: in 2 days
  > recorded

Ida Muster: transfer.accepted of EX-1
    offer: the second offer
  > recorded, to be explained: INT-03
  > EX-1 is in-custody, held by Ida Muster

Cleo Muster: integrity.checked of EX-1
    result: same
    digests: sha-256 of the records
  > refused CUS-09 "checks item"

Ida Muster: integrity.checked of EX-1
    result: same
    digests: sha-256 of the records
  > recorded, nearly: INT-02
