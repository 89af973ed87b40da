import type { PlacedEvent } from '../custody/index.ts'
import { sha256Hex, signChecked } from '../crypto/index.ts'
import type { Signer } from '../crypto/index.ts'
import { buildDraft } from './build.ts'
import type { BuiltEvent, SignerId } from './build.ts'
import type { ChainPlace } from './chains.ts'
import type { Draft, Recorded } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { chainOf, nextPlace, parentOf } from './place.ts'
import { refusal, refusalOf } from './refusal.ts'
import { pendingOf } from './sign.ts'
import { signerOf } from './signer.ts'
import { appendEvent, withinChain } from './submit.ts'

/** Prepares, signs and submits in one, while holding the chain. */
export async function recordDraft(
  draft: Draft,
  signer: Signer,
  core: LedgerCore,
): Promise<Recorded> {
  const publicKey = signer.publicKey.slice()
  return atPlace(draft, core, async (place, parent) => {
    const built = buildLawful(draft, place, signerOf(draft, publicKey, core), core)
    const pending = pendingOf(built, await signChecked(signer, built.toBeSigned), place)
    return appendEvent(pending, parent, core)
  })
}

/**
 * Finds the place of a draft and holds its chain. An event that opens a chain holds the chain above it instead, because
 * its registration stands there; only the first access of an item can lose a race, and then it follows the winner.
 */
export async function atPlace<T>(
  draft: Draft,
  core: LedgerCore,
  work: (place: ChainPlace, parent: string | undefined) => Promise<T>,
): Promise<T> {
  const chain = chainOf(draft, core)
  if (chain !== undefined) {
    return withinChain(chain, core, () => work(nextPlace(draft, chain, core), undefined))
  }
  const parent = parentOf(draft, core)
  const outcome = await withinChain(parent, core, async () =>
    chainOf(draft, core) === undefined
      ? { value: await work(nextPlace(draft, undefined, core), parent) }
      : undefined,
  )
  return outcome === undefined ? atPlace(draft, core, work) : outcome.value
}

/** Builds an event and asks the law before anybody signs. Errors: ERR_LAW, ERR_EVENT_FIELD. */
export function buildLawful(
  draft: Draft,
  place: ChainPlace,
  signer: SignerId,
  core: LedgerCore,
): BuiltEvent {
  const built = buildDraft(draft, place, signer, core)
  const breach = refusalOf(provisional(built, place, signer, core), core.state)
  if (breach !== undefined) throw refusal(breach)
  return built
}

/** The event as it would enter now. Its id comes with the signature; until then the bytes to be signed name it. */
export function provisional(
  built: BuiltEvent,
  place: ChainPlace,
  signer: SignerId,
  core: LedgerCore,
): PlacedEvent {
  const id = sha256Hex(built.toBeSigned)
  return {
    id,
    chain: place.chain ?? id,
    kind: place.kind,
    index: core.log.size,
    recordedAt: Math.max(core.clock(), core.log.lastTime),
    signer: signer.party,
    kid: signer.kid,
    issuedAt: built.issuedAt,
    payload: built.payload,
  }
}
