import { toHex, encodeUtf8 } from '@custodia/core/bytes'
import { keyThumbprint, sha256, sha256Hex } from '@custodia/core/crypto'
import { createCustodyRecord, nextKeyDigest } from '@custodia/core/custody'
import type { Breach, CustodyRecord, OpenedForLaw, PlacedEvent } from '@custodia/core/custody'
import { derivations, eventTypeSpec, itemKinds } from '@custodia/core/wire'
import type {
  Anchor,
  ChainKind,
  EventFields,
  EventPayload,
  EventType,
  Founder,
  LabelValue,
  Occurrence,
  Policy,
  Role,
  Tree,
} from '@custodia/core/wire'

/** A person as the law sees him: ids and keys. Nothing is signed here, for the law looks at no signature. */
export interface LawPerson {
  readonly name: string
  readonly party: string
  /** The n-th public key of the person, from 0 on. */
  key(n: number): string
  kid(n: number): string
  /** The commitment to the n-th key. */
  commitment(n: number): string
}

export function lawPerson(name: string): LawPerson {
  const key = (n: number): string => sha256Hex(encodeUtf8(`key ${n} of ${name}`))
  return {
    name,
    party: sha256Hex(encodeUtf8(`party ${name}`)),
    key,
    kid: (n) => keyThumbprint(bytesOf(key(n))),
    commitment: (n) => nextKeyDigest(bytesOf(key(n))),
  }
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16))
}

/** What is to be recorded; what is left out follows from the world. */
export interface LawDraftOf<T extends EventType> {
  readonly type: T
  readonly by: LawPerson
  readonly role: Role
  /** Left out for an event that opens a chain. */
  readonly chain?: string
  readonly fields: EventFields<T>
  /** Labels that it seals; required ones are added. */
  readonly sealed?: readonly string[]
  /** What of its sealed values is opened for the law; their labels are sealed. */
  readonly openings?: OpenedForLaw
  /** Values that it states in clear; their labels are not sealed. */
  readonly clear?: readonly (readonly [label: string, value: LabelValue])[]
  /** Which of the person's keys signs. Default 0. */
  readonly keyNumber?: number
  readonly occurredAt?: number
  readonly precision?: Occurrence['precision']
  readonly issuedAt?: number
  /** What is to differ from the right place, for events that break a rule. */
  readonly amiss?: Amiss
}

export type LawDraft = { [T in EventType]: LawDraftOf<T> }[EventType]

export interface Amiss {
  readonly seq?: number
  readonly prev?: string | null
  readonly kind?: ChainKind
  readonly chain?: string
  readonly index?: number
  readonly recordedAt?: number
  readonly signer?: string
  readonly kid?: string
  readonly anchor?: Anchor
  /** Labels that it should seal and does not. */
  readonly without?: readonly string[]
}

export interface LawWorld {
  readonly state: CustodyRecord
  /** Every event entered so far, in the order of the log. */
  readonly events: readonly PlacedEvent[]
  /** Ledger id. */
  readonly ledger: string
  /** The founders, the first one first. */
  readonly founders: readonly LawPerson[]
  readonly service: LawPerson
  /** The ledger's clock, in milliseconds since 1970 UTC. Each event moves it on by a second. */
  now(): number
  wait(seconds: number): void
  /** The tree of all events: the one to which the next event anchors. */
  treeNow(): Tree
  /** The event that a draft makes, at the place where it would stand now. */
  place(draft: LawDraft): PlacedEvent
  /** What the law says of a draft, as "rule" or "rule?" for a point. Nothing is entered. */
  asks(draft: LawDraft): readonly string[]
  judge(draft: LawDraft): readonly Breach[]
  /** Enters an event whatever the law says of it. */
  enter(event: PlacedEvent): readonly Breach[]
  /** Enters a draft, and the registration of the chain that it opens. Throws if the law refuses it. */
  did(draft: LawDraft): PlacedEvent
  /** Registers a chain above it, as the service does in the same batch. */
  register(first: PlacedEvent): PlacedEvent
}

export interface Founding {
  readonly policy?: Partial<Policy>
  /** Further founders beside the first. */
  readonly others?: readonly LawPerson[]
  readonly threshold?: number
  readonly roles?: readonly Role[]
  /** Whether the party chains of the founders are opened. Default true. */
  readonly opened?: boolean
}

export const plainPolicy: Policy = {
  lateAfter: 86_400,
  offerLifetime: 7 * 86_400,
  approvalLifetime: 3 * 86_400,
  clockSkew: 300,
  rekeyApprovals: 2,
  demands: [{ act: 'item.collected', persons: 1, as: 'witness' }],
}

export const startTime = Date.UTC(2026, 2, 1, 9)

const first = lawPerson('the first founder')
const service = lawPerson('the service')

/** The founding as a draft: what it says can be changed before it is entered. */
export function foundingDraft(founding: Founding = {}): LawDraftOf<'ledger.opened'> {
  const {
    policy,
    others = [],
    threshold = 1,
    roles = ['founder', 'registrar', 'supervisor'],
  } = founding
  const possession = Uint8Array.of(1)
  return {
    type: 'ledger.opened',
    by: first,
    role: 'founder',
    fields: {
      suite: 'custodia/1',
      origin: 'log.example/custody',
      logKey: 'log.example/custody+00000000+AAAA',
      nextLogKey: sha256Hex(encodeUtf8('next log key')),
      service: { party: service.party, key: service.key(0) },
      founders: [
        founderOf(first, roles),
        ...others.map((other): Founder => ({ ...founderOf(other, roles), possession })),
      ],
      threshold,
      policy: { ...plainPolicy, ...policy },
      exercise: false,
    },
  }
}

function founderOf(person: LawPerson, roles: readonly Role[]): Founder {
  return { party: person.party, key: person.key(0), nextKey: person.commitment(1), roles }
}

/** A world in which nothing was recorded. */
export function emptyWorld(): LawWorld {
  const state = createCustodyRecord()
  const events: PlacedEvent[] = []
  let clock = startTime
  const world: LawWorld = {
    state,
    events,
    get ledger() {
      return events[0]!.id
    },
    founders: [first],
    service,
    now: () => clock,
    wait: (seconds) => void (clock += seconds * 1000),
    treeNow: () => ({ size: Math.max(1, events.length), root }),
    place: (draft) => placeDraft(draft, world),
    judge: (draft) => state.judge(placeDraft(draft, world)),
    asks: (draft) => world.judge(draft).map(shortly),
    enter(event) {
      events.push(event)
      clock = Math.max(clock, event.recordedAt) + 1000
      return state.enter(event)
    },
    did(draft) {
      const event = placeDraft(draft, world)
      mustBeLawful(event, world.enter(event))
      if (event.payload.seq === 0 && event.kind !== 'ledger') world.register(event)
      return event
    },
    register: (opened) => world.did(registrationDraft(opened, world)),
  }
  return world
}

export function shortly({ rule, weight }: Breach): string {
  return weight === 'point' ? `${rule}?` : rule
}

function mustBeLawful(event: PlacedEvent, breaches: readonly Breach[]): void {
  const refused = breaches.find(({ weight }) => weight === 'refused')
  if (refused !== undefined) {
    throw new Error(`${event.payload.type}: ${refused.rule}: ${refused.sentence} ${refused.remedy}`)
  }
}

/** A world with a founded ledger, its founders enrolled. */
export function foundedWorld(founding: Founding = {}): LawWorld {
  const world = emptyWorld()
  const draft = foundingDraft(founding)
  world.did(draft)
  const founders = [first, ...(founding.others ?? [])]
  if (founding.opened !== false) {
    draft.fields.founders.forEach(({ roles }, i) =>
      world.did(founderEnrolment(founders[i]!, roles)),
    )
  }
  return { ...world, ledger: world.ledger, founders }
}

export function founderEnrolment(
  person: LawPerson,
  roles: readonly Role[],
): LawDraftOf<'party.enrolled'> {
  return {
    type: 'party.enrolled',
    by: first,
    role: 'founder',
    fields: { party: person.party, key: person.key(0), nextKey: person.commitment(1), roles },
  }
}

export function enrolmentDraft(
  person: LawPerson,
  roles: readonly Role[],
  by: LawPerson = first,
): LawDraftOf<'party.enrolled'> {
  return {
    type: 'party.enrolled',
    by,
    role: 'registrar',
    fields: {
      party: person.party,
      key: person.key(0),
      nextKey: person.commitment(1),
      possession: Uint8Array.of(1),
      roles,
    },
  }
}

function registrationDraft(opened: PlacedEvent, world: LawWorld): LawDraft {
  const { payload, chain, kind } = opened
  const common = { by: service, role: 'service' as const, fields: { chain } }
  switch (payload.type) {
    case 'item.collected':
      return { type: 'item.registered', chain: payload.fields.case, ...common }
    case 'item.acquired':
      return {
        type: 'item.registered',
        chain: payload.fields.source ?? payload.fields.case,
        ...common,
      }
    case 'copy.made':
    case 'item.derived':
      return { type: 'item.registered', chain: payload.fields.source, ...common }
    case 'item.accessed':
      return { type: 'access.registered', chain: payload.fields.item, ...common }
    default: {
      const type = kind === 'case' ? 'case.registered' : 'party.registered'
      return { type, chain: world.ledger, ...common }
    }
  }
}

/** The law computes no root: one is as good as another. */
const root = toHex(sha256(encodeUtf8('root')))

let made = 0

/** Ids need only be distinct: the law hashes no event. */
function freshId(): string {
  return sha256Hex(encodeUtf8(`event ${made++}`))
}

function placeDraft(draft: LawDraft, { state, events, now }: LawWorld): PlacedEvent {
  const { type, by, role, keyNumber = 0, amiss = {} } = draft
  const id = freshId()
  const spec = eventTypeSpec(type)
  const known = draft.chain === undefined ? undefined : state.chain(draft.chain)
  const index = amiss.index ?? events.length
  const recordedAt = amiss.recordedAt ?? now()
  const seq = amiss.seq ?? known?.count ?? 0
  const isGenesis = type === 'ledger.opened'
  const payload = {
    type,
    seq,
    prev: amiss.prev === undefined ? (known?.head ?? null) : amiss.prev,
    role,
    occurredAt: {
      time: draft.occurredAt ?? recordedAt,
      offset: 0,
      precision: draft.precision ?? 'second',
    },
    ...(isGenesis ? {} : { anchor: amiss.anchor ?? { size: Math.max(1, index), root } }),
    next: id,
    ...(seq === 0 ? { self: id } : {}),
    sealed: new Map(sealedLabels(draft).map((label) => [label, id])),
    ...(draft.clear === undefined ? {} : { clear: new Map(draft.clear) }),
    fields: draft.fields,
  } as EventPayload
  return {
    id,
    chain: amiss.chain ?? draft.chain ?? id,
    kind: amiss.kind ?? known?.kind ?? spec.chains[0]!,
    index,
    recordedAt,
    signer: amiss.signer ?? by.party,
    kid: amiss.kid ?? by.kid(keyNumber),
    issuedAt: draft.issuedAt ?? Math.floor(recordedAt / 1000),
    payload,
    ...(draft.openings === undefined ? {} : { openings: draft.openings }),
  }
}

/** What the type, the kind of item and the way of deriving demand, and what the draft adds. */
function sealedLabels(draft: LawDraft): readonly string[] {
  const { type, sealed = [], openings = {}, clear = [], amiss = {} } = draft
  const without = [...(amiss.without ?? []), ...clear.map(([label]) => label)]
  const asked = [...sealed, ...Object.keys(openings)]
  const wanted = [...requiredLabels(type), ...labelsOfKind(draft), ...asked]
  return wanted.filter((label) => !without.includes(label))
}

function labelsOfKind({ type, fields }: LawDraft): readonly string[] {
  const must =
    type === 'item.collected' || type === 'item.acquired'
      ? itemKinds[fields.kind].must
      : type === 'item.derived'
        ? [
            ...derivations[fields.relation].must,
            ...(itemKinds[fields.kind].isMeasured === true ? ['quantity'] : []),
          ]
        : []
  return must.filter((name) => name in eventTypeSpec(type).sealed)
}

function requiredLabels(type: EventType): readonly string[] {
  return Object.entries(eventTypeSpec(type).sealed)
    .filter(([, kind]) => !kind.endsWith('?'))
    .map(([label]) => label)
}
