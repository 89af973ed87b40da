import { describeEvent } from '../custody/index.ts'
import { sha256Hex } from '../crypto/index.ts'
import { proveConsistency } from '../merkle/index.ts'
import type { BuiltEvent, SignerId } from './build.ts'
import type { ChainPlace } from './chains.ts'
import type { Draft, Extension, PrepareOptions, Prepared } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { atPlace, buildLawful, provisional } from './record.ts'
import { signerOf } from './signer.ts'

const defaultLifetime = 600
const longestLifetime = 30 * 86_400

/** Builds an event, keeps its place, and gives what a signer needs to see and to sign. */
export async function prepareDraft(draft: Draft, options: PrepareOptions, core: LedgerCore): Promise<Prepared> {
  const lifetime = options.lifetime ?? defaultLifetime
  if (!Number.isInteger(lifetime) || lifetime < 1 || lifetime > longestLifetime) {
    throw new RangeError(`lifetime is in whole seconds from 1 to ${longestLifetime}, not ${lifetime}`)
  }
  const signer = signerOf(draft, options.publicKey, core)
  return atPlace(draft, core, async (place) => {
    const built = buildLawful(draft, place, signer, core)
    const expires = core.clock() + lifetime * 1000
    await reserve(built, place, expires, core)
    return present(built, { place, signer, expires }, core)
  })
}

async function reserve(built: BuiltEvent, place: ChainPlace, expires: number, core: LedgerCore): Promise<void> {
  const { chain, secret, nextSecret } = place
  const id = sha256Hex(built.toBeSigned)
  const disclosures = [...built.disclosures.values()]
  await core.reservations.put({ id, chain, expires, secret, nextSecret, disclosures })
}

interface Presentation {
  readonly place: ChainPlace
  readonly signer: SignerId
  readonly expires: number
}

async function present(
  built: BuiltEvent,
  { place, signer, expires }: Presentation,
  core: LedgerCore,
): Promise<Prepared> {
  const { protectedBytes, payloadBytes, disclosures } = built
  const extension = await extensionFor(signer.party, core)
  return {
    ledger: core.id,
    origin: core.origin,
    protectedBytes,
    payloadBytes,
    disclosures: [...disclosures.values()],
    checkpoint: core.checkpointer.latest.note,
    ...(extension === undefined ? {} : { extension }),
    expires,
    words: describeEvent(provisional(built, place, signer, core), (id) => id),
  }
}

/** Proves to a signer that the log he is shown extends the one under which he last signed. */
async function extensionFor(party: string, core: LedgerCore): Promise<Extension | undefined> {
  const last = core.anchors.get(party)
  if (last === undefined) return undefined
  const { size } = core.checkpointer.latest
  const proof =
    last.size === size ? [] : await proveConsistency({ size1: last.size, size2: size }, core.log.tree)
  return { size: last.size, root: last.root, proof }
}
