# What became of the copies

A telephone, its image and a working copy. When the image goes, the working copy is said to remain; when the telephone
goes, the image is gone already. Of two other telephones the images are forgotten.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector, examiner

Case EX-2026-064 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster
Item EX-3 by Bela Muster

Bela Muster: item.acquired as examiner new EX-1-IMAGE
    case: EX-2026-064
    kind: data
    source: EX-1
    mode: imaged
    copyRole: evidentiary
    digests: sha-256 of the first telephone
    tool: Imager 4.1
    faults: none
  > recorded, to be explained: LEG-01

Bela Muster: copy.made as examiner new EX-1-WORK
    source: EX-1-IMAGE
    copyRole: working
    verified: yes
    medium: A stick of the laboratory
    digests: sha-256 of the first telephone
    sourceDigests: sha-256 of the first telephone
    tool: Imager 4.1
  > recorded, nearly: CPY-04

Bela Muster: item.acquired as examiner new EX-2-IMAGE
    case: EX-2026-064
    kind: data
    source: EX-2
    mode: imaged
    copyRole: evidentiary
    digests: sha-256 of the second telephone
    tool: Imager 4.1
    faults: none
  > recorded, to be explained: LEG-01

Bela Muster: item.acquired as examiner new EX-3-IMAGE
    case: EX-2026-064
    kind: data
    source: EX-3
    mode: imaged
    copyRole: evidentiary
    digests: sha-256 of the third telephone
    tool: Imager 4.1
    faults: none
  > recorded, to be explained: LEG-01

Ruth Muster: disposition.authorized of EX-1-IMAGE as supervisor = the image clearance
    disposal: forfeited
    order: 7 K 12/26
  > recorded

Bela Muster: item.disposed of EX-1-IMAGE as collector
    clearance: the image clearance
    disposal: forfeited
    remaining: EX-2-IMAGE
  > refused CPY-02 "and it did not"

Bela Muster: item.disposed of EX-1-IMAGE as collector
    clearance: the image clearance
    disposal: forfeited
    remaining: EX-1-WORK
  > recorded, nearly: CPY-02
  > EX-1-IMAGE is disposed

Ruth Muster: disposition.authorized of EX-1 as supervisor = the first clearance
    disposal: transferred-out
    order: 7 K 12/26
  > recorded

Bela Muster: item.disposed of EX-1 as collector
    clearance: the first clearance
    disposal: transferred-out
  > recorded
  > EX-1 is disposed

Ruth Muster: disposition.authorized of EX-2 as supervisor = the second clearance
    disposal: forfeited
    order: 7 K 12/26
  > recorded

Bela Muster: item.disposed of EX-2 as collector
    clearance: the second clearance
    disposal: forfeited
  > recorded
  > EX-2 is disposed

Ruth Muster: disposition.authorized of EX-3 as supervisor = the third clearance
    disposal: forfeited
    order: 7 K 12/26
  > recorded

Bela Muster: item.disposed of EX-3 as collector
    clearance: the third clearance
    disposal: forfeited
  > recorded
  > EX-3 is disposed

In the end: DIS-03 twice, WIT-02 3 times
In the end, nearly: DIS-03
