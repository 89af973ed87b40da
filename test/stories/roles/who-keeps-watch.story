# Who keeps watch has nothing in his hands

The registrar handles no evidence, the overseer neither, and the overseer is not the registrar. Who is both officer and
registrar takes nothing into custody.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Olga Muster: oversight
  Otto Muster: officer

Case EX-2026-022 by Bela Muster
Item EX-1 by Bela Muster

Ruth Muster: role.granted of Olga Muster as registrar
    granted: registrar
  > refused ROL-04 "oversight and registrar together"

Ruth Muster: role.granted of Olga Muster as registrar
    granted: officer
  > refused ROL-04 "oversight and officer together"

Ruth Muster: role.granted of Bela Muster as registrar
    granted: registrar
  > refused ROL-04 "registrar and collector together"

Ruth Muster: role.granted of Otto Muster as registrar
    granted: registrar
  > recorded

Otto Muster: item.collected as officer new EX-2
    case: EX-2026-022
    kind: document
    mode: found
    description: A letter
  > refused ROL-07 "neither registrar nor overseer"

Bela Muster: transfer.offered of EX-1
    to: Otto Muster
    kind: permanent
    expires: in 1 day
  > refused CUS-10 "holds the role registrar"

In the end: WIT-02 once
