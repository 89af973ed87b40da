import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endCast } from '../../../../../test/support/chronicle-of-ends.ts'
import { anyAttemptsOfEnds, chronicle } from '../../../../../test/support/law-chronicle.ts'
import {
  answerDraft,
  challengeDraft,
  cleared,
  clearanceDraft,
  courtDraft,
  destroyed,
  disclosureDraft,
  disposalDraft,
  draft,
  erasureDraft,
  incidentDraft,
  lost,
  newcomer,
  resolutionDraft,
  sightingDraft,
} from '../../../../../test/support/law-ends.ts'
import {
  approvalDraft,
  correctionDraft,
  entryOf,
  revocationDraft,
  setting,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import type { PlacedEvent } from './placed-event.ts'

describe('the end of an item', () => {
  test('is authorised, said, and has effect where the witness signs', () => {
    const from = setting()
    const { world, people, item } = from
    const clearance = cleared(from)
    const said = { event: clearance.id, index: clearance.index, by: people.supervisor.party }
    const claim = world.did(disposalDraft(from, clearance))
    expect(world.state.item(item)).toMatchObject({
      state: 'cleared',
      custodian: people.collector.party,
      clearance: { ...said, disposal: 'destroyed' },
    })
    expect(world.state.act(claim.id)).toMatchObject({
      state: 'pending',
      needed: 1,
      missing: [{ persons: 1, as: 'witness' }],
    })
    const { index } = world.did(witnessDraft(people.officer, 'officer', claim))
    expect(world.state.act(claim.id)).toMatchObject({
      state: 'effective',
      effectiveAt: index,
      missing: [],
    })
    expect(world.state.item(item, index)?.state).toBe('cleared')
    const after = world.state.item(item, index + 1)!
    expect(after.state).toBe('disposed')
    expect(after).not.toHaveProperty('clearance')
    expect(after.history).toHaveLength(1)
  })

  test.each(['forfeited', 'archived', 'transferred-out'] as const)(
    'has effect at once if the item is %s',
    (disposal) => {
      const from = setting()
      const clearance = from.world.did(clearanceDraft(from, { disposal }))
      const { index } = from.world.did(disposalDraft(from, clearance, { disposal }))
      expect(from.world.state.item(from.item, index)?.state).toBe('cleared')
      expect(from.world.state.item(from.item, index + 1)?.state).toBe('disposed')
    },
  )

  test('is signed by the owner if the item is returned, on whose behalf nobody signs', () => {
    const from = setting()
    const { world, people, item } = from
    const owner = newcomer(from, 'owner')
    const clearance = world.did(clearanceDraft(from, { disposal: 'returned' }))
    const claim = world.did(
      disposalDraft(from, clearance, { disposal: 'returned', onBehalfOf: owner.party }),
    )
    world.did(witnessDraft(people.officer, 'officer', claim))
    world.did(witnessDraft(owner, 'owner', claim))
    expect(world.state.item(item)?.state).toBe('cleared')
    const again = world.did(disposalDraft(from, clearance, { disposal: 'returned' }))
    world.did(witnessDraft(owner, 'owner', again))
    expect(world.state.item(item)?.state).toBe('disposed')
  })

  test('lapses when the item is lost meanwhile', () => {
    const from = setting()
    const { world, people, item } = from
    const claim = world.did(disposalDraft(from, cleared(from)))
    lost(from)
    world.did(incidentDraft(from, 'found'))
    world.did(witnessDraft(people.officer, 'officer', claim))
    expect(world.state.act(claim.id)).toMatchObject({ state: 'lapsed' })
    expect(world.state.item(item)?.state).toBe('in-custody')
  })

  test('waits on while somebody disputes an entry, until he was answered', () => {
    const from = setting()
    const { world, people, item } = from
    const claim = world.did(disposalDraft(from, cleared(from)))
    const challenge = world.did(challengeDraft(from, entryOf(from, item)))
    world.did(witnessDraft(people.officer, 'officer', claim))
    expect(world.state.item(item)?.state).toBe('cleared')
    world.did(answerDraft(people.officer, 'officer', challenge))
    world.did(witnessDraft(people.supervisor, 'supervisor', claim))
    expect(world.state.item(item)?.state).toBe('disposed')
  })

  test('can wait for an approval and a witness, in any order', () => {
    const demands = [{ act: 'item.disposed', persons: 1, as: 'approval' }] as const
    for (const order of ['witness first', 'approval first']) {
      const from = setting({ policy: { demands } })
      const { world, people, item } = from
      const claim = world.did(disposalDraft(from, cleared(from)))
      const steps = [
        witnessDraft(people.officer, 'officer', claim),
        approvalDraft(people.overseer, 'oversight', claim),
      ]
      if (order === 'approval first') steps.reverse()
      expect(world.state.act(claim.id)?.missing).toHaveLength(2)
      world.did(steps[0]!)
      expect(world.state.item(item)?.state).toBe('cleared')
      const { index } = world.did(steps[1]!)
      expect(world.state.act(claim.id)).toMatchObject({ effectiveAt: index })
      expect(world.state.item(item)?.state).toBe('disposed')
    }
  })

  test('is in dispute if the key of its witness is', () => {
    const from = setting()
    const { world, people } = from
    const claim = destroyed(from)
    const suspectSince = claim.index + 1
    const revoked = world.did(
      revocationDraft(from, people.officer, {}, { key: people.officer.kid(0), suspectSince }),
    )
    world.did(approvalDraft(people.supervisor, 'supervisor', revoked))
    expect(world.state.dispute(claim.id)).toMatchObject({ through: 'approval' })
  })

  test('ends what waited', () => {
    const from = setting()
    const { world, people, item } = from
    const entry = entryOf(from, item)
    const correction = world.did(correctionDraft(people.collector, 'collector', entry, 'place'))
    destroyed(from)
    const approval = approvalDraft(people.supervisor, 'supervisor', correction)
    expect(world.asks(approval)).toEqual(['APP-02'])
    const later = world.did(correctionDraft(people.collector, 'collector', entry, 'place'))
    world.did(approvalDraft(people.supervisor, 'supervisor', later))
    expect(world.state.act(later.id)).toMatchObject({ state: 'effective' })
  })
})

describe('what a record shows', () => {
  test('incidents, and which are open', () => {
    const from = setting()
    const { world, people, item } = from
    const loss = lost(from)
    const found = world.did(incidentDraft(from, 'found'))
    const closing = world.did(resolutionDraft(from, loss))
    const by = people.officer.party
    const first = { event: loss.id, index: loss.index, kind: 'loss', by }
    const second = { event: found.id, index: found.index, kind: 'found', by }
    expect(world.state.incidents(item)).toEqual([{ ...first, resolvedBy: closing.id }, second])
    expect(world.state.item(item)?.incidents).toEqual(world.state.incidents(item))
    expect(world.state.incidents(item, closing.index)).toEqual([first, second])
    expect(world.state.incidents(item, found.index)).toEqual([first])
    expect(world.state.item(item, found.index)?.state).toBe('missing')
  })

  test('challenges of an entry and an item, and their answers', () => {
    const from = setting()
    const { world, people, item } = from
    const challenge = world.did(challengeDraft(from, entryOf(from, item)))
    const { id: event, index } = challenge
    const said = { event, index, by: people.defender.party, events: [item] }
    expect(world.state.challenges(item)).toEqual([said])
    expect(world.state.item(item)?.challenges).toEqual([said])
    expect(world.state.event(item)).toMatchObject({ openChallenges: [event] })
    const answer = world.did(answerDraft(people.officer, 'officer', challenge))
    const answered = { ...said, answer: { event: answer.id, outcome: 'explained' } }
    expect(world.state.challenges(item)).toEqual([answered])
    expect(world.state.challenges(item, answer.index)).toEqual([said])
    expect(world.state.challenges(item, index)).toEqual([])
    expect(world.state.item(item)?.challenges).toEqual([])
    expect(world.state.item(item, answer.index)?.challenges).toEqual([said])
    expect(world.state.event(item)).not.toHaveProperty('openChallenges')
  })

  test('what a court did, what an inventory saw, and what was disclosed', () => {
    const from = setting()
    const { world, people, item, caseId } = from
    const prosecutor = newcomer(from, 'prosecutor')
    const made = world.did(disclosureDraft(prosecutor, from, [item]))
    const lodged = world.did(courtDraft(prosecutor, from, 'lodged', [item]))
    const seen = world.did(sightingDraft(from, [{ item, result: 'seen' }]))
    const taken = draft('disclosure.acknowledged', people.defender, 'defence', caseId, {
      disclosure: made.id,
    })
    const acknowledged = world.did(taken)
    expect(world.state.item(item)).toMatchObject({
      court: { event: lodged.id, index: lodged.index, step: 'lodged' },
      lastSeen: { event: seen.id, index: seen.index, result: 'seen' },
    })
    expect(world.state.item(item, lodged.index)).not.toHaveProperty('court')
    expect(world.state.item(item, seen.index)).not.toHaveProperty('lastSeen')
    const disclosure = {
      event: made.id,
      index: made.index,
      by: prosecutor.party,
      recipientRole: 'defence',
      items: [item],
    }
    const acknowledgedBy = [people.defender.party]
    expect(world.state.caseRecord(caseId)?.disclosures).toEqual([{ ...disclosure, acknowledgedBy }])
    expect(world.state.caseRecord(caseId, acknowledged.index)?.disclosures).toEqual([
      { ...disclosure, acknowledgedBy: [] },
    ])
    expect(world.state.caseRecord(caseId, made.index)?.disclosures).toEqual([])
  })

  test('erasures, once the registrar has approved', () => {
    const from = setting()
    const { world, people, item } = from
    const officer = newcomer(from, 'data-protection')
    const erasure = world.did(erasureDraft(officer, entryOf(from, item), ['exhibit', 'tool']))
    expect(world.asks(approvalDraft(people.supervisor, 'supervisor', erasure))).toEqual(['APP-04'])
    expect(world.state.erasures(item)).toEqual([])
    const { index } = world.did(approvalDraft(people.registrar, 'registrar', erasure))
    const said = { event: erasure.id, by: officer.party, index, ground: 'request' }
    expect(world.state.erasures(item)).toEqual([{ ...said, labels: ['exhibit'] }])
    expect(world.state.erasures(item, index)).toEqual([])
  })
})

/** How it stands with each item, as a person would keep it on a sheet of paper. */
interface Line {
  standing: 'in-custody' | 'missing' | 'cleared' | 'disposed'
  /** What the custodian said of its end, and until when a witness makes it so. */
  claims: { readonly event: PlacedEvent; readonly roles: 'owner' | 'any'; readonly until: number }[]
}

function writeDown(lines: Map<string, Line>, event: PlacedEvent, lifetime: number): void {
  const { payload, chain, signer, recordedAt, id } = event
  const line = lines.get(chain)
  const change = (standing: Line['standing']): void => {
    if (line !== undefined) lines.set(chain, { standing, claims: [] })
  }
  switch (payload.type) {
    case 'item.collected':
    case 'item.acquired':
      lines.set(id, { standing: 'in-custody', claims: [] })
      return
    case 'incident.reported':
      if (payload.fields.kind === 'loss') change('missing')
      if (payload.fields.kind === 'found') change('in-custody')
      return
    case 'disposition.authorized':
      change('cleared')
      return
    case 'item.disposed': {
      const { disposal } = payload.fields
      if (disposal !== 'returned' && disposal !== 'destroyed') change('disposed')
      else {
        const roles = disposal === 'returned' ? 'owner' : 'any'
        line?.claims.push({ event, roles, until: recordedAt + lifetime * 1000 })
      }
      return
    }
    case 'event.witnessed': {
      const claim = line?.claims.find(({ event: said }) => said.id === payload.fields.event)
      const counts =
        claim !== undefined &&
        recordedAt <= claim.until &&
        signer !== claim.event.signer &&
        (claim.roles === 'any' || payload.role === 'owner')
      if (counts) change('disposed')
      return
    }
    case 'event.withdrawn':
      if (line !== undefined) {
        line.claims = line.claims.filter(({ event: said }) => said.id !== payload.fields.event)
      }
      return
    default:
  }
}

const handling =
  /^(transfer\.(offered|accepted)|item\.(stored|acquired|accessed)|exam\.|disposition\.|item\.disposed)/

test('how it stands with an item is at every moment what a sheet of paper says', () => {
  const counted = { missing: 0, found: 0, cleared: 0, disposed: 0, refused: 0 }
  fc.assert(
    fc.property(anyAttemptsOfEnds, (attempts) => {
      const lines = new Map<string, Line>()
      const story = chronicle(
        {
          judged({ payload, chain }, refused) {
            const standing = lines.get(chain)?.standing ?? 'in-custody'
            const isEnd = payload.type === 'item.disposed'
            if (standing === 'in-custody' ? !isEnd : !handling.test(payload.type)) return
            if (standing === 'cleared' && isEnd) return
            expect(refused, `${payload.type} of an item that is ${standing}`).toBe(true)
            counted.refused++
          },
          entered(event, refused) {
            if (refused) return
            const before = lines.get(event.chain)?.standing
            writeDown(lines, event, story.world.state.policyAt()!.approvalLifetime)
            const after = lines.get(event.chain)?.standing
            if (before !== after && before !== undefined && after !== undefined) {
              counted[after === 'in-custody' ? 'found' : after]++
            }
            compare()
          },
        },
        0,
        endCast,
      )
      for (const event of story.world.events) writeDown(lines, event, 0)

      function compare(): void {
        for (const [id, { standing }] of lines) {
          const { state, custodian } = story.world.state.item(id)!
          expect(state === 'offered' ? 'in-custody' : state).toBe(standing)
          expect(custodian).toMatch(/^[0-9a-f]{64}$/)
        }
      }

      for (const attempt of attempts) story.run(attempt)
    }),
    { numRuns: 60, seed: 5 },
  )
  // The stories reach what they are about.
  for (const [what, times] of Object.entries(counted)) expect(times, what).toBeGreaterThan(9)
})
