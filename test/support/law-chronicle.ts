import fc from 'fast-check'
import type { PlacedEvent } from '@custodia/core/custody'
import type { Demand, EventFields, Policy, Role } from '@custodia/core/wire'
import { endAttempts, endDraft, endRoles } from './chronicle-of-ends.ts'
import type { EndAttempt } from './chronicle-of-ends.ts'
import { holdAttemptDraft, holdAttempts, holdRoles, isHoldAttempt } from './chronicle-of-holds.ts'
import type { HoldAttempt } from './chronicle-of-holds.ts'
import { enrolmentDraft, foundedWorld, lawPerson, plainPolicy } from './law-world.ts'
import type { LawDraft, LawPerson, LawWorld } from './law-world.ts'

/** One thing that somebody tries, with numbers from which the details are picked. */
export interface Attempt {
  readonly what: (typeof attempts)[number] | EndAttempt | HoldAttempt
  readonly a: number
  readonly b: number
  readonly c: number
  /** Enter it even if the law refuses it, as a hostile ledger would. */
  readonly anyway: boolean
  /** Leave out the registration of a chain that it opens. */
  readonly unregistered: boolean
}

const attempts = [
  'enrol',
  'rotate',
  'succeed',
  'rekey',
  'revoke',
  'suspect',
  'grant',
  'take',
  'take',
  'gone',
  'gone',
  'agree',
  'agree',
  'policy',
  'approve',
  'approve',
  'approve',
  'approve',
  'case',
  'authority',
  'collect',
  'collect',
  'acquire',
  'acquire',
  'offer',
  'offer',
  'offer',
  'accept',
  'accept',
  'accept',
  'refuse',
  'cancel',
  'store',
  'check',
  'access',
  'witness',
  'correct',
  'note',
  'withdraw',
  'register',
  'wait',
] as const

const number = fc.nat(1000)

export const anyAttempts: fc.Arbitrary<readonly Attempt[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...attempts),
    a: number,
    b: number,
    c: number,
    anyway: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    unregistered: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  }),
  { minLength: 30, maxLength: 90, size: 'max' },
)

const few = [
  'take',
  'gone',
  'agree',
  'enrol',
  'rotate',
  'revoke',
  'suspect',
  'policy',
  'case',
  'register',
] as const

/** Attempts of both kinds; of what has little to do with items, fewer. */
export const anyAttemptsOfEnds: fc.Arbitrary<readonly Attempt[]> = fc.array(
  fc.record({
    what: fc.constantFrom(
      ...attempts.filter((what) => !few.some((one) => one === what)),
      ...endAttempts,
      ...endAttempts,
      ...endAttempts,
    ),
    a: fc.nat(1000),
    b: fc.nat(1000),
    c: fc.nat(1000),
    anyway: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    unregistered: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  }),
  { minLength: 40, maxLength: 100, size: 'max' },
)

const oftenWithHolds = [
  'clear',
  'dispose',
  'erase',
  'attest',
  'approve',
  'collect',
  'acquire',
  'access',
  'wait',
] as const

/** Attempts on holds and consents, and on what they are asked for. */
export const anyAttemptsOfHolds: fc.Arbitrary<readonly Attempt[]> = fc.array(
  fc.record({
    what: fc.constantFrom(
      ...attempts.filter((what) => !few.some((one) => one === what)),
      ...holdAttempts,
      ...holdAttempts,
      ...oftenWithHolds,
      ...oftenWithHolds,
    ),
    a: number,
    b: number,
    c: number,
    anyway: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    unregistered: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  }),
  { minLength: 40, maxLength: 100, size: 'max' },
)

/** Somebody who acts in these stories, and which of his keys he signs with. */
export interface Actor {
  readonly person: LawPerson
  readonly roles: readonly Role[]
  keyNumber: number
}

/** What people tried in one ledger, and what the ledger took. */
export interface Chronicle {
  readonly world: LawWorld
  readonly actors: readonly Actor[]
  run(attempt: Attempt): void
}

export interface Observer {
  /** An event at the place where it would stand, and whether the law refuses it. */
  judged(event: PlacedEvent, refused: boolean): void
  entered(event: PlacedEvent, refused: boolean): void
}

const cast: readonly (readonly Role[])[] = [
  ['founder', 'registrar', 'supervisor'],
  ['founder', 'registrar', 'supervisor'],
  ['collector', 'examiner', 'custodian'],
  ['custodian', 'courier'],
  ['officer', 'custodian'],
  ['oversight'],
]

/** `demands`: which of the lists of demands the first policy has. */
/** `more`: roles of people beside the usual cast. */
export function chronicle(
  observer: Observer,
  demands = 0,
  more: readonly (readonly Role[])[] = [],
): Chronicle {
  const all = [...cast, ...more]
  const people = all.map((_, i) => lawPerson(`actor ${i}`))
  const world = foundedWorld({
    others: [people[1]!],
    threshold: 2,
    roles: cast[0]!,
    policy: { rekeyApprovals: 1, ...demanding(demands, 0) },
  })
  const actors: Actor[] = all.map((roles, i) => ({
    person: i === 0 ? world.founders[0]! : people[i]!,
    roles,
    keyNumber: 0,
  }))
  for (const { person, roles } of actors.slice(2)) world.did(enrolmentDraft(person, roles))
  const officer = { by: people[4]!, role: 'officer' } as const
  const caseId = world.did({ type: 'case.opened', ...officer, fields: {} }).id
  world.did({ type: 'authority.recorded', ...officer, chain: caseId, fields: { kind: 'warrant' } })
  const fields = { case: caseId, kind: 'device', mode: 'seized' } as const
  for (const _ of [1, 2]) {
    world.did({ type: 'item.collected', by: people[2]!, role: 'collector', fields })
  }
  return { world, actors, run: (attempt) => tryIt(attempt, world, actors, observer) }
}

function tryIt(attempt: Attempt, world: LawWorld, actors: Actor[], observer: Observer): void {
  if (attempt.what === 'wait') {
    world.wait(attempt.a * 120)
    return
  }
  if (attempt.what === 'register') {
    registerLate(attempt, world, observer)
    return
  }
  const draft = draftOf(attempt, world, actors)
  if (draft === undefined) return
  const event = world.place(draft)
  const refused = world.state.judge(event).some(({ weight }) => weight === 'refused')
  observer.judged(event, refused)
  if (refused && !attempt.anyway && !isInsistent(attempt, draft)) return
  world.enter(event)
  observer.entered(event, refused)
  const { payload } = event
  if (!refused && payload.type === 'key.rotated') follow(event, actors, world)
  if (payload.seq > 0 || attempt.unregistered || world.state.chain(event.id) === undefined) return
  const registration = registrationOf(event, world)
  world.enter(registration)
  observer.entered(registration, false)
}

/** What is seldom tried and mostly refused is forced on the ledger more often. */
function isInsistent({ c }: Attempt, { type, fields }: LawDraft): boolean {
  const isSeldom = type === 'party.ended' || type === 'role.revoked'
  return c % 3 === 0 && (isSeldom || (type === 'transfer.offered' && fields.kind === 'mla'))
}

/** A chain that was left without registration gets it after all, when others have built on it already or tried to. */
function registerLate({ b }: Attempt, world: LawWorld, observer: Observer): void {
  const forgotten = world.events.filter(
    ({ id, payload, kind }) =>
      payload.seq === 0 && kind !== 'ledger' && world.state.chain(id)?.registered === undefined,
  )
  const first = pick(forgotten, b)
  if (first === undefined || world.state.chain(first.id) === undefined) return
  const registration = registrationOf(first, world)
  const refused = world.enter(registration).some(isRefusal)
  observer.entered(registration, refused)
}

function registrationOf(event: PlacedEvent, world: LawWorld): PlacedEvent {
  const { payload } = event
  const common = { by: world.service, role: 'service', fields: { chain: event.chain } } as const
  switch (payload.type) {
    case 'item.collected':
      return world.place({ type: 'item.registered', chain: payload.fields.case, ...common })
    case 'copy.made':
    case 'item.derived':
      return world.place({
        type: 'item.registered',
        chain: payload.fields.source,
        ...common,
      })
    case 'item.acquired': {
      const chain = payload.fields.source ?? payload.fields.case
      return world.place({ type: 'item.registered', chain, ...common })
    }
    case 'item.accessed':
      return world.place({ type: 'access.registered', chain: payload.fields.item, ...common })
    case 'case.opened':
      return world.place({ type: 'case.registered', chain: world.ledger, ...common })
    default:
      return world.place({ type: 'party.registered', chain: world.ledger, ...common })
  }
}

/** The actor signs with his new key once it is in force. */
function follow(event: PlacedEvent, actors: readonly Actor[], world: LawWorld): void {
  const party = world.state.partyOfChain(event.chain)
  const actor = actors.find(({ person }) => person.party === party)
  if (actor !== undefined) settle(actor, world)
}

function settle(actor: Actor, world: LawWorld): void {
  const last = world.state.party(actor.person.party)?.keys.at(-1)
  while (last !== undefined && actor.person.kid(actor.keyNumber) !== last.kid) actor.keyNumber++
}

function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length]!
}

function items(world: LawWorld): readonly string[] {
  return world.state.cases().flatMap((id) => world.state.itemsOfCase(id))
}

/** Roles in which each thing is usually done; one attempt in six is made by anybody in any role. */
const usualRoles: { readonly [what in Attempt['what']]?: readonly Role[] } = {
  enrol: ['registrar'],
  rekey: ['registrar', 'founder'],
  revoke: ['registrar'],
  suspect: ['registrar'],
  grant: ['registrar', 'supervisor'],
  take: ['registrar', 'supervisor'],
  gone: ['registrar'],
  agree: ['registrar'],
  policy: ['founder'],
  approve: ['founder', 'supervisor', 'oversight'],
  case: ['officer', 'custodian'],
  authority: ['officer'],
  collect: ['collector', 'officer'],
  acquire: ['examiner'],
  store: ['custodian', 'officer'],
  check: ['custodian', 'examiner'],
  ...endRoles,
  ...holdRoles,
}

interface Signing {
  readonly actor: Actor
  readonly role: Role
}

function signerFor(
  what: Attempt['what'],
  { a, c }: Pick<Attempt, 'a' | 'c'>,
  actors: readonly Actor[],
): Signing {
  const all = actors.flatMap((actor) => actor.roles.map((role) => ({ actor, role })))
  const usual = all.filter(({ role }) => usualRoles[what]?.includes(role) ?? true)
  return pick(c % 6 === 0 ? all : usual, a)
}

/** In which state an item is, as a rule, when this is tried on it. */
const usualStates: { readonly [what in Attempt['what']]?: string } = {
  accept: 'offered',
  refuse: 'offered',
  cancel: 'offered',
  dispose: 'cleared',
}

function itemsFor(what: Attempt['what'], c: number, world: LawWorld): readonly string[] {
  const all = items(world)
  const usual = usualStates[what]
  if (usual === undefined || c % 8 === 0) return all
  const found = all.filter((id) => world.state.item(id)!.state === usual)
  return found.length === 0 ? all : found
}

/** What a new policy demands of further people: often nothing, so that not everything waits for ever. */
function demanding(a: number, c: number): Pick<Policy, 'demands'> {
  const persons = 1 + (c % 2)
  const roles = ['founder', 'supervisor', 'oversight'] as const
  const lists: readonly (readonly Demand[])[] = [
    [],
    [{ act: 'transfer.accepted', roles, persons, as: 'approval' }],
    [
      { act: 'item.stored', kinds: ['device'], roles, persons: 1, as: 'approval' },
      { act: 'item.stored', roles: ['oversight'], persons: 1, as: 'approval' },
      { act: 'item.collected', kinds: ['device'], persons, as: 'witness' },
    ],
    [
      { act: 'role.granted', roles, persons: 1, as: 'approval' },
      { act: 'note.added', persons, as: 'witness' },
    ],
  ]
  return { demands: lists[a % (lists.length + 1)] ?? plainPolicy.demands }
}

/** Writes down what an attempt amounts to; undefined if there is nothing yet to try it on. */
function draftOf(
  { what, a, b, c }: Attempt,
  world: LawWorld,
  actors: Actor[],
): LawDraft | undefined {
  const other = pick(actors, b)
  const { actor, role } = signerFor(what, { a, c }, actors)
  const { person: by } = actor
  const signed = { by, role, keyNumber: actor.keyNumber }
  const theirs = world.state.party(other.person.party)!.chain!
  const caseId = pick(world.state.cases(), b)
  const item = pick(itemsFor(what, c, world), b)
  switch (what) {
    case 'enrol': {
      const person = lawPerson(`newcomer ${world.events.length}`)
      const newcomer: Actor = {
        person,
        roles: [pick(['custodian', 'supervisor'] as const, b)],
        keyNumber: 0,
      }
      actors.push(newcomer)
      const draft = enrolmentDraft(person, newcomer.roles, by)
      const isLawful = !world.judge({ ...draft, keyNumber: actor.keyNumber }).some(isRefusal)
      if (!isLawful) actors.pop()
      return { ...draft, keyNumber: actor.keyNumber }
    }
    case 'rotate':
    case 'succeed':
    case 'rekey': {
      const whose = what === 'rekey' ? other : actor
      settle(whose, world)
      const next = whose.keyNumber + 1
      return {
        type: 'key.rotated',
        ...signed,
        keyNumber: what === 'succeed' ? next : actor.keyNumber,
        chain: world.state.party(whose.person.party)!.chain!,
        fields: {
          key: whose.person.key(next),
          nextKey: whose.person.commitment(next + 1),
          possession: Uint8Array.of(1),
          reason: 'routine',
        },
      }
    }
    case 'revoke':
    case 'suspect': {
      // Two of them stay untouched, so that not every story ends here.
      const whose = what === 'suspect' && a % 2 === 0 ? actors[1]! : other
      if (whose === actors[0] || whose === actors[2]) return undefined
      const suspectSince = Math.max(0, world.events.length - 1 - 3 * (c % 16))
      return {
        type: 'key.revoked',
        ...signed,
        chain: world.state.party(whose.person.party)!.chain!,
        fields: {
          key: whose.person.kid(whose.keyNumber),
          reason: 'lost',
          ...(what === 'suspect' ? { suspectSince } : {}),
        },
      }
    }
    case 'grant': {
      const granted = pick(['courier', 'supervisor', 'oversight', 'judge'] as const, c)
      const terms: { case?: string; until?: number } = {}
      if (c % 3 === 0 && caseId !== undefined) terms.case = caseId
      if (c % 2 === 0) terms.until = world.now() + b * 3_600_000
      return { type: 'role.granted', ...signed, chain: theirs, fields: { granted, ...terms } }
    }
    case 'take': {
      const terms = world.state.party(other.person.party)!.roles
      const { role: revoked, event: grant } = pick(terms, c)
      const fields = { revoked, ...(b % 2 === 0 ? { grant } : {}) }
      return { type: 'role.revoked', ...signed, chain: theirs, fields }
    }
    case 'gone': {
      // Those who hold things are left in every second story, so that not every one ends here.
      if (other === actors[0] || a % 3 === 0) return undefined
      return { type: 'party.ended', ...signed, chain: theirs, fields: { reason: 'left' } }
    }
    case 'agree': {
      const fields: EventFields<'agreement.registered'> = {
        kind: 'mlat',
        ...(c % 2 === 0 ? { validUntil: world.now() + b * 2_000 } : {}),
        ...(a % 3 > 0 ? { kinds: ['data'] } : {}),
      }
      return { type: 'agreement.registered', ...signed, chain: world.ledger, fields }
    }
    case 'policy': {
      const policy = {
        lateAfter: b * 1000,
        offerLifetime: 3600 + b * 100,
        approvalLifetime: 3600 + c * 1000,
        clockSkew: 300,
        rekeyApprovals: 1 + (b % 3),
        ...demanding(a, c),
      }
      return { type: 'policy.adopted', ...signed, chain: world.ledger, fields: { policy } }
    }
    case 'approve': {
      const waiting = world.state.pendingActs()
      const wanted = waiting.at(-1 - (b % 3)) ?? waiting.at(-1) ?? pick(world.events, b).id
      const target = world.state.event(wanted)!
      const fields = { event: wanted, labels: [] }
      return { type: 'event.approved', ...signed, chain: target.chain, fields }
    }
    case 'case':
      return { type: 'case.opened', ...signed, fields: {} }
    case 'authority': {
      if (caseId === undefined) return undefined
      const fields: EventFields<'authority.recorded'> = {
        kind: 'order',
        ...(c % 2 === 0 ? { validUntil: world.now() + b * 60_000 } : {}),
      }
      return { type: 'authority.recorded', ...signed, chain: caseId, fields }
    }
    case 'collect': {
      if (caseId === undefined) return undefined
      const fields = {
        case: caseId,
        kind: 'device',
        mode: 'seized',
        ...citing(caseId, c, world),
      } as const
      return { type: 'item.collected', ...signed, fields }
    }
    case 'acquire': {
      if (item === undefined) return undefined
      const { case: of, form } = world.state.item(item)!
      const copyRole = pick(['evidentiary', 'working'] as const, c)
      if (form === 'data' && a % 4 !== 0) {
        const fields = { source: item, copyRole, verified: b % 3 > 0 }
        return { type: 'copy.made', ...signed, fields }
      }
      const fields = {
        case: of,
        kind: 'data',
        source: item,
        mode: 'extracted',
        copyRole,
        ...citing(of, c, world),
      } as const
      return { type: 'item.acquired', ...signed, fields }
    }
    case 'offer': {
      if (item === undefined) return undefined
      const held = holderOf(item, world, actors)
      const holder = c % 4 === 0 ? actor : (forTheGone(held, actors, world) ?? held)
      const to = pick([actors[2]!, actors[3]!, actors[4]!, pick(actors, a)], c).person.party
      const expires = world.now() + (b % 40) * 3_600_000
      const loan = { kind: 'loan', dueBack: world.now() + b * 3_600_000 + 1 } as const
      const agreement = b % 10 === 0 ? item : world.state.agreements().at(-1 - (b % 2))?.event
      const abroad = { kind: 'mla', ...(agreement === undefined ? {} : { agreement }) } as const
      const kind = b % 3 === 0 ? abroad : ({ kind: 'permanent' } as const)
      return {
        type: 'transfer.offered',
        by: holder.person,
        role: holder === held ? pick(holder.roles, c) : 'supervisor',
        keyNumber: holder.keyNumber,
        chain: item,
        fields: { to, expires, ...(c % 2 === 0 && b % 3 > 0 ? loan : kind) },
      }
    }
    case 'accept':
    case 'refuse': {
      if (item === undefined) return undefined
      const open = world.state.item(item)!.offer
      const to = actors.find(({ person }) => person.party === open?.to)
      const receiver = c % 4 === 0 || to === undefined ? actor : to
      const common = {
        by: receiver.person,
        role: pick(receiver.roles, c),
        keyNumber: receiver.keyNumber,
        chain: item,
      }
      const offer = open?.event ?? pick(world.events, c).id
      return what === 'accept'
        ? { type: 'transfer.accepted', ...common, fields: { offer } }
        : { type: 'transfer.refused', ...common, fields: { offer, reason: 'other' } }
    }
    case 'cancel': {
      if (item === undefined) return undefined
      const offer = world.state.item(item)!.offer?.event ?? item
      const holder = c % 4 === 0 ? actor : holderOf(item, world, actors)
      return {
        type: 'transfer.cancelled',
        by: holder.person,
        role: pick(holder.roles, c),
        keyNumber: holder.keyNumber,
        chain: item,
        fields: { offer, reason: c % 2 === 0 ? 'expired' : 'withdrawn' },
      }
    }
    case 'store':
      return item === undefined
        ? undefined
        : { type: 'item.stored', ...signed, chain: item, fields: {} }
    case 'check': {
      if (item === undefined) return undefined
      const result = c % 5 === 0 ? 'different' : 'same'
      return { type: 'integrity.checked', ...signed, chain: item, fields: { result } }
    }
    case 'access': {
      if (item === undefined) return undefined
      const { accessChain, case: of } = world.state.item(item)!
      return {
        type: 'item.accessed',
        ...signed,
        ...(accessChain === undefined || c % 7 === 0 ? {} : { chain: accessChain }),
        fields: { item, means: 'viewed', ...citing(of, c, world) },
      }
    }
    case 'witness': {
      const target = aboutWhich(c, world)
      const fields = { event: target.id, labels: [] }
      return { type: 'event.witnessed', ...signed, chain: target.chain, fields }
    }
    case 'correct': {
      const target = aboutWhich(c, world)
      const fields = { event: target.id, field: c % 2 === 0 ? 'place' : 'occurredAt' }
      const performer = actors.find(({ person }) => person.party === target.signer)
      if (performer === undefined || b % 3 === 0) {
        return { type: 'entry.corrected', ...signed, chain: target.chain, fields }
      }
      const itsRole = pick(performer.roles, b)
      const { person, keyNumber } = performer
      return {
        type: 'entry.corrected',
        by: person,
        role: itsRole,
        keyNumber,
        chain: target.chain,
        fields,
      }
    }
    case 'withdraw': {
      const wanted = world.state.pendingActs().at(-1) ?? pick(world.events, b).id
      const { chain, signer } = world.state.event(wanted)!
      const performer = actors.find(({ person }) => person.party === signer)
      const by = c % 4 === 0 || performer === undefined ? actor : performer
      const signing = { by: by.person, role: pick(by.roles, c), keyNumber: by.keyNumber }
      return { type: 'event.withdrawn', ...signing, chain, fields: { event: wanted } }
    }
    case 'note': {
      const chain = pick(world.state.chains(), c)
      return { type: 'note.added', ...signed, chain, fields: {} }
    }
    case 'register':
    case 'wait':
      return undefined
    default: {
      if (item === undefined || caseId === undefined) return undefined
      const holder = holderOf(item, world, actors)
      const holding = {
        by: holder.person,
        role: pick(holder.roles, c),
        keyNumber: holder.keyNumber,
      }
      const scene = { signed, caseId, item, world, holder: holding }
      return isHoldAttempt(what)
        ? holdAttemptDraft(what, { a, b, c }, scene)
        : endDraft(what, { a, b, c }, scene)
    }
  }
}

/** An event that somebody speaks of: one in a case or of an item, as a rule. */
function aboutWhich(c: number, world: LawWorld): PlacedEvent {
  const usual = world.events.filter(({ kind }) => kind === 'case' || kind === 'item')
  return pick(c % 9 === 0 ? world.events : usual, c)
}

function isRefusal({ weight }: { readonly weight: string }): boolean {
  return weight === 'refused'
}

function citing(caseId: string, c: number, world: LawWorld): { readonly authority?: string } {
  const known = world.state.caseRecord(caseId)?.authorities ?? []
  // Consents of other chains too, which may be none of this act's.
  const consents = world.events.filter(({ payload }) => payload.type === 'consent.recorded')
  const all = [...known.map(({ event }) => event), ...consents.map(({ id }) => id)]
  return all.length === 0 || c % 3 === 0 ? {} : { authority: pick(all, c) }
}

function holderOf(item: string, world: LawWorld, actors: readonly Actor[]): Actor {
  const { custodian } = world.state.item(item)!
  return actors.find(({ person }) => person.party === custodian)!
}

/** A supervisor, where the holder of an item is gone. */
function forTheGone(
  { person }: Actor,
  actors: readonly Actor[],
  { state }: LawWorld,
): Actor | undefined {
  return state.party(person.party)?.ended === undefined
    ? undefined
    : actors.find((one) => one.roles.includes('supervisor'))
}

/** Events in the order in which a bundle holds them. */
export function bundleOrder(events: readonly PlacedEvent[]): readonly PlacedEvent[] {
  const rank = { ledger: 0, party: 0, case: 1, item: 2, access: 3 } as const
  const first = new Map<string, number>()
  for (const { chain, index } of events) if (!first.has(chain)) first.set(chain, index)
  return [...events].sort((x, y) => {
    const byRank = rank[x.kind] - rank[y.kind]
    if (byRank !== 0) return byRank
    const byChain = rank[x.kind] === 0 ? 0 : first.get(x.chain)! - first.get(y.chain)!
    return byChain !== 0 ? byChain : x.index - y.index
  })
}
