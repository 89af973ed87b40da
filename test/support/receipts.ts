import { encodeUtf8, toHex } from '@custodia/core/bytes'
import { createSoftwareSigner, keyThumbprint, sha256 } from '@custodia/core/crypto'
import type { Signer } from '@custodia/core/crypto'
import {
  buildLeaf,
  eventId,
  nextCommitment,
  noteKey,
  publicSecret,
  signCheckpoint,
  signEvent,
} from '@custodia/core/custody'
import {
  emptyFrontier,
  extendFrontier,
  frontierRoot,
  proveInclusion,
  treeHasher,
} from '@custodia/core/merkle'
import type { Frontier } from '@custodia/core/merkle'
import { formatReceipt } from '@custodia/core/wire'
import type { ChainHead, ChainKind, EventPayload } from '@custodia/core/wire'

/** Whoever runs a ledger has its log key, and can log what he likes. */
export interface Operator {
  readonly origin: string
  readonly vkey: string
  /** Ledger id. */
  readonly ledger: string
  /** Key of the person who signs all events. */
  readonly publicKey: Uint8Array
  /** A log of this ledger, empty. Of an honest operator there is one. */
  readonly log: () => SmallLog
}

/** What may be said of an entry of an item's chain; the rest is made up. */
export interface Placed {
  /** Left out: the ledger chain. */
  readonly chain?: string
  /** 0 opens the chain of a new item. */
  readonly seq: number
  readonly prev?: string
  readonly note?: string
  readonly recordedAt?: number
  readonly anchor?: { readonly size: number; readonly root: string }
  readonly secret?: Uint8Array
  /** Tag secret of the event that is to follow. */
  readonly nextSecret?: Uint8Array
  /** Its signature does not hold. */
  readonly forged?: boolean
}

export interface Stated extends Placed {
  readonly heads: readonly ChainHead[]
}

export interface SmallLog {
  /** Logs a remark, or a statement of an export; gives its id. */
  add(placed: Placed | Stated): Promise<string>
  readonly size: number
  readonly root: () => string
  checkpoint(): Promise<Uint8Array>
  /** The receipt of an entry, from a checkpoint of the log as it stands. */
  receipt(index: number): Promise<Uint8Array>
}

const hasher = treeHasher(sha256)

/** 64 hex digits that stand for a name. */
export function idOf(name: string): string {
  return toHex(sha256(encodeUtf8(name)))
}

export function operatorOf(name: string): Operator {
  const origin = `${name}.example/log`
  const signer = createSoftwareSigner(sha256(encodeUtf8(`log of ${name}`)))
  const person = createSoftwareSigner(sha256(encodeUtf8(`person of ${name}`)))
  const ledger = idOf(`ledger ${name}`)
  const { vkey } = noteKey(origin, signer.publicKey)
  const keys = { origin, ledger, signer, person }
  return { origin, vkey, ledger, publicKey: person.publicKey, log: () => createLog(keys) }
}

interface LogKeys {
  readonly origin: string
  readonly ledger: string
  readonly signer: Signer
  readonly person: Signer
}

interface Kept {
  readonly event: Uint8Array
  readonly recordedAt: number
  readonly secret: Uint8Array
}

function createLog({ origin, ledger, signer, person }: LogKeys): SmallLog {
  let frontier: Frontier = emptyFrontier
  const stored: Uint8Array[] = []
  const kept: Kept[] = []
  const tree = {
    hasher,
    readHashes: async (indexes: readonly number[]) => indexes.map((index) => stored[index]!),
  }
  const root = (): Uint8Array => frontierRoot(frontier, hasher)
  const checkpoint = (): Promise<Uint8Array> =>
    signCheckpoint({ origin, size: frontier.size, rootHash: root() }, signer)
  return {
    async add(placed) {
      const { chain = ledger, seq, recordedAt = 1_790_000_000_000 + frontier.size } = placed
      const secret = placed.secret ?? secretOf(placed, seq)
      const event = await signPlaced(placed, { ledger, person })
      if (placed.forged === true) event[event.length - 1]! ^= 1
      const id = eventId(event)
      const chainId = seq === 0 ? id : chain
      const leaf = buildLeaf({ ledgerId: ledger, chainId, seq, recordedAt, secret, id })
      const extended = extendFrontier(frontier, [hasher.leaf(leaf)], hasher)
      stored.push(...extended.stored)
      frontier = extended.frontier
      kept.push({ event, recordedAt, secret })
      return id
    },
    get size() {
      return frontier.size
    },
    root: () => toHex(root()),
    checkpoint,
    async receipt(index) {
      const hashes = await proveInclusion({ index, size: frontier.size }, tree)
      return formatReceipt({ ...kept[index]!, index, hashes, checkpoint: await checkpoint() })
    },
  }
}

function secretOf({ chain }: Placed, seq: number): Uint8Array {
  return chain === undefined ? publicSecret : sha256(encodeUtf8(`secret ${chain} ${seq}`))
}

function signPlaced(
  placed: Placed | Stated,
  { ledger, person }: Pick<LogKeys, 'ledger' | 'person'>,
): Promise<Uint8Array> {
  const { chain, seq } = placed
  const kind: ChainKind = chain === undefined ? 'ledger' : 'heads' in placed ? 'case' : 'item'
  const header = {
    kid: keyThumbprint(person.publicKey),
    signer: idOf('person'),
    subject: { kind, id: seq === 0 ? null : (chain ?? ledger) },
    ledger,
    issuedAt: 1_790_000_000,
  }
  return signEvent({ header, payload: payloadOf(placed) }, person)
}

function payloadOf(placed: Placed | Stated): EventPayload {
  const { chain, seq, prev = idOf(`before ${chain} ${seq}`) } = placed
  const nextSecret = placed.nextSecret ?? secretOf(placed, seq + 1)
  const common = {
    seq,
    prev: seq === 0 ? null : prev,
    occurredAt: { time: 1_790_000_000_000, offset: 0, precision: 'second' },
    anchor: placed.anchor ?? { size: 1, root: idOf('root') },
    next: nextCommitment(nextSecret),
    sealed: new Map<string, string>(),
  } as const
  if ('heads' in placed) {
    const profile = { name: 'full', digest: idOf('full') }
    const fields = { scope: 'case', profile, heads: placed.heads } as const
    return { ...common, type: 'bundle.exported', role: 'service', fields }
  }
  if (chain === undefined) {
    return { ...common, type: 'party.registered', role: 'service', fields: { chain: idOf('x') } }
  }
  if (seq === 0) {
    const fields = { case: idOf('case'), kind: 'medium', mode: 'seized' } as const
    const labels = ['exhibit', 'description']
    const sealed = new Map(labels.map((label) => [label, idOf(`${label} of ${chain}`)]))
    const self = nextCommitment(secretOf(placed, 0))
    return { ...common, self, type: 'item.collected', role: 'collector', fields, sealed }
  }
  const sealed = new Map([['note', idOf(placed.note ?? 'a note')]])
  return { ...common, type: 'note.added', role: 'examiner', fields: {}, sealed }
}
