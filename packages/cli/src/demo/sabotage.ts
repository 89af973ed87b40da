import { toHex, uint64 } from '@custodia/core/bytes'
import { generateSigner, keyThumbprint } from '@custodia/core/crypto'
import type { Signer } from '@custodia/core/crypto'
import { openEvent, signEvent } from '@custodia/core/custody'
import type { BundleEvent, EventType } from '@custodia/core/wire'
import { fasten, loosen } from './loose-bundle.ts'
import type { LooseBundle, LooseChain } from './loose-bundle.ts'

/** A forgery: what was done to the bundle, in plain words, and what came of it. */
export interface Sabotage {
  /** File name, without ending. */
  readonly name: string
  readonly words: string
  readonly bundle: Uint8Array
}

/** Four forgeries of a bundle that holds a handover, each otherwise consistent. */
export async function sabotage(bundle: Uint8Array): Promise<readonly Sabotage[]> {
  const loose = await loosen(bundle)
  const chain = handedOver(loose)
  const forged = [
    moveTime(chain),
    dropFromMiddle(chain),
    swapTwo(chain),
    await signAgain(chain, generateSigner()),
  ]
  return forged.map(({ name, words, events }) => ({
    name,
    words,
    bundle: fasten(replaceEvents(loose, chain, events), loose),
  }))
}

interface Forgery {
  readonly name: string
  readonly words: string
  readonly events: readonly BundleEvent[]
}

/** The chain of the item that was handed over. */
function handedOver({ chains }: LooseBundle): LooseChain {
  const found = chains.findLast((chain) => chain.events.some(isOf('transfer.accepted')))
  if (found === undefined) throw new Error('bug: the bundle of the demo holds no handover')
  return found
}

function replaceEvents(
  loose: LooseBundle,
  chain: LooseChain,
  events: readonly BundleEvent[],
): LooseBundle {
  const chains = loose.chains.map((other) => (other === chain ? { ...chain, events } : other))
  return { ...loose, chains }
}

/** One byte of the time at which the receiver says he took the item. */
function moveTime({ events }: LooseChain): Forgery {
  const at = events.findIndex(isOf('transfer.accepted'))
  const { event } = events[at]!
  const { time } = openEvent(event).payload.occurredAt
  const changed = changeByte(event, uint64(time), 4)
  return {
    name: 'changed-byte',
    words: `One byte of the acceptance (@${events[at]!.index}) was changed: the receiver now seems to have taken the item hours earlier or later.`,
    events: events.with(at, { ...events[at]!, event: changed }),
  }
}

/** Flips the lowest bit of one byte of a value, where it stands in the event for the first time. */
function changeByte(event: Uint8Array, value: Uint8Array, position: number): Uint8Array {
  const start = toHex(event).indexOf(toHex(value)) / 2
  const changed = new Uint8Array(event)
  changed[start + position]! ^= 1
  return changed
}

/** An entry that is not the last of its chain, gone without a trace in counts and proof. */
function dropFromMiddle({ events }: LooseChain): Forgery {
  const at = events.findIndex(isOf('transfer.accepted'))
  return {
    name: 'dropped',
    words: `The acceptance (@${events[at]!.index}) was taken out of the middle of the item's history, as if nobody had taken it over.`,
    events: events.toSpliced(at, 1),
  }
}

/** Two entries change places; each takes the place in the log and the secrets of the other. */
function swapTwo({ events }: LooseChain): Forgery {
  const offered = events.findIndex(isOf('transfer.offered'))
  const accepted = events.findIndex(isOf('transfer.accepted'))
  const first = events[offered]!
  const second = events[accepted]!
  const swapped = events
    .with(offered, { ...first, event: second.event, disclosures: second.disclosures })
    .with(accepted, { ...second, event: first.event, disclosures: first.disclosures })
  return {
    name: 'swapped',
    words: `The offer (@${first.index}) and the acceptance (@${second.index}) changed places.`,
    events: swapped,
  }
}

/** The last entry of the chain, word for word, signed with a key that nobody enrolled. */
async function signAgain({ events }: LooseChain, stranger: Signer): Promise<Forgery> {
  const at = events.length - 1
  const { parsed, payload } = openEvent(events[at]!.event)
  const header = { ...parsed.header, kid: keyThumbprint(stranger.publicKey) }
  const event = await signEvent({ header, payload }, stranger)
  return {
    name: 'unknown-key',
    words: `The last entry of the item (@${events[at]!.index}) was signed again, word for word, with a key that nobody enrolled.`,
    events: events.with(at, { ...events[at]!, event }),
  }
}

function isOf(type: EventType): (bundled: BundleEvent) => boolean {
  return ({ event }) => openEvent(event).payload.type === type
}
