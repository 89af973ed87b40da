import { describe, expect, test } from 'vitest'
import { disclosureDraft, newcomer } from '../../../../../test/support/law-ends.ts'
import {
  acceptDraft,
  cancelDraft,
  noteDraft,
  grantDraft,
  offerDraft,
  setting,
  storingDraft,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import { emptyWorld, foundingDraft } from '../../../../../test/support/law-world.ts'
import {
  classificationDraft,
  statementOf,
} from '../../../../../test/support/provocations/handling.ts'
import { drugsOf, test as testOf } from '../../../../../test/support/provocations/quantities.ts'
import { createCustodyRecord } from './create-record.ts'
import { rules } from './rules.ts'
import type { RuleId } from './rules.ts'

/** How much more each rule has looked at than before. */
function lookedIn(
  { looked }: { readonly looked: () => ReadonlyMap<RuleId, number> },
  act: () => void,
) {
  const before = new Map(looked())
  act()
  return (rule: RuleId): number => (looked().get(rule) ?? 0) - (before.get(rule) ?? 0)
}

describe('a record says how often each rule looked', () => {
  test('nothing happened: no rule looked at anything', () => {
    expect(createCustodyRecord().looked()).toEqual(new Map())
  })

  test('the founding: the rules on it once, those on what came later not at all', () => {
    const world = emptyWorld()
    world.did(foundingDraft())
    const looked = world.state.looked()
    for (const rule of ['GEN-01', 'GEN-02', 'GEN-04', 'TIM-02', 'ROL-04'] as const) {
      expect(looked.get(rule), rule).toBe(1)
    }
    for (const rule of ['CUS-03', 'CRY-06', 'SOD-02'] as const) {
      expect(looked.get(rule), rule).toBeUndefined()
    }
  })

  test('an entry counts once for a rule that has several demands on it', () => {
    const from = setting()
    const offer = from.world.did(offerDraft(from))
    const more = lookedIn(from.world.state, () => void from.world.did(acceptDraft(from, offer.id)))
    // Names the open offer, is signed by its receiver, and comes before it expires.
    expect(more('CUS-03')).toBe(1)
    expect(more('CUS-12')).toBe(1)
  })

  test('what does not concern an entry is not counted as met', () => {
    const from = setting()
    const { world, people, item } = from
    const more = lookedIn(world.state, () => {
      world.did(storingDraft(people.collector, 'collector', item))
    })
    // No offer is open, no authority is cited, nobody is acted for, and nothing was lent.
    for (const rule of ['CUS-06', 'LEG-02', 'LEG-07', 'PTY-03', 'CUS-08'] as const) {
      expect(more(rule), rule).toBe(0)
    }
    expect(more('CUS-09')).toBe(1)
  })

  test('a receipt of what was not lent, not sealed and not protected; a role without an end or a case; a witness of nothing sealed', () => {
    const from = setting()
    const { world, people } = from
    const offer = world.did(offerDraft(from))
    const more = lookedIn(world.state, () => {
      const accepted = world.did(acceptDraft(from, offer.id))
      world.did(witnessDraft(people.officer, 'officer', accepted))
      world.did(grantDraft(from, people.officer, 'certifier'))
    })
    for (const rule of ['CUS-08', 'SEA-01', 'PRV-03', 'ATT-02', 'ROL-06'] as const) {
      expect(more(rule), rule).toBe(0)
    }
  })

  test('what is disclosed is looked at if it is to be handled with care', () => {
    const from = setting()
    const { world, item } = from
    const prosecutor = newcomer(from, 'prosecutor')
    const atEnd = () => lookedIn(world.state, () => void world.state.review({ time: world.now() }))
    world.did(disclosureDraft(prosecutor, from, [item]))
    expect(atEnd()('PRV-03')).toBe(0)
    const statement = statementOf(from, ['victim-protected'])
    world.did(disclosureDraft(prosecutor, from, [item, statement]))
    expect(atEnd()('PRV-03')).toBe(1)
    world.did(classificationDraft(from, item, ['privileged', 'undercover']))
    world.did(disclosureDraft(prosecutor, from, [item]))
    expect(atEnd()('PRV-03')).toBe(1)
  })

  test('two amounts have units to compare, one has none', () => {
    const from = setting()
    const { world } = from
    const atEnd = () => lookedIn(world.state, () => void world.state.review({ time: world.now() }))
    testOf(from, drugsOf(from), '1 g')
    expect(atEnd()('INT-11')).toBe(0)
    testOf(from, drugsOf(from), '1 g', '2 g')
    expect(atEnd()('INT-11')).toBe(1)
  })

  test('what refuses an entry ends the asking', () => {
    const from = setting()
    const { world, people } = from
    world.did(offerDraft(from))
    const again = { ...offerDraft(from), by: people.officer, role: 'officer' as const }
    const more = lookedIn(world.state, () => void world.enter(world.place(again)))
    expect(more('CUS-04')).toBe(1)
    expect(more('CUS-05')).toBe(0)
    expect(more('TIM-03')).toBe(0)
  })

  test('judging does not count, and each review counts anew', () => {
    const from = setting()
    const { world } = from
    const draft = offerDraft(from)
    expect(lookedIn(world.state, () => void world.asks(draft))('CUS-04')).toBe(0)
    world.did(draft)
    const time = world.now()
    world.state.review({ time })
    const more = lookedIn(world.state, () => void world.state.review({ time }))
    for (const rule of Object.keys(rules) as RuleId[]) expect(more(rule), rule).toBe(0)
    expect(world.state.looked().get('CHN-05')).toBe(world.state.chains().length - 1)
  })

  test('of who recorded something the review looks at each person, and not at the service', () => {
    const from = setting()
    const { world, people, caseId, item } = from
    const lookedAt = () => {
      world.state.review({ time: world.now() })
      return world.state.looked().get('COR-03')!
    }
    const before = lookedAt()
    const signers = new Set(world.events.map(({ signer }) => signer))
    expect(signers.has(world.service.party)).toBe(true)
    expect(before).toBe(signers.size - 1)
    expect(signers.has(people.defender.party)).toBe(false)
    // What is refused is nothing that he recorded.
    world.enter(world.place(storingDraft(people.defender, 'collector', item)))
    expect(lookedAt()).toBe(before)
    world.did(noteDraft(people.defender, 'defence', caseId))
    expect(lookedAt()).toBe(before + 1)
  })

  test('an open offer is looked at in the review, a closed one is not', () => {
    const from = setting()
    const { world } = from
    const offer = world.did(offerDraft(from))
    const atEnd = () => lookedIn(world.state, () => void world.state.review({ time: world.now() }))
    expect(atEnd()('CUS-06')).toBe(1)
    world.did(cancelDraft(from, offer.id, 'withdrawn'))
    expect(atEnd()('CUS-06')).toBe(-1)
    expect(world.state.looked().has('CUS-06')).toBe(false)
  })
})
