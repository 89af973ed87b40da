# Always the same two

Bela puts ten things in their place, and each time Walter signs that he saw it, and nobody else does. Clara does the same, and
once it is Wanda who was there. What David stored nine times before Walter is too little to tell.

People
  Ruth Muster: registrar, supervisor
  Bela Muster: officer, collector
  Clara Muster: officer, collector
  David Muster: officer, collector
  Walter Muster: witness
  Wanda Muster: witness

Case EX-2026-053 by Bela Muster
Item EX-1 by Bela Muster, an object
Item EX-2 by Clara Muster, an object
Item EX-3 by David Muster, an object

Bela Muster: item.stored of EX-1 = Bela's shelf 1
    location: Shelf 1
  > recorded

Walter Muster: event.witnessed of EX-1
    event: Bela's shelf 1
    labels: none
  > recorded

Bela Muster: item.stored of EX-1 = Bela's shelf 2
    location: Shelf 2
  > recorded

Walter Muster: event.witnessed of EX-1
    event: Bela's shelf 2
    labels: none
  > recorded

Bela Muster: item.stored of EX-1 = Bela's shelf 3
    location: Shelf 3
  > recorded

Walter Muster: event.witnessed of EX-1
    event: Bela's shelf 3
    labels: none
  > recorded

Bela Muster: item.stored of EX-1 = Bela's shelf 4
    location: Shelf 4
  > recorded

Walter Muster: event.witnessed of EX-1
    event: Bela's shelf 4
    labels: none
  > recorded

Bela Muster: item.stored of EX-1 = Bela's shelf 5
    location: Shelf 5
  > recorded

Walter Muster: event.witnessed of EX-1
    event: Bela's shelf 5
    labels: none
  > recorded

Bela Muster: item.stored of EX-1 = Bela's shelf 6
    location: Shelf 6
  > recorded

Walter Muster: event.witnessed of EX-1
    event: Bela's shelf 6
    labels: none
  > recorded

Bela Muster: item.stored of EX-1 = Bela's shelf 7
    location: Shelf 7
  > recorded

Walter Muster: event.witnessed of EX-1
    event: Bela's shelf 7
    labels: none
  > recorded

Bela Muster: item.stored of EX-1 = Bela's shelf 8
    location: Shelf 8
  > recorded

Walter Muster: event.witnessed of EX-1
    event: Bela's shelf 8
    labels: none
  > recorded

Bela Muster: item.stored of EX-1 = Bela's shelf 9
    location: Shelf 9
  > recorded

Walter Muster: event.witnessed of EX-1
    event: Bela's shelf 9
    labels: none
  > recorded

Bela Muster: item.stored of EX-1 = Bela's shelf 10
    location: Shelf 10
  > recorded

Walter Muster: event.witnessed of EX-1
    event: Bela's shelf 10
    labels: none
  > recorded

Clara Muster: item.stored of EX-2 = Clara's shelf 1
    location: Shelf 1
  > recorded

Walter Muster: event.witnessed of EX-2
    event: Clara's shelf 1
    labels: none
  > recorded

Clara Muster: item.stored of EX-2 = Clara's shelf 2
    location: Shelf 2
  > recorded

Walter Muster: event.witnessed of EX-2
    event: Clara's shelf 2
    labels: none
  > recorded

Clara Muster: item.stored of EX-2 = Clara's shelf 3
    location: Shelf 3
  > recorded

Walter Muster: event.witnessed of EX-2
    event: Clara's shelf 3
    labels: none
  > recorded

Clara Muster: item.stored of EX-2 = Clara's shelf 4
    location: Shelf 4
  > recorded

Walter Muster: event.witnessed of EX-2
    event: Clara's shelf 4
    labels: none
  > recorded

Clara Muster: item.stored of EX-2 = Clara's shelf 5
    location: Shelf 5
  > recorded

Walter Muster: event.witnessed of EX-2
    event: Clara's shelf 5
    labels: none
  > recorded

Clara Muster: item.stored of EX-2 = Clara's shelf 6
    location: Shelf 6
  > recorded

Walter Muster: event.witnessed of EX-2
    event: Clara's shelf 6
    labels: none
  > recorded

Clara Muster: item.stored of EX-2 = Clara's shelf 7
    location: Shelf 7
  > recorded

Wanda Muster: event.witnessed of EX-2
    event: Clara's shelf 7
    labels: none
  > recorded

Clara Muster: item.stored of EX-2 = Clara's shelf 8
    location: Shelf 8
  > recorded

Walter Muster: event.witnessed of EX-2
    event: Clara's shelf 8
    labels: none
  > recorded

Clara Muster: item.stored of EX-2 = Clara's shelf 9
    location: Shelf 9
  > recorded

Walter Muster: event.witnessed of EX-2
    event: Clara's shelf 9
    labels: none
  > recorded

Clara Muster: item.stored of EX-2 = Clara's shelf 10
    location: Shelf 10
  > recorded

Walter Muster: event.witnessed of EX-2
    event: Clara's shelf 10
    labels: none
  > recorded

David Muster: item.stored of EX-3 = David's shelf 1
    location: Shelf 21
  > recorded

Walter Muster: event.witnessed of EX-3
    event: David's shelf 1
    labels: none
  > recorded

David Muster: item.stored of EX-3 = David's shelf 2
    location: Shelf 22
  > recorded

Walter Muster: event.witnessed of EX-3
    event: David's shelf 2
    labels: none
  > recorded

David Muster: item.stored of EX-3 = David's shelf 3
    location: Shelf 23
  > recorded

Walter Muster: event.witnessed of EX-3
    event: David's shelf 3
    labels: none
  > recorded

David Muster: item.stored of EX-3 = David's shelf 4
    location: Shelf 24
  > recorded

Walter Muster: event.witnessed of EX-3
    event: David's shelf 4
    labels: none
  > recorded

David Muster: item.stored of EX-3 = David's shelf 5
    location: Shelf 25
  > recorded

Walter Muster: event.witnessed of EX-3
    event: David's shelf 5
    labels: none
  > recorded

David Muster: item.stored of EX-3 = David's shelf 6
    location: Shelf 26
  > recorded

Walter Muster: event.witnessed of EX-3
    event: David's shelf 6
    labels: none
  > recorded

David Muster: item.stored of EX-3 = David's shelf 7
    location: Shelf 27
  > recorded

Walter Muster: event.witnessed of EX-3
    event: David's shelf 7
    labels: none
  > recorded

David Muster: item.stored of EX-3 = David's shelf 8
    location: Shelf 28
  > recorded

Walter Muster: event.witnessed of EX-3
    event: David's shelf 8
    labels: none
  > recorded

David Muster: item.stored of EX-3 = David's shelf 9
    location: Shelf 29
  > recorded

Walter Muster: event.witnessed of EX-3
    event: David's shelf 9
    labels: none
  > recorded

In the end: SOD-05 once, WIT-02 3 times
In the end, nearly: SOD-05
