import { expect, test } from 'vitest'
import { collectionDraft, witnessDraft } from '../support/law-setting.ts'
import type { LawPerson } from '../support/law-world.ts'
import { amiss, answersOf, handOver, hour, smallWorld } from './small-world.ts'
import type { SmallWorld } from './small-world.ts'

/** As the Public Auditor of the Northern Mariana Islands found the custody forms of its police. */
const found = { forms: 405, received: 360, receivedLate: 331, unwitnessed: 147, unweighed: 59 }

interface Forms extends SmallWorld {
  readonly collector: LawPerson
  /** Forms without a weight that somebody tried to enter, and what the law said. */
  readonly refusals: readonly string[]
}

/** 405 items of drugs, taken by one collector; of each, the form says as much as the auditor found. */
function custodyForms(): Forms {
  const small = smallWorld()
  const { world, caseId, authority, officer, enrol } = small
  const collector = enrol('the collector', 'collector')
  const custodian = enrol('the custodian', 'custodian')
  const refusals: string[] = []
  const take = (number: number): string => {
    const form = collectionDraft(collector, caseId, { kind: 'drugs', authority })
    if (number < found.unweighed) {
      refusals.push(...world.asks({ ...form, amiss: { without: ['quantity'] } }))
    }
    const entry = world.did(form)
    if (number < found.unwitnessed) return entry.id
    const isEven = number % 2 === 0
    const witness = isEven ? officer : custodian
    world.did(witnessDraft(witness, isEven ? 'officer' : 'custodian', entry))
    return entry.id
  }
  const bring = (item: string): void =>
    handOver(small, { item, by: collector, role: 'collector', to: custodian, toRole: 'custodian' })
  const items = Array.from({ length: found.forms }, (_, number) => number)
  const late = items.slice(0, found.receivedLate).map(take)
  world.wait(24 * hour)
  late.forEach(bring)
  items.slice(found.receivedLate, found.received).map(take).forEach(bring)
  items.slice(found.received).forEach(take)
  return { ...small, collector, refusals }
}

test('405 custody forms: receipts after more than a day and no witness, nothing else, and none without a weight', () => {
  const forms = custodyForms()
  const { collector } = forms
  const { forms: all, received, receivedLate, unwitnessed, unweighed } = found
  const answers = answersOf(forms)
  expect(amiss(answers, { collector })).toEqual([
    `AUD-01 received-within-24-hours ${received - receivedLate}/${received}`,
    `AUD-01 witness ${all - unwitnessed}/${all}`,
    `points points WIT-02 collector ${unwitnessed}`,
  ])
  // What lacked a weight there cannot be entered here.
  expect(forms.refusals).toHaveLength(unweighed)
  expect(new Set(forms.refusals).size).toBe(1)
  const [handovers, late] = answers[0]!.rows
  expect(handovers).toMatchObject({ count: received, of: received })
  expect(late).toMatchObject({ total: receivedLate })
  expect(late!.sentence).toBe(
    'Accepted by somebody within 24 hours after it was taken: 29 of 360 items that somebody accepted (8.1 %).',
  )
})
