# Approved with a stolen key

What two people said together rests on both signatures. Ruth gave Bela a role and asked for a new key for Cleo, and Rita approved
both; then it comes out that Rita's key was in wrong hands. The role is in dispute, and so is the new key. That her key was suspect
since a later moment is said afterwards, and changes nothing.

People
  Ruth Muster: registrar, supervisor
  Rita Muster: registrar
  Bela Muster: officer, collector
  Cleo Muster: custodian
  Dora Muster: supervisor

Policy rekeyApprovals 1
Demand 1 approval for role.granted

Case EX-2026-339 by Bela Muster

Bela Muster: note.added of EX-2026-339 = the first note
    note: Before anything was approved
  > recorded

Ruth Muster: role.granted of Bela Muster as registrar = the grant
    granted: examiner
  > recorded
  > the grant waits

Rita Muster: event.approved of Bela Muster
    event: the grant
    labels: none
  > recorded
  > the grant has effect

Ruth Muster: key.rotated of Cleo Muster as registrar = the rekeying
    key: the second key of Cleo Muster
    nextKey: the third key of Cleo Muster
    reason: lost
  > recorded
  > the rekeying waits

Rita Muster: event.approved of Cleo Muster
    event: the rekeying
    labels: none
  > recorded
  > the rekeying has effect

Bela Muster: note.added of EX-2026-339 as examiner = the second note
    note: Nobody knows yet
  > recorded, nearly: KEY-07

Ruth Muster: key.revoked of Rita Muster as registrar = the later suspicion
    key: the first key of Rita Muster
    reason: compromised
    suspectSince: the second note
  > recorded

Ruth Muster: key.revoked of Rita Muster as registrar = the earlier suspicion
    key: the first key of Rita Muster
    reason: compromised
    suspectSince: the first note
  > recorded

Dora Muster: event.approved of Rita Muster
    event: the earlier suspicion
    labels: none
  > recorded

Bela Muster: note.added of EX-2026-339 as examiner
    note: Rita approved my role
  > recorded, to be explained: KEY-07

Cleo Muster: note.added of EX-2026-339
    note: Rita approved my key
  > recorded, to be explained: KEY-07

Dora Muster: event.approved of Rita Muster
    event: the later suspicion
    labels: none
  > recorded

Ruth Muster: key.revoked of Rita Muster as registrar
    key: the first key of Rita Muster
    reason: compromised
    suspectSince: the grant
  > refused KEY-05 "already revoked"
