# Who closes an incident

A seal was found broken while Dora had custody. She is a supervisor, but this concerns her: Ruth closes it. Another
incident, in the case, is never closed.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Dora Muster: supervisor, custodian

Case EX-2026-021 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Bela Muster: transfer.offered of EX-1 = the offer
    to: Dora Muster
    kind: permanent
    expires: in 2 days
  > recorded

Dora Muster: transfer.accepted of EX-1 as custodian
    offer: the offer
  > recorded

Bela Muster: incident.reported of EX-1 = the broken seal
    kind: broken-seal
    description: Seal 0815 was cut
    event: the offer
  > recorded

Bela Muster: incident.reported of EX-1
    kind: broken-seal
    description: Seal 0816 was cut
    event: EX-2
  > refused ATT-01 "does not stand before it"

Dora Muster: incident.resolved of EX-1
    incident: the broken seal
    resolution: It was cut by mistake
  > refused SOD-02 "which concerns him"

Ruth Muster: incident.resolved of EX-2
    incident: the broken seal
    resolution: It was cut by mistake
  > refused INC-03 "no open incident of chain"

Ruth Muster: incident.resolved of EX-1
    incident: the broken seal
    resolution: It was cut by mistake
  > recorded

Ruth Muster: incident.resolved of EX-1
    incident: the broken seal
    resolution: It was cut by mistake, as I said
  > refused INC-03 "that nobody has closed"

Bela Muster: incident.reported of EX-2026-021 = the leak
    kind: breach
    concerns: Ruth Muster
    description: The file lay open in the copying room
  > recorded

Ruth Muster: incident.resolved of EX-2026-021
    incident: the leak
    resolution: It was only for a moment
  > refused SOD-02 "it names him"

In the end: INC-04 once, WIT-02 twice
