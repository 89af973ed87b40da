import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  holderOf,
  mayHappen,
  mayHold,
  newLine,
  writeDown,
} from '../../../../../test/support/law-sheet.ts'
import type { Hand, Line } from '../../../../../test/support/law-sheet.ts'
import {
  enrolmentDraft,
  foundedWorld,
  lawPerson,
  plainPolicy,
} from '../../../../../test/support/law-world.ts'
import type { LawDraft, LawWorld } from '../../../../../test/support/law-world.ts'
import type { EventFields, EventType, Role } from '../../wire/index.ts'
import type { PlacedEvent } from './placed-event.ts'

const roles: readonly Role[] = [
  'collector',
  'custodian',
  'custodian',
  'courier',
  'supervisor',
  'witness',
  'oversight',
]

const hands: readonly Hand[] = roles.map((role, i) => {
  const person = lawPerson(`hand ${i}`)
  const kid = person.kid(0)
  return { ...person, kid: () => kid, role }
})

const hour = 3_600_000

/** What people try with an item. The commonest way to go on stands there most often. */
const attempts = [
  ...['offer', 'offer', 'lend', 'lend', 'give back', 'accept', 'accept', 'accept', 'accept'],
  ...['refuse', 'cancel', 'expire', 'wait', 'store', 'lose', 'find', 'find', 'authorise'],
  ...['authorise', 'dispose', 'dispose', 'witness', 'witness', 'witness', 'remark', 'collect'],
  ...['hold', 'release', 'dispose', 'witness', 'witness'],
] as const

interface Attempt {
  readonly what: string
  /** Who tries, and with whom. */
  readonly who: number
  readonly whom: number
  /** Whether somebody tries whose turn it is not. */
  readonly odd: boolean
}

const anySequence: fc.Arbitrary<readonly Attempt[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...attempts),
    who: fc.nat(hands.length - 1),
    whom: fc.nat(hands.length - 1),
    odd: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  }),
  { minLength: 10, maxLength: 40, size: 'max' },
)

/** A case with one or two items, a line for each, and the law. */
interface Room {
  readonly world: LawWorld
  readonly caseId: string
  readonly lines: Line[]
}

function newRoom(): Room {
  const world = foundedWorld()
  for (const hand of hands) world.did(enrolmentDraft(hand, [hand.role]))
  const by = hands[1]!
  const caseId = world.did({ type: 'case.opened', by, role: by.role, fields: {} }).id
  return { world, caseId, lines: [] }
}

interface Tried {
  readonly by: Hand
  readonly to?: Hand
  readonly draft: LawDraft
}

function act<T extends EventType>(by: Hand, type: T, chain: string, fields: EventFields<T>): Tried {
  return { by, draft: { type, by, role: by.role, chain, fields } as LawDraft }
}

const handOf = (party: string | undefined): Hand | undefined =>
  hands.find((hand) => hand.party === party)

/** What an attempt amounts to; `usual` is whose turn it is. */
function draftOf({ what, who, whom, odd }: Attempt, line: Line, now: number): Tried | undefined {
  const { item } = line
  const turn = (usual: Hand | undefined): Hand => (odd ? hands[who]! : (usual ?? hands[who]!))
  const holder = turn(handOf(holderOf(line)))
  const offer = line.offer?.event ?? item
  switch (what) {
    case 'offer':
    case 'lend': {
      const to = odd ? hands[whom]! : hands.filter(mayHold)[whom % 4]!
      const loan = { kind: 'loan', dueBack: now + 24 * hour } as const
      const fields = what === 'lend' ? loan : ({ kind: 'permanent' } as const)
      const expires = now + 2 * hour
      return { ...act(holder, 'transfer.offered', item, { to: to.party, expires, ...fields }), to }
    }
    case 'give back': {
      const to = odd ? hands[whom]! : (handOf(line.lenders.at(-1)) ?? hands[whom]!)
      const fields = { to: to.party, kind: 'return', expires: now + 2 * hour } as const
      return { ...act(holder, 'transfer.offered', item, fields), to }
    }
    case 'accept':
      return act(turn(handOf(line.offer?.to)), 'transfer.accepted', item, { offer })
    case 'refuse':
      return act(turn(handOf(line.offer?.to)), 'transfer.refused', item, { offer, reason: 'other' })
    case 'cancel':
      return act(holder, 'transfer.cancelled', item, { offer, reason: 'withdrawn' })
    case 'expire':
      return act(holder, 'transfer.cancelled', item, { offer, reason: 'expired' })
    case 'store':
      return act(holder, 'item.stored', item, {})
    case 'lose':
      return act(hands[who]!, 'incident.reported', item, { kind: 'loss' })
    case 'find':
      return act(hands[who]!, 'incident.reported', item, { kind: 'found' })
    case 'authorise':
      return act(turn(hands[4]), 'disposition.authorized', item, { disposal: 'destroyed' })
    case 'hold': {
      // Now and then, so that enough of them come to their end.
      if (who % 3 > 0) return undefined
      const until = whom % 4 > 0 ? { until: now + 3 * hour } : {}
      return act(turn(hands[4]), 'hold.placed', item, { reason: 'litigation', ...until })
    }
    case 'release': {
      const hold = line.holds.at(-1)?.event
      return hold === undefined ? undefined : act(turn(hands[4]), 'hold.released', item, { hold })
    }
    case 'dispose': {
      const clearance = line.clearance ?? item
      return act(holder, 'item.disposed', item, { clearance, disposal: 'destroyed' })
    }
    case 'witness': {
      const claim = line.claims.at(-1)
      if (claim === undefined) return undefined
      const by = (odd ? handOf(claim.by) : undefined) ?? hands[who]!
      return act(by, 'event.witnessed', item, { event: claim.event, labels: [] })
    }
    default:
      return act(hands[who]!, 'note.added', item, {})
  }
}

/** What is taken of an item after its end, and nothing else. */
const remarks: readonly EventType[] = ['note.added', 'event.witnessed']

const counted = new Map<string, { taken: number; refused: number }>()

/** The first of them takes an item into custody. */
function collect({ world, caseId, lines }: Room): void {
  const by = hands[0]!
  const fields = { case: caseId, kind: 'device', mode: 'found' } as const
  const { id } = world.did({ type: 'item.collected', by, role: by.role, fields })
  lines.push(newLine(id, by.party))
}

/** One attempt: the law and the sheet agree whether it may be, and what has become of the item. */
function attempt(room: Room, tried: Attempt): void {
  const { world, lines } = room
  // Some hours, and now and then so long that no witness counts any more.
  if (tried.what === 'wait') return world.wait(tried.who === 6 ? 80 * 3600 : tried.who * 3600)
  if (tried.what === 'collect') return lines.length < 2 ? collect(room) : undefined
  const line = lines[tried.whom % lines.length]!
  const said = draftOf(tried, line, world.now())
  if (said === undefined) return
  const event = world.place(said.draft)
  const may = mayHappen(line, said.by, event, said.to)
  const refused = world.enter(event).some(({ weight }) => weight === 'refused')
  expect(refused, `${tried.what} of an item that is ${line.standing}`).toBe(!may)
  if (line.standing === 'disposed' && !refused) expect(remarks).toContain(event.payload.type)
  const count = counted.get(tried.what) ?? { taken: 0, refused: 0 }
  counted.set(tried.what, count)
  if (refused) count.refused++
  else count.taken++
  if (may) writeDown(line, event, plainPolicy.approvalLifetime)
  compare(room, line, event)
}

/** Who holds the item now, by the law: nobody once it has come to its end. */
function holdersOf({ world }: Room, { item }: Line): readonly string[] {
  const { state, custodian } = world.state.item(item)!
  return state === 'disposed' ? [] : [custodian]
}

function compare(room: Room, line: Line, event: PlacedEvent): void {
  const { state, history, offer } = room.world.state.item(line.item)!
  expect(state === 'offered' ? 'in-custody' : state).toBe(line.standing)
  expect(offer?.event).toBe(line.offer?.event)
  expect(history.map(({ custodian }) => custodian)).toEqual(line.holders)
  expect(holdersOf(room, line)).toEqual(line.standing === 'disposed' ? [] : [holderOf(line)])
  // Custody moved with this event only if its receiver signed it.
  const last = history.at(-1)!
  if (last.event === event.id) {
    expect([event.payload.type, last.custodian]).toEqual(['transfer.accepted', event.signer])
  }
}

const isLong = process.env['CUSTODIA_LONG'] === '1'

const claim =
  'from entry to disposal an item has one custodian, and only who receives it becomes that'

test(claim, { timeout: isLong ? 900_000 : 60_000 }, () => {
  let ended = 0
  fc.assert(
    fc.property(anySequence, (sequence) => {
      const room = newRoom()
      collect(room)
      for (const one of sequence) attempt(room, one)
      ended += room.lines.filter(({ standing }) => standing === 'disposed').length
    }),
    { numRuns: isLong ? 10_000 : 800, seed: 7 },
  )
  // The sequences reach what they are about.
  expect(ended).toBeGreaterThan(10)
  for (const [what, { taken, refused }] of counted) {
    expect(taken, `${what} taken`).toBeGreaterThan(10)
    if (what !== 'remark') expect(refused, `${what} refused`).toBeGreaterThan(10)
  }
})
