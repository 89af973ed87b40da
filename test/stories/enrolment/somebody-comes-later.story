# Somebody comes later

The registrar enrols people, each once, with a key of their own that they have proven to hold. For somebody who is not
enrolled nobody acts.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Nora Muster, who comes later: custodian

Case EX-2026-308 by Bela Muster

Bela Muster: note.added of EX-2026-308
    onBehalfOf: Nora Muster
    note: Nora asked for this
  > refused PTY-03 "no such person"

Ruth Muster: party.enrolled as founder
    party: Nora Muster
    key: the first key of Nora Muster
    nextKey: the second key of Nora Muster
    roles: custodian
  > refused PTY-02 "in the role founder"

Ruth Muster: party.enrolled as registrar
    party: Nora Muster
    key: the first key of Nora Muster
    nextKey: the second key of Nora Muster
    possession: none
    roles: custodian
  > refused KEY-02 "has not proven"

Ruth Muster: party.enrolled as registrar
    party: Nora Muster
    key: the first key of Bela Muster
    nextKey: the second key of Nora Muster
    roles: custodian
  > refused KEY-01 "already known"

Ruth Muster: party.enrolled as registrar
    party: Bela Muster
    key: the third key of Bela Muster
    nextKey: the second key of Bela Muster
    roles: custodian
  > refused PTY-01 "already enrolled"

Ruth Muster: party.enrolled as registrar
    party: Nora Muster
    key: 0100000000000000000000000000000000000000000000000000000000000000
    nextKey: the second key of Nora Muster
    roles: custodian
  > refused KEY-08 "key"

Ruth Muster: party.enrolled as registrar
    party: Nora Muster
    key: the first key of Nora Muster
    nextKey: the second key of Nora Muster
    roles: custodian, founder
  > refused ROL-03 "founder"

Ruth Muster: party.enrolled as registrar
    party: Nora Muster
    key: the first key of Nora Muster
    nextKey: the second key of Nora Muster
    roles: custodian, registrar
  > refused ROL-04 "together"

Ruth Muster: party.enrolled as registrar
    party: Nora Muster
    key: the first key of Nora Muster
    nextKey: the second key of Nora Muster
    roles: custodian
  > recorded, nearly: KEY-01, KEY-02, KEY-08, PTY-02, PTY-03, PTY-01

Bela Muster: note.added of EX-2026-308
    onBehalfOf: Nora Muster
    note: Nora asked for this
  > recorded
