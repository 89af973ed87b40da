import { describe, expect, test } from 'vitest'
import { toHex } from '../../bytes/index.ts'
import { createSoftwareSigner } from '../../crypto/index.ts'
import type { Signer } from '../../crypto/index.ts'
import type { PossessionScope } from '../../wire/index.ts'
import { nextKeyDigest, provePossession } from '../record/index.ts'
import { setting, rotationDraft, withFields } from '../../../../../test/support/law-setting.ts'
import {
  emptyWorld,
  enrolmentDraft,
  foundingDraft,
  lawPerson,
} from '../../../../../test/support/law-world.ts'
import type { LawPerson } from '../../../../../test/support/law-world.ts'
import type { Breach } from './breach.ts'
import { checkPossession, possessionAnchor } from './possession.ts'

const signer = (n: number): Signer => createSoftwareSigner(new Uint8Array(32).fill(n))
const founder = signer(1)
const service = signer(2)
const bea = signer(3)
const successor = nextKeyDigest(signer(4).publicKey)
const origin = 'log.example/custody'
const root = 'ab'.repeat(32)

/** A person of the law's world who has a real key. */
function person(name: string, real: Signer): LawPerson {
  const key = toHex(real.publicKey)
  return { ...lawPerson(name), key: () => key, commitment: () => successor }
}

function rulesOf(breaches: readonly Breach[]): readonly string[] {
  return breaches.map(({ rule }) => rule)
}

const smallOrder = `01${'00'.repeat(31)}`

describe('the founding', () => {
  const ann = person('ann', bea)

  async function founding(scope: PossessionScope = { origin }) {
    const possession = await provePossession({ scope, party: ann.party, nextKey: successor }, bea)
    const draft = foundingDraft({ others: [ann] })
    const [first, second] = draft.fields.founders
    return withFields(draft, {
      service: { ...draft.fields.service, key: toHex(service.publicKey) },
      founders: [
        { ...first!, key: toHex(founder.publicKey) },
        { ...second!, possession },
      ],
    })
  }

  const asked = (draft: Awaited<ReturnType<typeof founding>>) => {
    const world = emptyWorld()
    return rulesOf(checkPossession(world.place(draft), world.state))
  }

  test('needs the proof of each founder but the first, over the origin', async () => {
    expect(asked(await founding())).toEqual([])
    expect(asked(await founding({ origin: 'other.example' }))).toEqual(['KEY-02'])
    expect(asked(await founding({ ledger: root, anchor: { size: 1, root } }))).toEqual(['KEY-02'])
  })

  test('names only keys that all verifiers judge alike, the one of the service among them', async () => {
    const draft = await founding()
    const weak = withFields(draft, { service: { ...draft.fields.service, key: smallOrder } })
    expect(asked(weak)).toEqual(['KEY-08'])
    const [first, second] = draft.fields.founders
    const founders = [{ ...first!, key: smallOrder }, second!]
    expect(asked(withFields(draft, { founders }))).toEqual(['KEY-08'])
  })
})

describe('an enrolment', () => {
  const from = setting()
  const { world } = from
  const party = lawPerson('bea').party
  const good: PossessionScope = {
    ledger: world.ledger,
    anchor: { size: world.events.length, root },
  }

  async function enrolled(
    proof: { scope?: PossessionScope; party?: string; nextKey?: string; by?: Signer } = {},
    key: string = toHex(bea.publicKey),
  ) {
    const { scope = good, by = bea } = proof
    const possession = await provePossession(
      { scope, party: proof.party ?? party, nextKey: proof.nextKey ?? successor },
      by,
    )
    const draft = enrolmentDraft(lawPerson('bea'), ['officer'])
    return world.place(withFields(draft, { key, nextKey: successor, possession }))
  }

  test('with a proof over this ledger, party, key, successor and an earlier state holds', async () => {
    expect(checkPossession(await enrolled(), world.state)).toEqual([])
  })

  test.each([
    ['another ledger', { scope: { ...good, ledger: root } }],
    ['an origin', { scope: { origin } }],
    ['another person', { party: lawPerson('carl').party }],
    ['another successor', { nextKey: root }],
    ['another key', { by: signer(9) }],
    [
      'a state that is still to come',
      { scope: { ...good, anchor: { size: world.events.length + 1, root } } },
    ],
  ])('with a proof over %s does not', async (_what, proof) => {
    const [found, ...rest] = checkPossession(await enrolled(proof), world.state)
    expect(rest).toEqual([])
    expect(found).toMatchObject({ rule: 'KEY-02', weight: 'refused' })
    expect(found?.sentence).toMatch(/^[A-Z].*\.$/)
  })

  test('with a proof in which a bit is flipped does not', async () => {
    const event = await enrolled()
    if (event.payload.type !== 'party.enrolled') throw new TypeError('not an enrolment')
    const { possession } = event.payload.fields
    for (const at of [0, 40, possession!.length - 1]) {
      const changed = possession!.slice()
      changed[at] = changed[at]! ^ 1
      const { payload } = event
      const fields = { ...event.payload.fields, possession: changed }
      const found = checkPossession(
        { ...event, payload: { ...payload, fields } as typeof payload },
        world.state,
      )
      expect(rulesOf(found)).toEqual(['KEY-02'])
    }
  })

  test('of a key of small order is refused before its proof is read', async () => {
    expect(rulesOf(checkPossession(await enrolled({}, smallOrder), world.state))).toEqual([
      'KEY-08',
    ])
  })
})

test('a rotation proves the new key for the person in whose chain it stands', async () => {
  const from = setting()
  const { world, people } = from
  const { officer } = people
  const draft = rotationDraft(from, officer, { role: 'officer' })
  const scope = { ledger: world.ledger, anchor: { size: 1, root } }
  const rotated = async (party: string) => {
    const possession = await provePossession({ scope, party, nextKey: successor }, bea)
    const key = toHex(bea.publicKey)
    return world.place(withFields(draft, { key, nextKey: successor, possession }))
  }
  expect(checkPossession(await rotated(officer.party), world.state)).toEqual([])
  expect(rulesOf(checkPossession(await rotated(people.defender.party), world.state))).toEqual([
    'KEY-02',
  ])
})

test('other events bring no key', () => {
  const { world } = setting()
  const brought = world.events.filter(({ payload }) => !/enrolled|opened/.test(payload.type))
  expect(brought.length).toBeGreaterThan(5)
  for (const event of brought) expect(checkPossession(event, world.state)).toEqual([])
})

test('a proof that nobody can read names no state of the log', async () => {
  const anchor = { size: 3, root }
  const scope = { ledger: 'cd'.repeat(32), anchor }
  const proof = await provePossession({ scope, party: 'ef'.repeat(32), nextKey: successor }, bea)
  expect(possessionAnchor(proof)).toEqual(anchor)
  expect(possessionAnchor(proof.slice(1))).toBeUndefined()
})
