# A key is lost

Bela changes to the key that his first one announced. Then that one is lost, with its successor: others ask for a new key,
and it is in force once two more people have approved. What is signed with an old key is refused.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Dora Muster: supervisor
  Olga Muster: oversight
  Cleo Muster: custodian

Case EX-2026-306 by Bela Muster

Bela Muster: key.rotated of Bela Muster as officer
    key: the first key of Cleo Muster
    nextKey: the third key of Bela Muster
    reason: routine
  > refused KEY-01 "already known"

Bela Muster: key.rotated of Bela Muster as officer
    key: the second key of Bela Muster
    nextKey: the third key of Bela Muster
    possession: the first key of Bela Muster
    reason: routine
  > refused KEY-02 "key"

Bela Muster: key.rotated of Bela Muster as officer
    key: the second key of Bela Muster
    nextKey: the third key of Bela Muster
    reason: routine
  > recorded, nearly: KEY-03

Bela Muster: note.added of EX-2026-306 with the first key
    note: Signed with the old key
  > refused CRY-06 "with key"

Bela Muster: note.added of EX-2026-306
    note: Signed with the new key
  > recorded, nearly: CRY-06

Bela Muster: key.rotated of Bela Muster as officer
    key: the first key of Bela Muster
    nextKey: the third key of Bela Muster
    reason: routine
  > refused KEY-01 "already known"

Dora Muster: key.rotated of Bela Muster
    key: the third key of Bela Muster
    nextKey: the second key of Cleo Muster
    reason: lost
  > refused KEY-03 "in the role supervisor"

Ruth Muster: key.rotated of Bela Muster as registrar = the change
    key: the third key of Bela Muster
    nextKey: the second key of Cleo Muster
    reason: lost
  > recorded
  > the change waits

Ruth Muster: key.rotated of Bela Muster as registrar = the same change again
    key: the third key of Bela Muster
    nextKey: the second key of Cleo Muster
    reason: lost
  > recorded, nearly: KEY-01
  > the same change again waits

Dora Muster: event.approved of Bela Muster
    event: the change
    labels: none
  > recorded, nearly: APP-02

Dora Muster: event.approved of Bela Muster
    event: the change
    labels: none
  > refused APP-03 "approved"

Olga Muster: event.approved of Bela Muster
    event: the change
    labels: none
  > recorded
  > the change has effect

Bela Muster: note.added of EX-2026-306
    note: Signed with the third key
  > recorded
