# A check that failed

Two images are read again and found different. On one an incident is reported, as it should be; on the other nothing is.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector, examiner

Case EX-2026-022 by Bela Muster

Bela Muster: item.acquired as examiner new IMAGE-1
    case: EX-2026-022
    kind: data
    mode: captured
    copyRole: original
    digests: sha-256 of a page
    tool: Browser 9
    faults: none
  > recorded, to be explained: LEG-01

Bela Muster: item.acquired as examiner new IMAGE-2
    case: EX-2026-022
    kind: data
    mode: captured
    copyRole: original
    digests: sha-256 of another page
    tool: Browser 9
    faults: none
  > recorded, to be explained: LEG-01

Bela Muster: integrity.checked of IMAGE-1 as examiner = the check
    result: different
    digests: sha-256 of a changed page
  > recorded, to be explained: INT-02

Bela Muster: incident.reported of IMAGE-1 = the incident
    kind: discrepancy
    event: the check
    description: One sector of the disk cannot be read
  > recorded

Ruth Muster: incident.resolved of IMAGE-1
    incident: the incident
    resolution: The second disk holds the same image, whole
  > recorded

Bela Muster: integrity.checked of IMAGE-2 as examiner
    result: different
    digests: sha-256 of a page changed again
  > recorded, to be explained: INT-02

In the end: INT-05 once
