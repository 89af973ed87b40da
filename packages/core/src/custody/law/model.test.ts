import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventTypeSpec } from '../../wire/index.ts'
import type { Policy, Role } from '../../wire/index.ts'
import { anyAttempts, chronicle } from '../../../../../test/support/law-chronicle.ts'
import { kidOf } from './keys-of.ts'
import type { PlacedEvent } from './placed-event.ts'

/**
 * The law again, as a person would keep it on a sheet of paper: who holds what, which keys are good, what waits. It is
 * slow and knows only today, so that it can be seen to be right.
 */
interface Sheet {
  readonly hands: Map<string, Hand>
  readonly keys: Map<string, { readonly party: string; good: boolean }>
  roles: readonly {
    readonly party: string
    readonly role: Role
    /** The event that gave it. */
    readonly by: string
    readonly until: number
    readonly case?: string
  }[]
  readonly gone: Set<string>
  /** From when and until when each agreement is in force. */
  readonly agreements: Map<string, readonly [number, number]>
  readonly chains: Map<string, { readonly party?: string; registered: boolean }>
  readonly waiting: Map<string, Waiting>
  policy: Policy
}

interface Hand {
  readonly case: string
  custodian: string
  offer?: { readonly event: string; readonly to: string; readonly expires: number } | undefined
}

interface Waiting {
  readonly event: PlacedEvent
  readonly policy: Policy
  readonly approvers: Set<string>
}

const holding: readonly Role[] = [
  'collector',
  'examiner',
  'officer',
  'custodian',
  'courier',
  'clerk',
  'prosecutor',
  'contact-point',
]

function newSheet(events: readonly PlacedEvent[]): Sheet {
  const genesis = events[0]!.payload
  if (genesis.type !== 'ledger.opened') throw new TypeError('no founding')
  const sheet: Sheet = {
    hands: new Map(),
    keys: new Map(),
    roles: [],
    gone: new Set(),
    agreements: new Map(),
    chains: new Map([[events[0]!.id, { registered: true }]]),
    waiting: new Map(),
    policy: genesis.fields.policy,
  }
  return sheet
}

function has(sheet: Sheet, party: string, role: Role, event: PlacedEvent, caseId: string): boolean {
  return sheet.roles.some(
    (held) =>
      held.party === party &&
      held.role === role &&
      held.until >= event.recordedAt &&
      (held.case === undefined || held.case === caseId),
  )
}

/** Whether an event of a handover may be recorded; undefined for what the sheet does not judge. */
function mayHappen(sheet: Sheet, event: PlacedEvent): boolean | undefined {
  const { payload, signer, recordedAt, chain } = event
  if (!/^transfer|^item.stored/.test(payload.type)) return undefined
  const hand = sheet.hands.get(chain)
  const key = sheet.keys.get(event.kid)
  const roles: readonly Role[] | 'any' = eventTypeSpec(payload.type).roles
  const canSign =
    hand !== undefined &&
    sheet.chains.get(chain)?.registered === true &&
    key?.party === signer &&
    key.good &&
    [...sheet.chains.values()].some(({ party, registered }) => party === signer && registered) &&
    (roles === 'any' || roles.includes(payload.role)) &&
    has(sheet, signer, payload.role, event, hand.case)
  if (!canSign) return false
  const watches = (party: string): boolean =>
    (['registrar', 'oversight'] as const).some((role) => has(sheet, party, role, event, hand.case))
  const { offer, custodian } = hand
  const isHis = payload.role === 'supervisor' ? sheet.gone.has(custodian) : custodian === signer
  switch (payload.type) {
    case 'item.stored':
      return custodian === signer
    case 'transfer.offered': {
      const { to, kind, expires, dueBack, agreement } = payload.fields
      const [from, until] =
        agreement === undefined ? [0, Infinity] : (sheet.agreements.get(agreement) ?? [])
      const known = [...sheet.chains.values()].some(
        ({ party, registered }) => party === to && registered,
      )
      return (
        isHis &&
        offer === undefined &&
        to !== signer &&
        known &&
        !watches(to) &&
        holding.some((role) => has(sheet, to, role, event, hand.case)) &&
        expires > recordedAt &&
        expires <= recordedAt + sheet.policy.offerLifetime * 1000 &&
        (kind !== 'loan' || dueBack !== undefined) &&
        (payload.role !== 'supervisor' || dueBack === undefined) &&
        from !== undefined &&
        from <= recordedAt &&
        recordedAt <= until! &&
        (dueBack === undefined || dueBack > payload.occurredAt.time)
      )
    }
    case 'transfer.accepted':
    case 'transfer.refused': {
      const isMine =
        offer !== undefined &&
        offer.event === payload.fields.offer &&
        offer.to === signer &&
        recordedAt <= offer.expires
      return isMine && (payload.type === 'transfer.refused' || !watches(signer))
    }
    case 'transfer.cancelled': {
      const isOpen = isHis && offer?.event === payload.fields.offer
      return isOpen && (payload.fields.reason === 'withdrawn' || recordedAt > offer!.expires)
    }
    default:
      return undefined
  }
}

function bringKey(sheet: Sheet, party: string, kid: string): void {
  for (const key of sheet.keys.values()) if (key.party === party) key.good = false
  sheet.keys.set(kid, { party, good: true })
}

function give(sheet: Sheet, { id }: PlacedEvent, party: string, roles: readonly Role[]): void {
  const given = roles.map((role) => ({ party, role, by: id, until: Infinity }))
  sheet.roles = [...sheet.roles, ...given]
}

/** Writes down what a lawful event changes. */
function writeDown(sheet: Sheet, event: PlacedEvent, kidOf: (key: string) => string): void {
  const { payload, signer, chain, id } = event
  switch (payload.type) {
    case 'ledger.opened':
      for (const { party, key, roles } of payload.fields.founders) {
        sheet.keys.set(kidOf(key), { party, good: true })
        give(sheet, event, party, roles)
      }
      return
    case 'party.enrolled': {
      const { party, key, roles } = payload.fields
      sheet.chains.set(chain, { party, registered: false })
      if (sheet.keys.has(kidOf(key))) return
      sheet.keys.set(kidOf(key), { party, good: true })
      give(sheet, event, party, roles)
      return
    }
    case 'role.revoked': {
      const { revoked, grant } = payload.fields
      const { party } = sheet.chains.get(chain)!
      sheet.roles = sheet.roles.filter(
        (held) =>
          held.party !== party ||
          held.role !== revoked ||
          (grant !== undefined && held.by !== grant),
      )
      return
    }
    case 'party.ended': {
      const party = sheet.chains.get(chain)!.party!
      sheet.gone.add(party)
      sheet.roles = sheet.roles.filter((held) => held.party !== party)
      for (const key of sheet.keys.values()) if (key.party === party) key.good = false
      return
    }
    case 'agreement.registered': {
      const { validFrom = 0, validUntil = Infinity } = payload.fields
      sheet.agreements.set(id, [validFrom, validUntil])
      return
    }
    case 'role.granted': {
      if (waits(sheet, event)) return
      const { granted: role, until = Infinity, case: of } = payload.fields
      const { party } = sheet.chains.get(chain)!
      const given = {
        party: party!,
        role,
        by: id,
        until,
        ...(of === undefined ? {} : { case: of }),
      }
      sheet.roles = [...sheet.roles, given]
      return
    }
    case 'key.rotated': {
      const { party } = sheet.chains.get(chain)!
      if (signer === party) bringKey(sheet, party, kidOf(payload.fields.key))
      else sheet.waiting.set(id, { event, policy: sheet.policy, approvers: new Set() })
      return
    }
    case 'key.revoked': {
      const key = sheet.keys.get(payload.fields.key)
      if (key !== undefined) key.good = false
      return
    }
    case 'policy.adopted':
      sheet.waiting.set(id, { event, policy: sheet.policy, approvers: new Set() })
      return
    case 'event.approved':
      approve(sheet, payload.fields.event, signer, kidOf)
      return
    case 'party.registered':
    case 'case.registered':
    case 'item.registered': {
      const registered = sheet.chains.get(payload.fields.chain)
      if (registered !== undefined) registered.registered = true
      return
    }
    case 'case.opened':
      sheet.chains.set(chain, { registered: false })
      return
    case 'copy.made':
    case 'item.derived':
      sheet.chains.set(chain, { registered: false })
      sheet.hands.set(chain, {
        case: sheet.hands.get(payload.fields.source)!.case,
        custodian: signer,
      })
      return
    case 'item.collected':
    case 'item.acquired':
      sheet.chains.set(chain, { registered: false })
      sheet.hands.set(chain, { case: payload.fields.case, custodian: signer })
      return
    case 'transfer.offered': {
      const { to, expires } = payload.fields
      sheet.hands.get(chain)!.offer = { event: id, to, expires }
      return
    }
    case 'transfer.accepted':
      if (waits(sheet, event)) return
      sheet.hands.set(chain, { ...sheet.hands.get(chain)!, custodian: signer, offer: undefined })
      return
    case 'transfer.refused':
    case 'transfer.cancelled':
      sheet.hands.get(chain)!.offer = undefined
      return
    default:
  }
}

/** Approvals that a policy demands for a type of event. In these stories all demands for one type name the same roles. */
function demanded({ demands }: Policy, type: string): number {
  const wanted = demands.filter(({ act, as }) => act === type && as === 'approval')
  return Math.max(0, ...wanted.map(({ persons }) => persons))
}

/** Puts an act aside that has to wait. */
function waits(sheet: Sheet, event: PlacedEvent): boolean {
  if (sheet.waiting.has(event.id) || demanded(sheet.policy, event.payload.type) === 0) return false
  sheet.waiting.set(event.id, { event, policy: sheet.policy, approvers: new Set() })
  return true
}

function approve(sheet: Sheet, id: string, signer: string, kidOf: (key: string) => string): void {
  const waiting = sheet.waiting.get(id)
  if (waiting === undefined) return
  waiting.approvers.add(signer)
  const { payload, chain } = waiting.event
  if (payload.type === 'transfer.accepted' || payload.type === 'role.granted') {
    const { type } = payload
    const needed = Math.max(demanded(waiting.policy, type), demanded(sheet.policy, type))
    if (waiting.approvers.size < needed) return
    writeDown(sheet, waiting.event, kidOf)
    sheet.waiting.delete(id)
  }
  if (payload.type === 'policy.adopted') {
    sheet.policy = payload.fields.policy
    sheet.waiting.delete(id)
  }
  const needed = Math.max(waiting.policy.rekeyApprovals, sheet.policy.rekeyApprovals)
  if (payload.type === 'key.rotated' && waiting.approvers.size >= needed) {
    bringKey(sheet, sheet.chains.get(chain)!.party!, kidOf(payload.fields.key))
    sheet.waiting.delete(id)
  }
}

test('custody, keys and policies are at every moment what a sheet of paper says', () => {
  const counted = { handovers: 0, refused: 0, rekeyed: 0, policies: 0, approved: 0 }
  fc.assert(
    fc.property(anyAttempts, fc.constantFrom(1, 1, 0, 2, 3), (attempts, demands) => {
      let sheet: Sheet | undefined
      const story = chronicle(
        {
          judged(event, refused) {
            const expected = mayHappen(sheet!, event)
            if (expected === undefined) return
            expect(!refused, JSON.stringify(event.payload.fields)).toBe(expected)
            counted.refused += refused ? 1 : 0
          },
          entered(event, refused) {
            if (!refused) writeDown(sheet!, event, kidOf)
            compare(event, refused)
          },
        },
        demands,
      )
      const { state, events } = story.world
      sheet = newSheet(events)
      for (const event of events) writeDown(sheet, event, kidOf)

      function compare(event: PlacedEvent, refused: boolean): void {
        expect(state.policyAt()).toEqual(sheet!.policy)
        for (const [kid, { party, good }] of sheet!.keys) {
          const key = state.keyAt(kid)
          expect([key?.party, key?.until === undefined]).toEqual([party, good])
        }
        const all = state.cases().flatMap((id) => state.itemsOfCase(id))
        expect(new Set(all)).toEqual(new Set(sheet!.hands.keys()))
        for (const [id, hand] of sheet!.hands) {
          const { custodian, offer } = state.item(id)!
          expect([custodian, offer?.event]).toEqual([hand.custodian, hand.offer?.event])
        }
        if (refused) return
        const { type } = event.payload
        if (type === 'transfer.accepted') counted.handovers++
        if (type === 'event.approved') countEffects(event)
      }

      function countEffects({ payload, index }: PlacedEvent): void {
        if (payload.type !== 'event.approved') return
        const act = state.act(payload.fields.event)!
        if (act.effectiveAt !== index) return
        if (act.type === 'key.rotated') counted.rekeyed++
        if (act.type === 'policy.adopted') counted.policies++
        if (act.type === 'transfer.accepted') counted.approved++
      }

      for (const attempt of attempts) story.run(attempt)
      for (const id of sheet.hands.keys()) checkHistory(id)

      /** From the entry on, exactly one custodian, who changes only where a receiver accepted. */
      function checkHistory(id: string): void {
        const { history } = state.item(id)!
        expect(history[0]!.event).toBe(id)
        for (const { event, from, custodian } of history.slice(1)) {
          expect(state.event(event)).toMatchObject({ type: 'transfer.accepted', signer: custodian })
          expect(state.act(event)?.effectiveAt ?? state.event(event)?.index).toBe(from)
        }
        for (const { index } of events) {
          const holders = history.filter(
            ({ from }, i) => from < index && (history[i + 1]?.from ?? Infinity) >= index,
          )
          expect(holders.length).toBe(index > history[0]!.from ? 1 : 0)
          expect(state.item(id, index)?.custodian).toBe(holders[0]?.custodian)
        }
      }
    }),
    { numRuns: 60, seed: 3 },
  )
  // The stories reach what they are about.
  expect(counted.handovers).toBeGreaterThan(20)
  expect(counted.refused).toBeGreaterThan(100)
  expect(counted.rekeyed).toBeGreaterThan(5)
  expect(counted.policies).toBeGreaterThan(5)
  expect(counted.approved).toBeGreaterThan(2)
})
