import { toHex } from '@custodia/core/bytes'
import type { Signer } from '@custodia/core/crypto'
import {
  buildEvent,
  buildLeaf,
  disclosureDigest,
  eventId,
  nextCommitment,
  publicSecret,
} from '@custodia/core/custody'
import {
  assembleSign1,
  encodeDisclosure,
  eventTypeSpec,
  writeSealedValue,
} from '@custodia/core/wire'
import type {
  Anchor,
  ChainKind,
  EventFields,
  EventHeader,
  EventPayload,
  EventType,
  Occurrence,
  Role,
  SealedValues,
} from '@custodia/core/wire'
import type { Actor } from './actor.ts'
import { actor } from './actor.ts'
import { createForgedLog } from './forged-log.ts'
import type { ForgedLog } from './forged-log.ts'
import { seededRandom } from './random.ts'
import type { SeededRandom } from './random.ts'

/** What is to be recorded. Nothing asks the law. */
export interface ForgeDraftOf<T extends EventType> {
  readonly type: T
  readonly by: Actor
  readonly role: Role
  /** Left out for an event that opens a chain. */
  readonly chain?: string
  readonly fields: EventFields<T>
  readonly sealed?: SealedValues<T>
  readonly keyNumber?: number
  readonly occurredAt?: Occurrence
  /** What is to differ from the right place. */
  readonly amiss?: {
    readonly anchor?: Anchor
    readonly recordedAt?: number
    /** The tag secret to which the event commits for its successor. */
    readonly nextSecret?: Uint8Array
    readonly header?: Partial<EventHeader>
    readonly payload?: Partial<EventPayload>
    readonly signer?: Signer
    /** In place of a signature that a signer makes, 64 bytes. */
    readonly signature?: Uint8Array
    /** Changes the bytes of the event once it was signed. */
    readonly alter?: (bytes: Uint8Array) => Uint8Array
  }
}

export type ForgeDraft = { [T in EventType]: ForgeDraftOf<T> }[EventType]

/** An event in the log of a forge. */
export interface ForgedEvent {
  readonly id: string
  readonly chain: string
  readonly kind: ChainKind
  readonly index: number
  readonly recordedAt: number
  readonly secret: Uint8Array
  readonly nextSecret: Uint8Array
  readonly bytes: Uint8Array
  readonly payload: EventPayload
  readonly disclosures: readonly Uint8Array[]
}

export interface World {
  readonly origin: string
  readonly logSigner: Signer
  readonly service: Actor
  readonly log: ForgedLog
  readonly random: SeededRandom
  /** In the order of the log. */
  readonly events: readonly ForgedEvent[]
  /** Ledger id, once the ledger was founded. */
  readonly ledger: string
  /** The ledger's clock; each event moves it on by a minute. */
  now: number
  /** The checkpoint to which new events are anchored. */
  readonly anchor: Anchor
  record(draft: ForgeDraft): Promise<ForgedEvent>
  /** Records an event that opens a chain, and its registration. */
  open(draft: ForgeDraft): Promise<ForgedEvent>
  /** Signs the log as it stands, and anchors to it from now on. */
  checkpoint(): Promise<Uint8Array>
  chain(id: string): readonly ForgedEvent[]
}

export const forgeTime = Date.UTC(2026, 2, 12, 9)

/** An empty log by fixed seeds. `seed` sets secrets and salts apart. */
export function createWorld(seed = 'forge'): World {
  const random = seededRandom(seed)
  const log = createForgedLog()
  const events: ForgedEvent[] = []
  const chains = new Map<string, ForgedEvent[]>()
  let anchor: Anchor | undefined

  const world: World = {
    origin: 'lab.example/evidence',
    logSigner: actor('the log').signer(),
    service: actor('the service'),
    log,
    random,
    events,
    now: forgeTime,
    get ledger() {
      return events[0]!.id
    },
    get anchor() {
      return anchor!
    },
    async record(draft) {
      const event = await forgeEvent(draft, world)
      world.now = Math.max(world.now, event.recordedAt) + 60_000
      events.push(event)
      const chain = chains.get(event.chain)
      if (chain === undefined) chains.set(event.chain, [event])
      else chain.push(event)
      log.add(leafOf(event, world.ledger, event.payload.seq))
      if (event.index === 0) await world.checkpoint()
      return event
    },
    async open(draft) {
      const event = await world.record(draft)
      await world.record(registration(event, world))
      return event
    },
    async checkpoint() {
      anchor = { size: log.size, root: toHex(log.root()) }
      return log.checkpoint(world.origin, world.logSigner)
    },
    chain: (id) => chains.get(id) ?? [],
  }
  return world
}

/** The leaf of an event at this place of its chain. */
export function leafOf(event: ForgedEvent, ledgerId: string, seq: number): Uint8Array {
  const { chain: chainId, recordedAt, secret, id } = event
  return buildLeaf({ ledgerId, chainId, seq, recordedAt, secret, id })
}

async function forgeEvent(draft: ForgeDraft, world: World): Promise<ForgedEvent> {
  const { by, type, keyNumber = 0, amiss = {} } = draft
  const known = draft.chain === undefined ? undefined : world.chain(draft.chain)
  const before = known?.at(-1)
  const kind = before?.kind ?? eventTypeSpec(type).chains[0]!
  const secretFor = (): Uint8Array => (kind === 'ledger' ? publicSecret : world.random.bytes(32))
  const secret = before?.nextSecret ?? secretFor()
  const nextSecret = amiss.nextSecret ?? secretFor()
  const recordedAt = amiss.recordedAt ?? world.now
  const { sealed, disclosures } = seal(draft, world.random)
  const isGenesis = type === 'ledger.opened'
  const payload = {
    type,
    seq: known?.length ?? 0,
    prev: before?.id ?? null,
    role: draft.role,
    occurredAt: draft.occurredAt ?? { time: recordedAt, offset: 60, precision: 'minute' },
    ...(isGenesis ? {} : { anchor: amiss.anchor ?? world.anchor }),
    next: nextCommitment(nextSecret),
    ...(before === undefined ? { self: nextCommitment(secret) } : {}),
    sealed,
    fields: draft.fields,
    ...amiss.payload,
  } as EventPayload
  const header: EventHeader = {
    kid: by.kid(keyNumber),
    signer: by.party,
    subject: { kind, id: draft.chain ?? null },
    ledger: isGenesis ? null : world.ledger,
    issuedAt: Math.floor(recordedAt / 1000),
    ...amiss.header,
  }
  const unsigned = buildEvent({ header, payload })
  const signer = amiss.signer ?? by.signer(keyNumber)
  const signature = amiss.signature ?? (await signer.sign(unsigned.toBeSigned))
  const signed = assembleSign1({ ...unsigned, signature })
  const bytes = amiss.alter?.(signed) ?? signed
  const id = eventId(bytes)
  const place = { id, chain: draft.chain ?? id, kind, index: world.log.size, recordedAt }
  return { ...place, secret, nextSecret, bytes, payload, disclosures }
}

function seal(
  { type, sealed = {} }: ForgeDraft,
  random: SeededRandom,
): { readonly sealed: ReadonlyMap<string, string>; readonly disclosures: readonly Uint8Array[] } {
  const made = Object.entries(sealed).map(([label, value]) => {
    const encoded = { salt: random.bytes(16), value: writeSealedValue(type, label, value), label }
    const disclosure = encodeDisclosure(encoded)
    return { label, disclosure, digest: disclosureDigest(disclosure) }
  })
  // Labels stand in the event in the order of its encoding: shorter ones first.
  made.sort((a, b) => a.label.length - b.label.length || (a.label < b.label ? -1 : 1))
  return {
    sealed: new Map(made.map(({ label, digest }) => [label, digest])),
    disclosures: made.map(({ disclosure }) => disclosure),
  }
}

function registration({ payload, chain, kind }: ForgedEvent, world: World): ForgeDraft {
  const common = { by: world.service, role: 'service' as const, fields: { chain } }
  switch (payload.type) {
    case 'item.collected':
      return { type: 'item.registered', chain: payload.fields.case, ...common }
    case 'item.acquired': {
      const { source, case: inCase } = payload.fields
      return { type: 'item.registered', chain: source ?? inCase, ...common }
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
