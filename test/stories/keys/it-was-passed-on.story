# It was passed on

Rita's key had been stolen when Bela was made a registrar with it. Bela, who knows nothing, makes Cleo an examiner. Once the theft
is known, not only Bela's new role is in dispute but also what he gave in it. What he gave in a role that he had before is not.

People
  Ruth Muster: registrar, supervisor
  Rita Muster: registrar
  Bela Muster: supervisor
  Cleo Muster: officer
  Dora Muster: supervisor
  Emil Muster: officer

Case EX-2026-337 by Cleo Muster

Rita Muster: role.granted of Bela Muster = the grant
    granted: registrar
  > recorded

Bela Muster: role.granted of Cleo Muster as registrar
    granted: examiner
  > recorded

Bela Muster: role.granted of Emil Muster as supervisor
    granted: examiner
  > recorded

Ruth Muster: key.revoked of Rita Muster as registrar = the revocation
    key: the first key of Rita Muster
    reason: compromised
    suspectSince: the grant
  > recorded

Dora Muster: event.approved of Rita Muster
    event: the revocation
    labels: none
  > recorded
  > the revocation has effect

Cleo Muster: note.added of EX-2026-337 as examiner
    note: Bela gave me this role
  > recorded, to be explained: KEY-07

Cleo Muster: note.added of EX-2026-337 as officer
    note: This one I had before
  > recorded, nearly: KEY-07

Emil Muster: note.added of EX-2026-337 as examiner
    note: Bela gave it to me as the supervisor that he was
  > recorded, nearly: KEY-07
