import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLedger, newPartyId, nextKeyDigest, provePossession } from '@custodia/core'
import type { Draft, Ledger, Recorded, Signer } from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { isCustodyError } from '@custodia/core/errors'
import type { Store } from '@custodia/core/store'
import { enumerations, eventTypeSpec, isWord, itemKinds } from '@custodia/core/wire'
import type { EventType, Role } from '@custodia/core/wire'
import { createLevelStore } from '@custodia/level'
import { expect } from 'vitest'
import { ledgerKeys, setClock, signerOf } from '../../support/ledger.ts'
import type { SetClock } from '../../support/ledger.ts'
import { keyFields, keyNamed, keysOfPerson } from './keys.ts'
import type { KeyHolder } from './keys.ts'
import { parseMoment } from './moments.ts'
import { mistake } from './story.ts'
import type { Act, CaseAct, Expectation, ItemAct, Step, Story } from './story.ts'
import { readValues } from './values.ts'

interface Person extends KeyHolder {
  readonly signer: Signer
  readonly roles: readonly Role[]
}

/** A story while it is played. */
export interface Played {
  readonly story: Story
  readonly ledger: Ledger
  readonly clock: SetClock
  readonly people: ReadonlyMap<string, Person>
  /** Ids by the names that the story gives. */
  readonly ids: Map<string, string>
  readonly cases: string[]
  /** Points that the ledger told of, by event id. */
  readonly told: Map<string, readonly string[]>
  /** Types that were recorded, and rules that were seen. */
  readonly types: Set<string>
  readonly rules: Set<string>
}

/** Plays a story through a ledger on LevelDB and hands it over; the ledger is closed and removed afterwards. */
export async function play(story: Story, then: (played: Played) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'custodia-story-'))
  try {
    await playOn(await createLevelStore(join(folder, 'store')), story, { over: then })
  } finally {
    await rm(folder, { recursive: true })
  }
}

export interface Audience {
  /** Who gets the story once it is played, while the ledger is open. */
  readonly over: (played: Played) => Promise<void>
  /** Called before an act, with its line. */
  readonly begin?: (line: number) => void
  /** Called when an act is over, failed or not, with its line. */
  readonly each?: (line: number) => void
}

/** Plays a story through a ledger on this store, which is closed afterwards. */
export async function playOn(store: Store, story: Story, audience: Audience): Promise<void> {
  const played = await setStage(story, store)
  try {
    for (const act of story.acts) {
      audience.begin?.(act.line)
      try {
        await takeAct(played, act)
      } finally {
        audience.each?.(act.line)
      }
      played.clock.now += 1_000
    }
    await audience.over(played)
  } finally {
    await played.ledger.close()
  }
}

async function takeAct(played: Played, act: Act): Promise<void> {
  if (act.kind === 'clock') played.clock.now += act.milliseconds
  else if (act.kind === 'case') await openCase(played, act)
  else if (act.kind === 'item') await takeItem(played, act)
  else await takeStep(played, act)
}

async function setStage(story: Story, store: Store): Promise<Played> {
  const clock = setClock()
  const people = new Map(
    story.people.map(({ name, roles }, i): [string, Person] => [
      name,
      { signer: signerOf(i + 1), keys: keysOfPerson(i + 1), party: newPartyId(), roles },
    ]),
  )
  const [first] = story.people
  const founder = people.get(first!.name)!
  const ledger = await createLedger({
    store,
    origin: 'lab.example/evidence',
    keys: ledgerKeys,
    nextLogKey: signerOf(203).publicKey,
    founder: {
      signer: founder.signer,
      party: founder.party,
      nextKey: nextKeyDigest(signerOf(101).publicKey),
      roles: founder.roles,
      name: first!.name,
    },
    policy: story.policy,
    exercise: story.exercise,
    clock,
  })
  const played: Played = {
    story,
    ledger,
    clock,
    people,
    ids: new Map([['the ledger', ledger.id]]),
    cases: [],
    told: new Map(),
    types: new Set([
      'ledger.opened',
      'party.registered',
      'case.registered',
      'item.registered',
      'bundle.exported',
    ]),
    rules: new Set(),
  }
  for (const [i, { name, isLater }] of story.people.entries()) {
    if (i > 0 && !isLater) await enrol(played, name, i + 1)
    played.ids.set(name, people.get(name)!.party)
  }
  return played
}

async function enrol(
  { ledger, people, story }: Played,
  name: string,
  number: number,
): Promise<void> {
  const { signer, party, roles } = people.get(name)!
  const nextKey = nextKeyDigest(signerOf(number + 100).publicKey)
  const { size, rootHash } = await ledger.checkpoint()
  const scope = { ledger: ledger.id, anchor: { size, root: toHex(rootHash) } }
  const possession = await provePossession({ scope, party, nextKey }, signer)
  await ledger.record(
    {
      type: 'party.enrolled',
      role: 'registrar',
      fields: { party, key: toHex(signer.publicKey), nextKey, possession, roles },
      sealed: { name, person: humanBehind(story, number) },
    },
    people.get(story.people[0]!.name)!.signer,
  )
}

/** What is sealed of who somebody is: equal for two names of one human being. The first person's is drawn by the ledger. */
function humanBehind({ people, path }: Story, number: number): Uint8Array {
  const { name, same } = people[number - 1]!
  const place = same === undefined ? number : people.findIndex((one) => one.name === same) + 1
  if (place === 0) throw mistake(path, 1, `${name} is said to be ${same}, and nobody is`)
  return new Uint8Array(32).fill(place)
}

async function openCase(played: Played, { name, by, line }: CaseAct): Promise<void> {
  const person = personOf(played, by, line)
  const draft = draftOf({ type: 'case.opened', person, sealed: { reference: name } })
  const { chain, id } = await played.ledger.record(draft, person.signer)
  remember(played, draft.type, id)
  played.ids.set(name, chain)
  played.cases.push(chain)
}

async function takeItem(played: Played, { name, by, line, itemKind }: ItemAct): Promise<void> {
  const person = personOf(played, by, line)
  const kind = itemKind ?? 'device'
  const draft = draftOf({
    type: 'item.collected',
    person,
    fields: { case: played.cases.at(-1), kind, mode: 'found' },
    sealed: { exhibit: name, description: 'A thing of no particular make', ...usualValues(kind) },
  })
  const { chain, id } = await played.ledger.record(draft, person.signer)
  remember(played, draft.type, id)
  played.ids.set(name, chain)
}

/** What the entry of an item of this kind has to say, where the story does not. */
function usualValues(kind: string): object {
  const must = isWord('item-kind', kind) ? itemKinds[kind].must : []
  const value = (label: string): unknown =>
    label === 'quantity' ? { amount: '10', unit: kind === 'drugs' ? 'g' : 'piece' } : 'as usual'
  return Object.fromEntries(must.map((label) => [label, value(label)]))
}

function personOf({ people, story }: Played, name: string, line: number): Person {
  const person = people.get(name)
  if (person === undefined) throw mistake(story.path, line, `nobody is called ${name}`)
  return person
}

interface Wanted {
  readonly type: EventType
  readonly person: Person
  readonly role?: string | undefined
  readonly chain?: string | undefined
  readonly occurredAt?: number | undefined
  readonly fields?: object
  readonly sealed?: object
}

/** Names in a story are checked by the ledger, not by the compiler. */
function draftOf(wanted: Wanted): Draft {
  const { type, person, role, chain, occurredAt, fields = {}, sealed = {} } = wanted
  return {
    type,
    role: role ?? fittingRole(type, person),
    ...(chain === undefined ? {} : { chain }),
    ...(occurredAt === undefined
      ? {}
      : { occurredAt: { time: occurredAt, offset: 0, precision: 'minute' } }),
    fields,
    sealed,
  } as Draft
}

function fittingRole(type: EventType, { roles }: Person): Role {
  const { roles: allowed } = eventTypeSpec(type)
  const fits = (role: Role): boolean => allowed === 'any' || allowed.includes(role)
  return roles.find(fits) ?? roles[0] ?? enumerations.role[0]
}

async function takeStep(played: Played, step: Step): Promise<void> {
  const { story, ids, clock, ledger } = played
  const meaning = { path: story.path, now: clock.now, ids }
  const person = personOf(played, step.by, step.line)
  const occurred = step.values.get('occurredAt')
  const { fields, sealed } = readValues(step, meaning)
  const aboutKeys = await keyFields(step, { ...played, path: story.path })
  const draft = draftOf({
    type: step.type as EventType,
    person,
    role: step.as,
    chain: step.of === undefined ? undefined : chainOf(played, step),
    occurredAt:
      occurred === undefined ? undefined : parseMoment(story.path, step.line, occurred, clock.now),
    fields: { ...fields, ...aboutKeys },
    sealed: { ...naming(played, step), ...sealed },
  })
  const signer = signerOfStep(played, person, step)
  const [answer, ...looks] = step.expected
  if (answer?.kind === 'refused') await expectRefused(played, { draft, signer, step, answer })
  else {
    const recorded = await ledger.record(draft, signer)
    await takeRecorded(played, { recorded, step, answer })
  }
  for (const look of looks) expectStanding(played, step, look)
}

/** How a new case, item or person is called. */
function naming({ story }: Played, { type, fresh, values }: Step): object {
  if (type === 'party.enrolled') {
    const name = values.get('party') ?? ''
    const number = story.people.findIndex((one) => one.name === name) + 1
    return { name, person: humanBehind(story, number) }
  }
  if (fresh === undefined) return {}
  return type === 'case.opened' ? { reference: fresh } : { exhibit: fresh }
}

/** The key that the step names, or the person's key in force. */
function signerOfStep({ ledger }: Played, person: Person, { withKey }: Step): Signer {
  if (withKey !== undefined) return keyNamed(person, withKey)
  const inForce = ledger.state.party(person.party)?.keys.at(-1)?.publicKey
  return person.keys.find(({ publicKey }) => toHex(publicKey) === inForce) ?? person.signer
}

function chainOf({ ids, ledger, story, people }: Played, { of, line }: Step): string {
  const id = ids.get(of!)
  if (id === undefined) throw mistake(story.path, line, `nobody knows "${of}"`)
  return people.has(of!) ? (ledger.state.party(id)?.chain ?? id) : id
}

async function expectRefused(
  { ledger, story, rules }: Played,
  {
    draft,
    signer,
    step,
    answer,
  }: {
    readonly draft: Draft
    readonly signer: Signer
    readonly step: Step
    readonly answer: Extract<Expectation, { kind: 'refused' }>
  },
): Promise<void> {
  const where = `${story.path}:${step.line}`
  const before = ledger.size
  const error: unknown = await ledger.record(draft, signer).then(
    () => undefined,
    (refusal: unknown) => refusal,
  )
  if (!isCustodyError(error) || error.code !== 'ERR_LAW') {
    throw new Error(`${where}: expected a refusal by ${answer.rule}, found ${String(error)}`)
  }
  const { rule, sentence, remedy } = error.details
  expect(`${rule} ${sentence} ${remedy}`, where).toContain(answer.words)
  expect(rule, `${where}: ${sentence}`).toBe(answer.rule)
  expect(remedy.length, `${where}: says what would be right`).toBeGreaterThan(10)
  expect(ledger.size, `${where}: nothing was written`).toBe(before)
  rules.add(rule)
}

async function takeRecorded(
  played: Played,
  {
    recorded,
    step,
    answer,
  }: {
    readonly recorded: Recorded
    readonly step: Step
    readonly answer: Expectation | undefined
  },
): Promise<void> {
  const { story, ids, cases } = played
  const points = remember(played, step.type, recorded.id)
  const expected = answer?.kind === 'recorded' ? answer.points : []
  expect([...points].sort(), `${story.path}:${step.line}: to be explained`).toEqual(
    [...expected].sort(),
  )
  if (step.name !== undefined) ids.set(step.name, recorded.id)
  if (step.fresh !== undefined) ids.set(step.fresh, recorded.chain)
  if (step.type === 'case.opened') cases.push(recorded.chain)
}

/** Keeps what the ledger said of an event that it took. */
function remember(
  { ledger, told, types, rules }: Played,
  type: string,
  id: string,
): readonly string[] {
  const breaches = ledger.state.event(id)?.breaches ?? []
  const points = breaches.map(({ rule }) => rule)
  told.set(id, points)
  types.add(type)
  for (const rule of points) rules.add(rule)
  return points
}

/** What stands after a step: how it is with an item, or with an act that others have to approve. */
function expectStanding(played: Played, step: Step, look: Expectation): void {
  const { ledger, ids, people, story } = played
  if (look.kind === 'act') {
    const act = ledger.state.act(ids.get(look.name) ?? '', { time: played.clock.now })
    expect(act?.state, `${story.path}:${step.line}: ${look.name}`).toBe(look.state)
    return
  }
  if (look.kind === 'basis') {
    const taint = ledger.state.taintOf(ids.get(look.name) ?? '')
    const authority = look.authority === undefined ? undefined : ids.get(look.authority)
    expect(taint?.authority, `${story.path}:${step.line}: ${look.name} rests on`).toBe(authority)
    return
  }
  if (look.kind !== 'item') throw mistake(story.path, step.line, 'one answer is enough')
  const where = `${story.path}:${step.line}: ${look.name}`
  const item = ledger.state.item(ids.get(look.name) ?? '')
  expect(item?.state, where).toBe(look.state)
  if (look.holder !== undefined) expect(item?.custodian, where).toBe(people.get(look.holder)?.party)
}
