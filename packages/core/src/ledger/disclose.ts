import { neverOpened, openDisclosure, openEvent, rewriteBundle } from '../custody/index.ts'
import type { OpenedEvent, OpenValue, Rewritten } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'
import type { DiscloseRequest, Draft, Recorded } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { eventBytes } from './erased.ts'
import { unknownChain } from './place.ts'
import { entryOf, readDisclosures } from './read.ts'
import { signAsService } from './sign.ts'
import { appendEvent, withinChain } from './submit.ts'
import { whileUnerased } from './while-unerased.ts'

/** Values by the id of their event. */
type Values = ReadonlyMap<string, readonly OpenValue[]>

/**
 * Puts on record that values are disclosed, then gives the bundle with them item by item. Whatever is wrong with the request
 * or the bundle is found before anything is recorded; only an erasure ends it later. Errors: ERR_DISCLOSURE_REFUSED,
 * ERR_EVENT_UNKNOWN, ERR_CHAIN_UNKNOWN, ERR_BUNDLE_MALFORMED, those of an event or a disclosure, ERR_ERASED_MEANWHILE.
 */
export async function* discloseInto(
  request: DiscloseRequest,
  core: LedgerCore,
): AsyncGenerator<Uint8Array> {
  const { events, labels, told } = request
  if (events.length === 0 || labels.length === 0) {
    throw new TypeError('no value is named that is to be disclosed')
  }
  const carried = createCarried(core)
  const values = await valuesOf(request, core)
  let rewritten: Rewritten | undefined
  const choose = (event: OpenedEvent, opened: readonly OpenValue[]): readonly OpenValue[] => {
    carried.see(event)
    return together(event, opened, values.get(event.id) ?? [])
  }
  const items = rewriteBundle(request.open, choose, (plan) => (rewritten = plan))
  try {
    // The first item comes once the whole bundle was read and agrees with itself.
    const first = await items.next()
    const { before, after } = rewritten!
    const chain = carried.check(request)
    if (after === before) throw refused(events[0]!, labels[0]!, 'open')
    const { recorded, erasures } = await record(request, chain, core)
    told?.({ recorded, values: after - before, opened: after })
    yield* whileUnerased(continued(first, items), erasures, core)
  } finally {
    await items.return(undefined)
  }
}

async function* continued<T>(
  first: IteratorResult<T, void>,
  rest: AsyncIterable<T>,
): AsyncGenerator<T> {
  if (first.done !== true) yield first.value
  yield* rest
}

/** What the ledger keeps of what is named. */
async function valuesOf({ events, labels }: DiscloseRequest, core: LedgerCore): Promise<Values> {
  const values = new Map<string, readonly OpenValue[]>()
  for (const id of events) values.set(id, await valuesOfEvent(id, labels, core))
  return values
}

async function valuesOfEvent(
  id: string,
  labels: readonly string[],
  core: LedgerCore,
): Promise<readonly OpenValue[]> {
  const entry = await entryOf(id, core)
  const bytes = entry === undefined ? undefined : eventBytes(entry, core)
  if (bytes === undefined) {
    const what = entry === undefined ? 'is not in the ledger' : 'was erased'
    throw new CustodyError('ERR_EVENT_UNKNOWN', `the event ${id} ${what}`, { event: id })
  }
  const event = openEvent(bytes)
  const stored = await readDisclosures(event, core)
  return [...new Set(labels)].map((label) => {
    if (!event.payload.sealed.has(label)) throw refused(id, label, 'not-sealed')
    if (neverOpened(event.payload, label) !== undefined) throw refused(id, label, 'protected')
    const found = stored.find((value) => value.label === label)
    if (found === undefined) throw refused(id, label, 'erased')
    const { disclosure } = found
    return { label, value: openDisclosure(disclosure).value, disclosure }
  })
}

/** In the order of the labels of the event. */
function together(
  { payload }: OpenedEvent,
  opened: readonly OpenValue[],
  added: readonly OpenValue[],
): readonly OpenValue[] {
  return [...payload.sealed.keys()].flatMap((label) => {
    const value = [...opened, ...added].find((one) => one.label === label)
    return value === undefined ? [] : [value]
  })
}

/** What is learned of a bundle while it is read. */
interface Carried {
  see(event: OpenedEvent): void
  /** The case in whose chain the disclosure is recorded: that of the latest export that the bundle carries. */
  check(request: DiscloseRequest): string
}

function createCarried({ chains }: LedgerCore): Carried {
  const ids = new Set<string>()
  let latest: { readonly chain: string; readonly size: number } | undefined
  return {
    see({ id, chain, payload }) {
      ids.add(id)
      const size = payload.anchor?.size ?? 0
      if (payload.type === 'bundle.exported' && size >= (latest?.size ?? 0))
        latest = { chain, size }
    },
    check({ events, labels }) {
      const missing = events.find((id) => !ids.has(id))
      if (missing !== undefined) throw refused(missing, labels[0]!, 'not-carried')
      if (latest !== undefined && chains.has(latest.chain)) return latest.chain
      throw unknownChain(
        latest?.chain ?? '',
        'the bundle states no export of a case of this ledger',
      )
    },
  }
}

interface OnRecord {
  readonly recorded: Recorded
  /** The size of the log from which on the latest erasure has effect that the values that are disclosed have outlived. */
  readonly erasures: number
}

async function record(
  request: DiscloseRequest,
  chain: string,
  core: LedgerCore,
): Promise<OnRecord> {
  const { events, labels, recipient, reason } = request
  const draft: Draft = {
    type: 'values.disclosed',
    role: 'service',
    chain,
    fields: { events: [...new Set(events)], disclosed: [...new Set(labels)] },
    sealed: {
      ...(recipient === undefined ? {} : { recipient }),
      ...(reason === undefined ? {} : { reason }),
    },
  }
  await core.clockWatch.check(core)
  return withinChain(chain, core, async () => {
    // Reading the bundle takes time: an erasure may have taken effect meanwhile.
    const erasures = core.state.erasuresUpTo()
    await valuesOf(request, core)
    const pending = await signAsService(draft, chain, core)
    return { recorded: await appendEvent(pending, undefined, core), erasures }
  })
}

const words = {
  'not-carried': 'the bundle does not carry this event',
  'not-sealed': 'the event seals no such value',
  protected: 'no bundle ever opens it',
  erased: 'it was erased',
  open: 'the bundle opens all that is named already',
} as const

function refused(
  event: string,
  label: string,
  reason: keyof typeof words,
): CustodyError<'ERR_DISCLOSURE_REFUSED'> {
  const message = `cannot disclose ${label} of event ${event}: ${words[reason]}`
  return new CustodyError('ERR_DISCLOSURE_REFUSED', message, { event, label, reason })
}
