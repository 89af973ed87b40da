# Stocktaking

Olga counts what the case holds. One thing lies in a wrong place, another is missing; for one an incident is reported, for
the other nothing is. Later she sees something that is still said to be lost, and writes down the case itself as if it were a
thing.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Olga Muster: oversight

Case EX-2026-050 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster
Item EX-3 by Bela Muster

Olga Muster: inventory.recorded of EX-2026-050
    sightings: EX-1 seen, EX-2 seen, EX-3 seen
  > recorded, nearly: AUD-03, CAS-02

Olga Muster: inventory.recorded of EX-2026-050
    sightings: EX-1 wrong-place, EX-2 not-seen, EX-3 seen
    surplus: 1
    remarks: A cable lies there that nobody knows
  > recorded, to be explained: AUD-03

Bela Muster: incident.reported of EX-2 = the loss
    kind: loss
    description: It was not there when Olga counted
  > recorded
  > EX-2 is missing

Olga Muster: inventory.recorded of EX-2026-050
    sightings: EX-2 seen
  > recorded

Olga Muster: inventory.recorded of EX-2026-050
    sightings: EX-2026-050 seen
  > recorded

Ruth Muster: incident.resolved of EX-2
    incident: the loss
    resolution: The search was given up
  > recorded

Olga Muster: audit.recorded of the ledger
    ruleset: 1
    first: 7
    last: 3
    findings: sha-256 of the report
  > refused AUD-05 "both lie before the audit"

Olga Muster: audit.recorded of the ledger
    ruleset: 1
    first: 0
    last: 90000
    findings: sha-256 of the report
  > refused AUD-05 "speaks of positions 0 to 90000"

Olga Muster: audit.recorded of the ledger
    ruleset: 1
    first: 0
    last: 21
    findings: sha-256 of the report
  > refused AUD-05 "stands at position 21 and"

Olga Muster: audit.recorded of the ledger
    ruleset: 1
    first: 7
    last: 7
    findings: sha-256 of the report
    summary: The inventory did not balance
  > recorded, nearly: AUD-05

In the end: AUD-03 once, CAS-02 once, INT-05 once, WIT-02 3 times
In the end, nearly: SOD-04
