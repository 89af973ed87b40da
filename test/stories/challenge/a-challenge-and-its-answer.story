# A challenge and its answer

The defence disputes when a telephone was stored. The entry stays; it is in dispute until somebody who is responsible has
answered. Nobody answers himself, and nobody but the challenger takes it back.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Dora Muster: defence
  Olga Muster: oversight

Case EX-2026-030 by Bela Muster
Item EX-1 by Bela Muster
Item EX-2 by Bela Muster

Bela Muster: item.stored of EX-1 = the entry
    location: Shelf 4
  > recorded

Dora Muster: challenge.raised of EX-2
    events: the entry
    statement: Nobody was in the store that day
  > refused ATT-01 "in the chain of the event"

Dora Muster: challenge.raised of EX-1 = the challenge
    events: the entry, EX-1
    rule: TIM-03
    statement: Nobody was in the store that day
  > recorded, nearly: ATT-01

Dora Muster: challenge.answered of EX-1
    challenge: the challenge
    outcome: upheld
    answer: I am right
  > refused CHG-01 "who raised it"

Olga Muster: challenge.answered of EX-1
    challenge: the challenge
    outcome: rejected
    answer: It cannot matter
  > refused CHG-01 "in the role oversight"

Bela Muster: challenge.answered of EX-1
    challenge: the challenge
    outcome: withdrawn
    answer: She has dropped it
  > refused CHG-01 "who did not raise it"

Bela Muster: challenge.answered of EX-1
    challenge: the challenge
    outcome: explained
    answer: The list at the door was not kept
  > recorded, nearly: CHG-01

Bela Muster: challenge.answered of EX-1
    challenge: the challenge
    outcome: explained
    answer: And the door stood open
  > refused CHG-01 "no open challenge"

Dora Muster: challenge.raised of EX-2 = a mistake
    events: EX-2
    statement: The number is not that of the list
  > recorded

Dora Muster: challenge.answered of EX-2
    challenge: a mistake
    outcome: withdrawn
    answer: I had looked at another list
  > recorded

Olga Muster: challenge.raised of EX-2026-030
    events: EX-2026-030
    statement: The case was opened before anybody was told
  > recorded

In the end: CHG-02 once, WIT-02 twice
