import type { PlacedEvent } from '@custodia/core/custody'
import type { Quantity } from '@custodia/core/wire'
import { approvalDraft, collectionDraft, correctionDraft, derivationDraft } from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import { draft } from '../law-ends.ts'
import type { LateProvocation } from '../provocation.ts'

/** `2.5 g` */
function quantityOf(text: string): Quantity {
  const [amount, unit] = text.split(' ')
  return { amount: amount!, unit: unit! }
}

/** Drugs of this amount; withheld if it is left out. */
export function drugsOf({ world, people, caseId, authority }: Setting, text?: string): PlacedEvent {
  const openings = text === undefined ? {} : { quantity: quantityOf(text) }
  return world.did({
    ...collectionDraft(people.collector, caseId, { kind: 'drugs', authority }),
    openings,
  })
}

type Taken = 'split' | 'sample' | 'sub-item'

export function take(
  { world, people }: Setting,
  { id }: PlacedEvent,
  text?: string,
  relation: Taken = 'split',
): PlacedEvent {
  const openings = text === undefined ? {} : { quantity: quantityOf(text) }
  const fields = { relation, kind: 'drugs' } as const
  return world.did({ ...derivationDraft(people.collector, id, fields), openings })
}

/** A test that uses up an amount and says what is left. */
export function test(
  { world, people, authority }: Setting,
  { id }: PlacedEvent,
  consumed: string,
  left?: string,
): PlacedEvent {
  const openings = {
    consumed: quantityOf(consumed),
    ...(left === undefined ? {} : { left: quantityOf(left) }),
  }
  const made = draft('sample.consumed', people.collector, 'examiner', id, { authority })
  return world.did({ ...made, openings })
}

/** Corrects an amount, which a supervisor approves. */
function correct({ world, people }: Setting, target: PlacedEvent, field: string): void {
  const correction = world.did(correctionDraft(people.collector, 'collector', target, field))
  world.did(approvalDraft(people.supervisor, 'supervisor', correction))
}

/** INT-08 and INT-11. */
export const lateProvocationsOfQuantities: readonly LateProvocation[] = [
  {
    rule: 'INT-08',
    what: 'a part that is more than there was',
    breaks: (from) => void take(from, drugsOf(from, '2.5 g'), '2.500000001 g'),
    nearly: (from) => void take(from, drugsOf(from, '2.5 g'), '2500 mg'),
  },
  {
    rule: 'INT-08',
    what: 'two samples that together are more than there was',
    breaks(from) {
      const powder = drugsOf(from, '1 kg')
      for (const amount of ['999 g', '1001 mg']) take(from, powder, amount, 'sample')
    },
    nearly(from) {
      const powder = drugsOf(from, '1 kg')
      for (const amount of ['999 g', '1000 mg']) take(from, powder, amount, 'sample')
    },
  },
  {
    rule: 'INT-08',
    what: 'a test that leaves less than it should',
    breaks: (from) => void test(from, drugsOf(from, '397 tablet'), '2 tablet', '394 tablet'),
    nearly: (from) => void test(from, drugsOf(from, '397 tablet'), '2 tablet', '395 tablet'),
  },
  {
    rule: 'INT-08',
    what: 'a test that leaves more than it should, of a part',
    breaks: (from) => void test(from, take(from, drugsOf(from, '1 l'), '10 ml'), '5 ml', '6 ml'),
    nearly: (from) => void test(from, take(from, drugsOf(from, '1 l'), '10 ml'), '5 ml', '0.005 l'),
  },
  {
    rule: 'INT-08',
    what: 'a test that uses up more than there was, and does not show what it left',
    breaks: (from) => void test(from, drugsOf(from, '1 m'), '101 cm'),
    nearly: (from) => void test(from, drugsOf(from, '1 m'), '100 cm'),
  },
  {
    rule: 'INT-08',
    what: 'a second test, after one that did not show what it left',
    breaks(from) {
      const powder = drugsOf(from, '3 g')
      test(from, powder, '1 g')
      test(from, powder, '1 g', '1.5 g')
    },
    nearly(from) {
      const powder = drugsOf(from, '3 g')
      test(from, powder, '1 g')
      test(from, powder, '1 g', '1 g')
    },
  },
  {
    rule: 'INT-08',
    what: 'a thing that was in the other takes nothing off it',
    breaks: (from) => void take(from, drugsOf(from, '2 g'), '3 g', 'split'),
    nearly: (from) => void take(from, drugsOf(from, '2 g'), '3 g', 'sub-item'),
  },
  {
    rule: 'INT-08',
    what: 'an amount that is withheld is no breach, nor what follows until it is weighed again',
    breaks(from) {
      const powder = drugsOf(from)
      test(from, powder, '1 g', '2 g')
      take(from, powder, '3 g')
    },
    nearly(from) {
      const powder = drugsOf(from)
      take(from, powder, '3 g')
      test(from, powder, '1 g', '2 g')
      take(from, powder)
      take(from, powder, '3 g')
    },
  },
  {
    rule: 'INT-08',
    what: 'an amount that was corrected is not judged',
    breaks(from) {
      const powder = drugsOf(from, '2 g')
      take(from, powder, '3 g')
      correct(from, powder, 'exhibit')
    },
    nearly(from) {
      const powder = drugsOf(from, '2 g')
      take(from, powder, '3 g')
      correct(from, powder, 'quantity')
    },
  },
  {
    rule: 'INT-11',
    what: 'a part in another unit',
    breaks: (from) => void take(from, drugsOf(from, '100 tablet'), '2.5 g'),
    nearly: (from) => void take(from, drugsOf(from, '100 tablet'), '1 tablet'),
  },
  {
    rule: 'INT-11',
    what: 'a test that leaves something in another unit',
    breaks: (from) => void test(from, drugsOf(from, '100 g'), '1 g', '99 ml'),
    nearly: (from) => void test(from, drugsOf(from, '100 g'), '1 g', '99000 mg'),
  },
]
