# The successor of a stolen key

Two first keys are known to have been in wrong hands before their successors step in. Bela's was his alone when it announced the next
one, and the next one stands. Nora's was copied by the time she was enrolled with it; who announced her next key, nobody can say.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Dora Muster: supervisor
  Nora Muster, who comes later: officer

Case EX-2026-340 by Bela Muster

Ruth Muster: party.enrolled as registrar = the enrolment
    party: Nora Muster
    key: the first key of Nora Muster
    nextKey: the second key of Nora Muster
    roles: officer
  > recorded

Bela Muster: note.added of EX-2026-340 = the note
    note: My card lay on the table
  > recorded

Ruth Muster: key.revoked of Bela Muster as registrar = the first revocation
    key: the first key of Bela Muster
    reason: compromised
    suspectSince: the note
  > recorded

Dora Muster: event.approved of Bela Muster
    event: the first revocation
    labels: none
  > recorded

Bela Muster: key.rotated of Bela Muster as officer with the second key
    key: the second key of Bela Muster
    nextKey: the third key of Bela Muster
    reason: compromised
  > recorded

Bela Muster: note.added of EX-2026-340
    note: With the next key
  > recorded, nearly: KEY-07

Ruth Muster: key.revoked of Nora Muster as registrar = the second revocation
    key: the first key of Nora Muster
    reason: compromised
    suspectSince: the enrolment
  > recorded

Dora Muster: event.approved of Nora Muster
    event: the second revocation
    labels: none
  > recorded

Nora Muster: key.rotated of Nora Muster with the second key
    key: the second key of Nora Muster
    nextKey: the third key of Nora Muster
    reason: compromised
  > recorded

Nora Muster: note.added of EX-2026-340
    note: With the next key
  > recorded, to be explained: KEY-07
