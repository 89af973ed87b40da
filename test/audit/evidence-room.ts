import type { Ledger, Recorded } from '@custodia/core'
import type { Role } from '@custodia/core/wire'
import { enrol, foundLedger, openCase } from '../support/ledger.ts'
import type { Person, TestLedger } from '../support/ledger.ts'
import { makePlan } from './plan.ts'
import type { Plan } from './plan.ts'

export const minute = 60_000
export const day = 86_400_000

/** An evidence room as auditors found them: most is in order, and what is not stands in the plan. */
export interface EvidenceRoom {
  readonly ledger: Ledger
  readonly plan: Plan
  readonly people: People
  /** Chain ids, in the order in which the items were taken. */
  readonly items: readonly string[]
  /** Milliseconds since 1970 UTC. */
  readonly now: number
}

export interface People {
  readonly officer: Person
  /** They take things and witness for each other. */
  readonly collectors: readonly Person[]
  readonly keeper: Person
  /** Goes to the drugs ten times, and nothing says for what. */
  readonly taker: Person
  /** Nine times to the drugs, and five times to other things. */
  readonly visitor: Person
  /** Ten times to the drugs, as an order says. */
  readonly analyst: Person
  readonly overseer: Person
}

interface Room extends TestLedger {
  readonly plan: Plan
  readonly people: People
  readonly caseId: string
  readonly authority: string
  readonly items: string[]
}

/** Makes the ledger of an evidence room with 40 items. The same seed gives the same plan. */
export async function makeEvidenceRoom(seed: number): Promise<EvidenceRoom> {
  const room = await openRoom(makePlan(seed))
  for (let i = 0; i < room.plan.items; i++) await takeIn(room, i)
  room.clock.now += 40 * day
  await withdraw(room)
  await correct(room)
  await takeStock(room)
  room.clock.now += 5 * day
  const { ledger, plan, people, items, clock } = room
  return { ledger, plan, people, items, now: clock.now }
}

async function openRoom(plan: Plan): Promise<Room> {
  const world = await foundLedger()
  const { ledger, alice: officer } = world
  const person = (number: number, name: string, roles: readonly Role[]): Promise<Person> =>
    enrol(world, { number, name, roles })
  const collectors = [
    await person(2, 'C. Muster', ['collector']),
    await person(3, 'D. Muster', ['collector']),
    await person(4, 'E. Muster', ['collector']),
  ]
  const people: People = {
    officer,
    collectors,
    keeper: await person(5, 'K. Muster', ['custodian']),
    taker: await person(6, 'T. Muster', ['examiner']),
    visitor: await person(7, 'V. Muster', ['examiner']),
    analyst: await person(8, 'A. Muster', ['examiner']),
    overseer: await person(9, 'O. Muster', ['oversight']),
  }
  const { chain: caseId } = await openCase(world)
  const { id: authority } = await ledger.record(
    {
      type: 'authority.recorded',
      role: 'officer',
      chain: caseId,
      fields: { kind: 'warrant' },
      sealed: { identifier: 'W 1/26', issuer: 'Sample Town Court' },
    },
    officer.signer,
  )
  return { ...world, plan, people, caseId, authority, items: [] }
}

/** An item is seized, witnessed, receipted and brought to the room, but for what the plan leaves out. */
async function takeIn(room: Room, number: number): Promise<void> {
  const { ledger, plan, people, clock, items } = room
  const collector = people.collectors[number % 3]!
  const entry = await seize(room, collector, number)
  items.push(entry.chain)
  clock.now += minute
  if (!plan.unwitnessed.has(number)) {
    const witness = plan.witnessOf(number)
    await ledger.record(
      {
        type: 'event.witnessed',
        role: witness === 'keeper' ? 'custodian' : 'officer',
        chain: entry.chain,
        fields: { event: entry.id, labels: [] },
      },
      people[witness].signer,
    )
  }
  if (!plan.withoutReceipt.has(number)) {
    await ledger.record(
      {
        type: 'receipt.issued',
        role: 'collector',
        chain: entry.chain,
        fields: { outcome: 'taken' },
        sealed: { recipient: 'Olga Muster' },
      },
      collector.signer,
    )
  }
  await bring(room, collector, number)
}

function seize(room: Room, collector: Person, number: number): Promise<Recorded> {
  const { ledger, plan, clock, caseId, authority } = room
  const isDrug = number < plan.drugs
  const common = { case: caseId, mode: 'seized', authority } as const
  const late = plan.late.has(number) ? 2 * day : 0
  return ledger.record(
    {
      type: 'item.collected',
      role: 'collector',
      occurredAt: { time: clock.now - late, offset: 0, precision: 'second' },
      fields: { ...common, kind: isDrug ? 'drugs' : 'object' },
      sealed: {
        exhibit: `EX-${number + 1}`,
        description: 'A bag',
        ...(isDrug ? { quantity: { amount: '2.5', unit: 'g' } } : {}),
      },
    },
    collector.signer,
  )
}

/** To the room: the keeper takes it, unless the plan leaves the offer open. */
async function bring(room: Room, collector: Person, number: number): Promise<void> {
  const { plan, people } = room
  const { keeper } = people
  const item = room.items[number]!
  const offer = await offerTo(room, { item, by: collector, role: 'collector', to: keeper })
  if (!plan.unanswered.has(number))
    await accept(room, { item, offer, by: keeper, role: 'custodian' })
}

interface Offering {
  readonly item: string
  readonly by: Person
  readonly role: Role
  readonly to: Person
  readonly kind?: 'loan' | 'return'
}

async function offerTo(
  { ledger, clock }: Room,
  { item: chain, by, role, to, kind }: Offering,
): Promise<string> {
  const { id } = await ledger.record(
    {
      type: 'transfer.offered',
      role,
      chain,
      fields: {
        to: to.party,
        kind: kind ?? 'permanent',
        expires: clock.now + day,
        ...(kind === 'loan' ? { dueBack: clock.now + day } : {}),
      },
    },
    by.signer,
  )
  return id
}

interface Accepting {
  readonly item: string
  readonly offer: string
  readonly by: Person
  readonly role: Role
}

async function accept(
  { ledger, clock }: Room,
  { item: chain, offer, by, role }: Accepting,
): Promise<void> {
  clock.now += minute
  await ledger.record({ type: 'transfer.accepted', role, chain, fields: { offer } }, by.signer)
}

/** Three people go to the things: one as the plan says, two who nearly do. */
async function withdraw(room: Room): Promise<void> {
  const { plan, people, items, authority } = room
  const [drugs, things] = [plan.kept(0, plan.drugs), plan.kept(plan.drugs, plan.items)]
  const item = (list: readonly number[], i: number): string => items[list[i % list.length]!]!
  for (let i = 0; i < plan.withdrawals.loans; i++) await borrow(room, item(drugs, i))
  for (let i = 0; i < plan.withdrawals.accesses; i++) await look(room, people.taker, item(drugs, i))
  for (let i = 0; i < 9; i++) await look(room, people.visitor, item(drugs, i))
  for (let i = 0; i < 5; i++) await look(room, people.visitor, item(things, i))
  for (let i = 0; i < 10; i++) await look(room, people.analyst, item(drugs, i), authority)
}

async function borrow(room: Room, item: string): Promise<void> {
  const { keeper, taker } = room.people
  const kept = { item, by: keeper, role: 'custodian' } as const
  const had = { item, by: taker, role: 'examiner' } as const
  await accept(room, { ...had, offer: await offerTo(room, { ...kept, to: taker, kind: 'loan' }) })
  await accept(room, {
    ...kept,
    offer: await offerTo(room, { ...had, to: keeper, kind: 'return' }),
  })
}

async function look(
  { ledger, clock }: Room,
  { signer }: Person,
  item: string,
  authority?: string,
): Promise<void> {
  clock.now += minute
  await ledger.record(
    {
      type: 'item.accessed',
      role: 'examiner',
      fields: { item, means: 'inspected', ...(authority === undefined ? {} : { authority }) },
      sealed: { justification: 'To look at it' },
    },
    signer,
  )
}

async function correct({ ledger, plan, people, items }: Room): Promise<void> {
  for (const number of plan.corrected) {
    const chain = items[number]!
    await ledger.record(
      {
        type: 'entry.corrected',
        role: 'collector',
        chain,
        fields: { event: chain, field: 'description' },
        sealed: { was: 'A bag', is: 'A box', reason: 'Written in haste' },
      },
      people.collectors[number % 3]!.signer,
    )
  }
}

async function takeStock({ ledger, plan, people, caseId, items }: Room): Promise<void> {
  const sightings = items
    .map((item, i) => ({ item, result: i === plan.notFound ? 'not-seen' : 'seen' }) as const)
    .filter((_, i) => i !== plan.notLookedFor)
  await ledger.record(
    { type: 'inventory.recorded', role: 'oversight', chain: caseId, fields: { sightings } },
    people.overseer.signer,
  )
}
