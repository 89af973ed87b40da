# Taken back

Bela asks for approval of a storage that was never made, sees it, and takes the entry back. It stays on record and never has
effect. What has effect is not taken back, and nobody takes back what another did.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Cleo Muster: custodian

Demand 1 approval in the role custodian for item.stored

Case EX-2026-016 by Bela Muster
Item EX-1 by Bela Muster

Bela Muster: item.stored of EX-1 = the shelf
    location: Room 4, shelf 2
  > recorded
  > the shelf waits

Cleo Muster: event.withdrawn of EX-1
    event: the shelf
  > refused APP-05 "whoever is against it does not approve it"

Bela Muster: event.withdrawn of EX-1
    event: the shelf
    reason: The box is still in the car
  > recorded, nearly: APP-05
  > the shelf has lapsed

Cleo Muster: event.approved of EX-1
    event: the shelf
    labels: none
  > refused APP-02 "it was taken back"

Bela Muster: item.stored of EX-1 = the locker
    location: Locker 3
  > recorded

Cleo Muster: event.approved of EX-1
    event: the locker
    labels: location
  > recorded
  > the locker has effect

Bela Muster: event.withdrawn of EX-1
    event: the locker
  > refused APP-05 "which has effect"
