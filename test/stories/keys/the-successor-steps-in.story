# The successor steps in

The card with Bela's key fell into the river. He changes to the next key himself, with that key, for the first one announced it; a
key that was never announced cannot do so. When the first key turns out to have been in wrong hands, the second stands, for it was
announced before. Had the first never been his alone, the second would fall with it.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Dora Muster: supervisor

Case EX-2026-336 by Bela Muster

Bela Muster: note.added of EX-2026-336 = the note
    note: I was at the river
  > recorded

Bela Muster: key.rotated of Bela Muster as officer with the third key
    key: the third key of Bela Muster
    nextKey: the second key of Dora Muster
    reason: lost
  > refused KEY-03 "not the one that was announced"

Bela Muster: key.rotated of Bela Muster as officer with the second key
    key: the second key of Bela Muster
    nextKey: the third key of Bela Muster
    reason: lost
  > recorded, nearly: KEY-03

Ruth Muster: key.revoked of Bela Muster as registrar = the revocation
    key: the first key of Bela Muster
    reason: compromised
    suspectSince: the note
  > recorded

Dora Muster: event.approved of Bela Muster
    event: the revocation
    labels: none
  > recorded

Bela Muster: note.added of EX-2026-336
    note: The card was found, and copied
  > recorded, nearly: KEY-07

Ruth Muster: key.revoked of Bela Muster as registrar = the second thought
    key: the first key of Bela Muster
    reason: compromised
    suspectSince: 1
  > recorded

Dora Muster: event.approved of Bela Muster
    event: the second thought
    labels: none
  > recorded

Bela Muster: note.added of EX-2026-336
    note: It was copied before I had it
  > recorded, to be explained: KEY-07
