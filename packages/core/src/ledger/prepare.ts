import { toHex } from '../bytes/index.ts'
import { describeEvent } from '../custody/index.ts'
import type { Checkpoint } from '../custody/index.ts'
import { sha256Hex } from '../crypto/index.ts'
import { proveConsistency, rootFromStored } from '../merkle/index.ts'
import type { Anchor } from '../wire/index.ts'
import type { BuiltEvent, SignerId } from './build.ts'
import type { ChainPlace } from './chains.ts'
import type { Draft, Extension, PrepareOptions, Prepared } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { atPlace, buildLawful, provisional } from './record.ts'
import { signerOf } from './signer.ts'

const defaultLifetime = 600
const longestLifetime = 30 * 86_400

/** Builds an event, keeps its place, and gives what a signer needs to see and to sign. */
export async function prepareDraft(
  draft: Draft,
  options: PrepareOptions,
  core: LedgerCore,
): Promise<Prepared> {
  const lifetime = options.lifetime ?? defaultLifetime
  if (!Number.isInteger(lifetime) || lifetime < 1 || lifetime > longestLifetime) {
    throw new RangeError(
      `lifetime is in whole seconds from 1 to ${longestLifetime}, not ${lifetime}`,
    )
  }
  const signer = signerOf(draft, options.publicKey, core)
  return atPlace(draft, core, async (place) => {
    const { latest } = core.checkpointer
    const built = buildLawful(draft, place, signer, core)
    const expires = core.clock() + lifetime * 1000
    // The place is kept last: whoever is told of an error holds nothing up.
    const extension = await extensionFor(signer.party, { latest, since: options.since }, core)
    await reserve(built, place, expires, core)
    return present(built, { place, signer, expires, latest, extension }, core)
  })
}

async function reserve(
  built: BuiltEvent,
  place: ChainPlace,
  expires: number,
  core: LedgerCore,
): Promise<void> {
  const { chain, secret, nextSecret } = place
  const id = sha256Hex(built.toBeSigned)
  const disclosures = [...built.disclosures.values()]
  await core.reservations.put({ id, chain, expires, secret, nextSecret, disclosures })
}

interface Presentation {
  readonly place: ChainPlace
  readonly signer: SignerId
  readonly expires: number
  /** The checkpoint to which the event anchors. */
  readonly latest: Checkpoint
  readonly extension: Extension | undefined
}

function present(
  built: BuiltEvent,
  { place, signer, expires, latest, extension }: Presentation,
  core: LedgerCore,
): Prepared {
  const { protectedBytes, payloadBytes, disclosures } = built
  return {
    ledger: core.id,
    origin: core.origin,
    protectedBytes,
    payloadBytes,
    disclosures: [...disclosures.values()],
    checkpoint: latest.note,
    ...(extension === undefined ? {} : { extension }),
    expires,
    words: describeEvent(provisional(built, place, signer, core), (id) => id),
  }
}

interface ExtensionRequest {
  readonly latest: Checkpoint
  readonly since: number | undefined
}

/** Proves to a signer that the log he is shown extends the one that he saw last. */
async function extensionFor(
  party: string,
  { latest, since }: ExtensionRequest,
  core: LedgerCore,
): Promise<Extension | undefined> {
  const last = since === undefined ? core.anchors.get(party) : await treeAt(since, latest, core)
  if (last === undefined) return undefined
  const sizes = { size1: last.size, size2: latest.size }
  const proof = last.size === latest.size ? [] : await proveConsistency(sizes, core.log.tree)
  return { size: last.size, root: last.root, proof }
}

async function treeAt(
  size: number,
  latest: Checkpoint,
  core: LedgerCore,
): Promise<Anchor | undefined> {
  if (!Number.isSafeInteger(size) || size < 1) {
    throw new RangeError(`since is the size of a checkpoint, at least 1, not ${size}`)
  }
  if (size > latest.size) return undefined
  return { size, root: toHex(await rootFromStored(size, core.log.tree)) }
}
