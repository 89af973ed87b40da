import { describe, expect, test } from 'vitest'
import type { ChainHead } from '../../wire/index.ts'
import {
  acceptDraft,
  caseDraft,
  collectionDraft,
  noteDraft,
  offerDraft,
  setting,
  witnessDraft,
  entryOf,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import type { ReviewOptions } from './custody-record.ts'

/** What a review says, as `event rule`. */
function findings({ world }: Setting, options: Partial<ReviewOptions> = {}): readonly string[] {
  const found = world.state.review({ time: world.now(), ...options })
  return [...found].flatMap(([event, breaches]) => breaches.map(({ rule }) => `${event} ${rule}`))
}

function witnessed(): Setting {
  const from = setting()
  from.world.did(witnessDraft(from.people.officer, 'officer', entryOf(from, from.item)))
  return from
}

test('a record in which everything is as it should be has nothing to review', () => {
  expect(findings(witnessed())).toEqual([])
})

describe('WIT-02', () => {
  test('a collection that nobody witnessed', () => {
    const from = setting()
    expect(findings(from)).toEqual([`${from.item} WIT-02`])
  })

  test('a witness who was refused is none', () => {
    const from = setting()
    const draft = witnessDraft(from.people.collector, 'collector', entryOf(from, from.item))
    from.world.enter(from.world.place(draft))
    expect(findings(from)).toEqual([`${from.item} WIT-02`])
  })
})

describe('CHN-05', () => {
  test('a chain that nobody registered', () => {
    const from = witnessed()
    const { world, people, caseId } = from
    const opened = world.place(caseDraft(people.officer))
    world.enter(opened)
    const entry = world.place({ ...collectionDraft(people.collector, caseId) })
    world.enter(entry)
    expect(findings(from)).toContain(`${opened.id} CHN-05`)
    expect(findings(from)).toContain(`${entry.id} CHN-05`)
    const notCarried = new Set([caseId])
    expect(findings(from, { notCarried })).toContain(`${opened.id} CHN-05`)
    expect(findings(from, { notCarried })).not.toContain(`${entry.id} CHN-05`)
  })

  test('a registration that stands before the chain begins is none', () => {
    const from = witnessed()
    const { world, people } = from
    const opened = world.place(caseDraft(people.officer))
    world.did({
      type: 'case.registered',
      by: world.service,
      role: 'service',
      chain: world.ledger,
      fields: { chain: opened.id },
    })
    world.enter({ ...opened, index: world.events.length })
    expect(findings(from)).toEqual([`${opened.id} CHN-05`])
  })

  test('a registration as a chain of another kind is none', () => {
    const from = witnessed()
    const { world, people } = from
    const opened = world.place(caseDraft(people.officer))
    world.enter(opened)
    world.enter(
      world.place({
        type: 'party.registered',
        by: world.service,
        role: 'service',
        chain: world.ledger,
        fields: { chain: opened.id },
      }),
    )
    expect(findings(from)).toEqual([`${opened.id} CHN-05`])
  })
})

describe('EXP-02', () => {
  function exported(
    from: Setting,
    change: (head: ChainHead) => ChainHead,
    more: readonly ChainHead[] = [],
  ) {
    const { world, caseId, item } = from
    const size = world.events.length
    const heads = [world.ledger, caseId, item].map((chain): ChainHead => {
      const { count, head } = world.state.chain(chain)!
      return { chain, count, head }
    })
    // People go on while the statement is prepared.
    world.did(noteDraft(from.people.officer, 'officer', caseId))
    return world.did({
      type: 'bundle.exported',
      by: world.service,
      role: 'service',
      chain: caseId,
      fields: {
        scope: 'case',
        profile: { name: 'full', digest: 'f'.repeat(64) },
        heads: [...heads.map(change), ...more],
      },
      amiss: { anchor: { size, root: 'ab'.repeat(32) } },
    })
  }

  test('a statement that holds as of its anchor is true, whatever came later', () => {
    const from = witnessed()
    exported(from, (head) => head)
    expect(findings(from)).toEqual([])
  })

  test.each([
    ['one event more', (head: ChainHead) => ({ ...head, count: head.count + 1 })],
    ['one event less', (head: ChainHead) => ({ ...head, count: head.count - 1 })],
    ['another head', (head: ChainHead) => ({ ...head, head: head.chain.replace(/^./, 'f') })],
  ])('%s is found', (_what, change) => {
    const from = witnessed()
    const { id } = exported(from, (head) => (head.chain === from.caseId ? change(head) : head))
    expect(findings(from)).toEqual([`${id} EXP-02`])
  })

  test('a chain that nobody knows is found, unless it is not carried', () => {
    const from = witnessed()
    const unknown = 'ee'.repeat(32)
    const { id } = exported(from, (head) => head, [{ chain: unknown, count: 1, head: unknown }])
    expect(findings(from)).toEqual([`${id} EXP-02`])
    expect(findings(from, { notCarried: new Set([unknown]) })).toEqual([])
  })
})

describe('INT-04', () => {
  const daily = { policy: { checkInterval: 86_400, demands: [] } }

  test('data that nobody read again, as of the end of the record', () => {
    const from = setting(daily)
    const { world, people, image, item, caseId } = from
    const later = { time: world.now() + 86_400_000 * 365 }
    expect(findings(from, later)).toEqual([])
    world.wait(86_400)
    world.did(noteDraft(people.officer, 'officer', caseId))
    expect(findings(from, later)).toEqual([`${image} INT-04`])
    expect(world.state.item(image)?.lastRead?.event).toBe(image)
    expect(world.state.item(item)).not.toHaveProperty('lastRead')
  })

  test('a receiver who measures the data has read it', () => {
    const from = setting(daily)
    const { world, people, image, caseId } = from
    const offer = world.did(
      offerDraft(from, { chain: image }, { expires: world.now() + 86_400_000 * 2 }),
    )
    world.wait(80_000)
    const accepted = world.did(acceptDraft(from, offer.id, { chain: image, sealed: ['digests'] }))
    world.wait(80_000)
    world.did(noteDraft(people.officer, 'officer', caseId))
    expect(findings(from)).toEqual([])
    expect(world.state.item(image)?.lastRead?.event).toBe(accepted.id)
  })
})

describe('CUS-06 and CUS-08', () => {
  test('an offer that stands open beyond its time', () => {
    const from = witnessed()
    const offer = from.world.did(offerDraft(from))
    const { payload } = offer
    const expires = payload.type === 'transfer.offered' ? payload.fields.expires : 0
    expect(findings(from, { time: expires })).toEqual([])
    expect(findings(from, { time: expires + 1 })).toEqual([`${offer.id} CUS-06`])
  })

  test('a loan that is not brought back', () => {
    const from = witnessed()
    const dueBack = from.world.now() + 7_200_000
    const offer = from.world.did(offerDraft(from, {}, { kind: 'loan', dueBack }))
    from.world.did(acceptDraft(from, offer.id))
    expect(findings(from, { time: dueBack })).toEqual([])
    expect(findings(from, { time: dueBack + 1 })).toEqual([`${offer.id} CUS-08`])
  })
})
