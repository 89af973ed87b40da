# An orderly farewell

Bela retires. Before that he hands over what he holds, so nothing remains to be explained. From then on nothing changes in his
chain: he gets no role and no key, and is not said to be gone a second time. A registrar goes by the word of another registrar,
and the last one cannot go before there is a next.

People
  Ruth Muster: registrar
  Dora Muster: supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian

Demand 1 witness for item.disposed

Case EX-2026-332 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: transfer.offered of EX-1 as collector = the offer
    to: Cleo Muster
    kind: permanent
    expires: in 2 days
  > recorded

Cleo Muster: transfer.accepted of EX-1
    offer: the offer
  > recorded

Dora Muster: party.ended of Bela Muster as supervisor
    reason: retired
  > refused ROL-02 "one of these roles: registrar"

Ruth Muster: party.ended of Bela Muster
    reason: retired
  > recorded, nearly: PTY-05, SOD-02, PTY-04, ROL-02

Ruth Muster: party.ended of Bela Muster
    reason: left
  > refused PTY-04 "who is gone since position"

Dora Muster: role.granted of Bela Muster
    granted: examiner
  > refused PTY-04 "enrolled anew"

Ruth Muster: key.rotated of Bela Muster as registrar
    key: the second key of Bela Muster
    nextKey: the third key of Bela Muster
    reason: lost
  > refused PTY-04 "enrolled anew"

Ruth Muster: party.ended of Ruth Muster
    reason: left
  > refused SOD-02 "Let another registrar"

Ruth Muster: role.granted of Dora Muster
    granted: registrar
    until: in 9 days
  > recorded

Dora Muster: party.ended of Ruth Muster as registrar
    reason: left
  > refused PTY-05 "0 of the 1 people in the role registrar"

Dora Muster: role.revoked of Ruth Muster as registrar
    revoked: registrar
    reason: She asked for it
  > refused PTY-05 "0 of the 1 people in the role registrar"

Dora Muster: role.granted of Ruth Muster as registrar = the further term
    granted: registrar
    until: in 9 days
  > recorded

Dora Muster: role.revoked of Ruth Muster as registrar
    revoked: registrar
    grant: the further term
    reason: She has it anyway
  > recorded, nearly: PTY-05

Ruth Muster: role.granted of Dora Muster
    granted: registrar
  > recorded

Dora Muster: role.revoked of Ruth Muster as registrar
    revoked: registrar
    reason: She asked for it
  > recorded, nearly: PTY-05

In the end, nearly: PTY-06
