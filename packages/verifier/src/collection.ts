import { chooseForLaw, openDisclosure, openEvent, placeEvent } from '@custodia/core/custody'
import type { PlacedEvent } from '@custodia/core/custody'
import { readSealedValue } from '@custodia/core/wire'
import { createKeptEvents } from './bundle/kept-events.ts'
import type { KeptEvent, KeptEvents } from './bundle/kept-events.ts'
import type { OpenedValues } from './checks/disclosures.ts'
import type { VerifyOptions } from './options.ts'
import type { VerificationReport } from './report.ts'
import type { ByteSource } from './source.ts'
import { verifyKeeping } from './verify.ts'

/** What several bundles say together, ledger by ledger, for whoever was given nothing else. */
export interface BundleCollection {
  /**
   * Verifies a bundle as `verifyBundle` does, and takes in its events unless it is altered or unreadable, contradicts a
   * bundle that was taken in before, or would make more bytes than `maximum`. What it throws is the same.
   */
  add(source: ByteSource, options?: VerifyOptions): Promise<AddedBundle>
  /** In the order in which their first bundles were added. */
  ledgers(): readonly CollectedLedger[]
}

export interface AddedBundle {
  readonly report: VerificationReport
  /** Why nothing of it was taken in; absent if it was. */
  readonly leftOut?: 'altered' | 'unreadable' | 'contradicts' | 'too-large'
  /** Position in the log at which it contradicts a bundle before it. */
  readonly at?: number
}

export interface CollectedLedger {
  /** Ledger id. */
  readonly ledger: string
  /** From the bundle: show it quoted and escaped. */
  readonly origin: string
  readonly exercise: boolean
  /** Bundles that were taken in, and different events in them. */
  readonly bundles: number
  readonly size: number
  /** Chains that the bundles name and do not carry. */
  readonly notCarried: ReadonlySet<string>
  /** Each event once, in the order of the log. Read anew each time. */
  events(): Iterable<CollectedEvent>
}

export interface CollectedEvent extends PlacedEvent {
  /** Sealed values that one of the bundles opens, by label. From the bundle: show them quoted and escaped. */
  readonly opened: OpenedValues
}

interface Collecting {
  readonly ledger: string
  readonly origin: string
  readonly exercise: boolean
  bundles: number
  readonly events: KeptEvents
  /** Named by a bundle as chains that it does not carry. */
  readonly named: Set<string>
  /** Roots of the checkpoints, by the size of the log. */
  readonly roots: Map<number, string>
}

/** Bytes of events and disclosures that are held if nothing else is said: some 200,000 events. */
const mostBytes = 268_435_456

export interface CollectionOptions {
  /** Bytes of events and disclosures that are held at most; those of the bundle that is being read come on top. */
  readonly maximum?: number
}

/** An empty collection. Memory grows with the different events of the bundles, and is bounded by `maximum`. */
export function createBundleCollection({
  maximum = mostBytes,
}: CollectionOptions = {}): BundleCollection {
  const ledgers = new Map<string, Collecting>()

  function take(report: VerificationReport, read: ReadBundle): Omit<AddedBundle, 'report'> {
    const { bundle } = report
    if (report.verdict === 'unreadable' || bundle === null) return { leftOut: 'unreadable' }
    if (report.verdict === 'altered') return { leftOut: 'altered' }
    if (read.isTooLarge) return { leftOut: 'too-large' }
    const known = ledgers.get(bundle.ledger) ?? beginLedger(bundle)
    const { checkpoint } = bundle
    const root = checkpoint === undefined ? undefined : known.roots.get(checkpoint.size)
    if (checkpoint !== undefined && root !== undefined && root !== checkpoint.root) {
      return { leftOut: 'contradicts', at: checkpoint.size }
    }
    const compared = known.events.compare(read.events.all())
    if ('disagreement' in compared) {
      return { leftOut: 'contradicts', at: compared.disagreement.index }
    }
    if (heldIn(ledgers) + compared.growth > maximum) return { leftOut: 'too-large' }
    ledgers.set(bundle.ledger, known)
    for (const event of read.events.all()) known.events.keep(event)
    for (const chain of read.notCarried) known.named.add(chain)
    if (checkpoint !== undefined) known.roots.set(checkpoint.size, checkpoint.root)
    known.bundles += 1
    return {}
  }

  return {
    async add(source, options = {}) {
      const events = createKeptEvents()
      let isTooLarge = false
      const keep = (event: KeptEvent): void => {
        isTooLarge ||= events.length > maximum
        if (!isTooLarge) events.keep(event)
      }
      const { report, notCarried } = await verifyKeeping(source, options, keep)
      return { report, ...take(report, { events, notCarried, isTooLarge }) }
    },
    ledgers: () => [...ledgers.values()].map(collectedLedger),
  }
}

interface ReadBundle {
  readonly events: KeptEvents
  readonly notCarried: Iterable<string>
  readonly isTooLarge: boolean
}

type BundleOf = NonNullable<VerificationReport['bundle']>

function beginLedger({ ledger, origin = '', exercise = false }: BundleOf): Collecting {
  const events = createKeptEvents()
  return { ledger, origin, exercise, bundles: 0, events, named: new Set(), roots: new Map() }
}

function heldIn(ledgers: ReadonlyMap<string, Collecting>): number {
  return [...ledgers.values()].reduce((sum, { events }) => sum + events.length, 0)
}

function collectedLedger(collecting: Collecting): CollectedLedger {
  const { ledger, origin, exercise, bundles, events, named } = collecting
  const read = function* (): Iterable<CollectedEvent> {
    for (const event of events.all()) yield placed(event)
  }
  return {
    ledger,
    origin,
    exercise,
    bundles,
    size: events.size,
    get notCarried() {
      return notCarriedOf(named, read())
    },
    events: read,
  }
}

/** Of the chains that bundles or export statements name, those that no bundle carries. */
function notCarriedOf(
  named: ReadonlySet<string>,
  events: Iterable<CollectedEvent>,
): ReadonlySet<string> {
  const absent = new Set(named)
  const carried: string[] = []
  for (const { payload, chain } of events) {
    if (payload.seq === 0) carried.push(chain)
    if (payload.type !== 'bundle.exported') continue
    for (const head of payload.fields.heads) absent.add(head.chain)
  }
  for (const chain of carried) absent.delete(chain)
  return absent
}

/** What was verified before is read again: it cannot fail. */
function placed({ index, recordedAt, event, disclosures }: KeptEvent): CollectedEvent {
  const opened = openEvent(event)
  const { type, sealed } = opened.payload
  const values = new Map<string, ReturnType<typeof readSealedValue>>()
  for (const disclosure of disclosures) {
    const { label, digest, value } = openDisclosure(disclosure)
    if (sealed.get(label) === digest) values.set(label, readSealedValue(type, label, value))
  }
  const openings = chooseForLaw(opened.payload, values)
  return { ...placeEvent(opened, { index, recordedAt, openings }), opened: values }
}
