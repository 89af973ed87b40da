# A key in wrong hands

Rita's key was stolen, and nobody noticed for a while. One signature revokes it; that it is suspect since an earlier moment
needs a second person. What it did since then is in dispute, and so is what rests on it.

People
  Ruth Muster: registrar, supervisor
  Rita Muster: registrar
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Dora Muster: supervisor
  Nora Muster, who comes later: officer

Case EX-2026-307 by Bela Muster

Rita Muster: role.granted of Bela Muster = the grant
    granted: examiner
  > recorded

Rita Muster: party.enrolled = the enrolment
    party: Nora Muster
    key: the first key of Nora Muster
    nextKey: the second key of Nora Muster
    roles: officer
  > recorded

Nora Muster: note.added of EX-2026-307
    note: Before anybody knew
  > recorded

Dora Muster: key.revoked of Rita Muster
    key: the first key of Rita Muster
    reason: compromised
  > refused KEY-04 "in the role supervisor"

Ruth Muster: key.revoked of Bela Muster as registrar
    key: the first key of Rita Muster
    reason: compromised
  > refused KEY-05 "never had"

Ruth Muster: key.revoked of Rita Muster as registrar
    key: the first key of Rita Muster
    reason: compromised
    suspectSince: 10000
  > refused KEY-06 "since position"

Ruth Muster: key.revoked of Rita Muster as registrar
    key: the first key of Rita Muster
    reason: compromised
    suspectSince: 17
  > refused KEY-06 "at position 17 calls"

Ruth Muster: key.revoked of Rita Muster as registrar = the revocation
    key: the first key of Rita Muster
    reason: compromised
    suspectSince: the enrolment
  > recorded, nearly: KEY-06, KEY-05, KEY-04
  > the revocation waits

Ruth Muster: key.revoked of Rita Muster as registrar
    key: the first key of Rita Muster
    reason: lost
  > refused KEY-05 "already revoked"

Rita Muster: role.granted of Nora Muster
    granted: collector
  > refused CRY-06 "revoked"

Dora Muster: event.approved of Rita Muster
    event: the revocation
    labels: none
  > recorded
  > the revocation has effect

Bela Muster: note.added of EX-2026-307 as examiner
    note: She gave me this role just before
  > recorded, nearly: KEY-07

Nora Muster: note.added of EX-2026-307
    note: Now it is known
  > recorded, to be explained: KEY-07

Ruth Muster: key.revoked of Rita Muster as registrar
    key: the first key of Rita Muster
    reason: compromised
    suspectSince: the enrolment
  > refused KEY-05 "already revoked"

Ruth Muster: key.revoked of Rita Muster as registrar = the second thought
    key: the first key of Rita Muster
    reason: compromised
    suspectSince: the grant
  > recorded, nearly: KEY-05
  > the second thought waits

Dora Muster: event.approved of Rita Muster
    event: the second thought
    labels: none
  > recorded
  > the second thought has effect

Bela Muster: note.added of EX-2026-307 as examiner
    note: Now mine is in dispute too
  > recorded, to be explained: KEY-07
