import { noteKey } from '@custodia/core/custody'
import type { TrustFile } from '@custodia/core/wire'
import { verifyBundle } from '@custodia/verifier'
import type { Finding, FindingCode, VerificationReport, VerifyOptions } from '@custodia/verifier'
import { assemble, cut, exportStory } from '../forge/parts.ts'
import type { BundleParts, Lies } from '../forge/parts.ts'
import { tell } from '../forge/story.ts'
import type { FoundingChanges, Story } from '../forge/story.ts'
import type { ForgedEvent, World } from '../forge/world.ts'

/** The trust file of a forged ledger. */
export function trustOf(world: World, changes: Partial<TrustFile> = {}): TrustFile {
  const { ledger, origin, logSigner } = world
  const logKey = noteKey(origin, logSigner.publicKey).vkey
  return { ledger, origin, logKey, completeness: 'C1', ...changes }
}

/** A bundle, and the options with which it is to be checked. */
export interface Exhibit {
  readonly bytes: Uint8Array
  readonly options: VerifyOptions
}

/** The bundle of an honest ledger, with the trust file that belongs to it. */
export async function honest(lies: Lies = {}): Promise<Exhibit> {
  return fromParts(() => undefined, lies)
}

let told: Promise<{ readonly story: Story; readonly parts: BundleParts }> | undefined

async function tellAndExport(): Promise<{ readonly story: Story; readonly parts: BundleParts }> {
  const story = await tell()
  return { story, parts: await exportStory(story) }
}

/**
 * A story whose bundle was changed by somebody without the keys of the ledger. All share one story, which is told once:
 * only the pieces of its bundle may be changed.
 */
export async function fromParts(
  change: (parts: BundleParts, story: Story) => void | Promise<void>,
  lies: Lies = {},
): Promise<Exhibit> {
  told ??= tellAndExport()
  const { story, parts: shared } = await told
  const parts = copyParts(shared)
  await change(parts, story)
  return exhibit(story, await assemble(parts, lies))
}

export function copyParts(parts: BundleParts): BundleParts {
  const chains = parts.chains.map((chain) => ({
    ...chain,
    events: chain.events.map((event) => ({ ...event, disclosures: [...event.disclosures] })),
  }))
  return { ...parts, chains, notCarried: [...parts.notCarried] }
}

/** A story that went on in the ledger itself before it was exported: whatever the law says of it. */
export async function fromLedger(
  goOn: (story: Story) => unknown,
  founding: FoundingChanges = {},
): Promise<Exhibit> {
  const story = await tell(founding)
  await goOn(story)
  return exhibit(story, await assemble(await exportStory(story)))
}

export function exhibit({ world }: Story, bytes: Uint8Array): Exhibit {
  return { bytes, options: { now: world.now, trust: trustOf(world) } }
}

/** Changes the options of an exhibit. */
export async function having(made: Promise<Exhibit>, options: VerifyOptions): Promise<Exhibit> {
  const { bytes, options: before } = await made
  return { bytes, options: { ...before, ...options } }
}

export async function judged({ bytes, options }: Exhibit): Promise<VerificationReport> {
  return verifyBundle(bytes, options)
}

export function codesOf({ findings }: VerificationReport): readonly FindingCode[] {
  return [...new Set(findings.map(({ code }) => code))].sort()
}

export function findingOf(
  { findings }: VerificationReport,
  code: FindingCode,
): Finding | undefined {
  return findings.find((finding) => finding.code === code)
}

/** The pieces of the chain of this id, or of the first chain of this kind. */
export function chainOf(parts: BundleParts, name: string): BundleParts['chains'][number] {
  const found = parts.chains.find(({ chain, kind }) => chain === name || kind === name)
  if (found === undefined) throw new Error(`no chain ${name}`)
  return found
}

/** The event of this type that was recorded last. */
export function lastOf(world: World, type: ForgedEvent['payload']['type']): ForgedEvent {
  const found = world.events.findLast(({ payload }) => payload.type === type)
  if (found === undefined) throw new Error(`no ${type}`)
  return found
}

export { assemble, cut, exportStory, tell }
