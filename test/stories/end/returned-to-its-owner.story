# Returned to its owner

A return ends custody when the owner has signed for it: not before, and not by the word of anybody else.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Olaf Muster: owner
  Walter Muster: witness

Case EX-2026-061 by Bela Muster
Item EX-1 by Bela Muster

Ruth Muster: disposition.authorized of EX-1 as supervisor = the clearance
    disposal: returned
    order: 7 K 12/26
  > recorded

Bela Muster: item.disposed of EX-1 = the return
    clearance: the clearance
    disposal: returned
    idChecked: yes
  > recorded
  > EX-1 is cleared, held by Bela Muster

Walter Muster: event.witnessed of EX-1
    event: the return
    labels: none
  > recorded
  > the return waits

Olaf Muster: event.witnessed of EX-1
    event: the return
    labels: none
    statement: I have it back
  > recorded
  > EX-1 is disposed
  > the return has effect

In the end: WIT-02 once
