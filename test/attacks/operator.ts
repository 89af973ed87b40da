/** The tool of a corrupt operator, who has the machine and the keys of a ledger; and those whom he has to get past. */
import { concat } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import type { Signer } from '@custodia/core/crypto'
import { createWitness, knownLogs, noteKey } from '@custodia/core/custody'
import type { Witness } from '@custodia/core/custody'
import { emptyFrontier, extendFrontier, proveConsistency, treeHasher } from '@custodia/core/merkle'
import { formatAddCheckpoint, parseVkey } from '@custodia/core/wire'
import type { TrustFile } from '@custodia/core/wire'
import type { VerifyOptions } from '@custodia/verifier'
import { actor } from '../forge/actor.ts'
import { assemble, exportStory } from '../forge/parts.ts'
import type { BundleParts } from '../forge/parts.ts'
import { tell } from '../forge/story.ts'
import type { Story } from '../forge/story.ts'
import { leafOf } from '../forge/world.ts'
import type { ForgeDraftOf, World } from '../forge/world.ts'
import { createMemory } from '../support/witness.ts'
import { trustOf } from '../verifier/support.ts'

const hasher = treeHasher(sha256)

/** Histories of one ledger: told twice they are the same, until one of them goes on in another way. */
export const history = (): Promise<Story> => tell({ seed: 'attacked' })

export function remark(
  { caseId, alba }: Story,
  note: string,
  amiss: ForgeDraftOf<'note.added'>['amiss'] = {},
): ForgeDraftOf<'note.added'> {
  const sealed = { note }
  return { type: 'note.added', by: alba, role: 'officer', chain: caseId, fields: {}, sealed, amiss }
}

export interface Shown {
  readonly bytes: Uint8Array
  readonly parts: BundleParts
  readonly options: VerifyOptions
}

/** The bundle that the operator hands out, and a trust file that the other side has from elsewhere. */
export async function show(
  story: Story,
  trust: Partial<TrustFile> = {},
  change: (parts: BundleParts) => unknown = () => undefined,
): Promise<Shown> {
  const parts = await exportStory(story)
  await change(parts)
  const { world } = story
  const options = { now: world.now + 60_000, trust: trustOf(world, trust) }
  return { bytes: await assemble(parts), parts, options }
}

export const leavesOf = ({ events, ledger }: World): Uint8Array[] =>
  events.map((event) => leafOf(event, ledger, event.payload.seq))

/** An honest witness of the ledger, with its own memory. */
export interface HonestWitness {
  readonly name: string
  readonly vkey: string
  /** The note with its line; undefined if it refuses, and with which status. */
  cosign(note: Uint8Array, world: World): Promise<Uint8Array | number>
}

export function honestWitness(name: string, { origin, logSigner }: World): HonestWitness {
  const { vkey } = noteKey(origin, logSigner.publicKey)
  let at = 0
  const witness: Witness = createWitness({
    name: `${name}.example`,
    signer: signerOf(name),
    logs: knownLogs([{ vkey: parseVkey(vkey) }]),
    memory: createMemory(),
    clock: () => at,
  })
  let size = 0
  return {
    name,
    vkey: witness.vkey,
    async cosign(note, world) {
      at = world.now
      const leaves = leavesOf(world)
      const { stored } = extendFrontier(
        emptyFrontier,
        leaves.map((leaf) => hasher.leaf(leaf)),
        hasher,
      )
      const readHashes = async (indexes: readonly number[]) =>
        indexes.map((index) => stored[index]!)
      const proof =
        size === 0 || size >= leaves.length
          ? []
          : await proveConsistency({ size1: size, size2: leaves.length }, { hasher, readHashes })
      const answer = await witness.addCheckpoint(
        formatAddCheckpoint({ oldSize: size, proof, checkpoint: note }),
      )
      if (answer.status !== 200) return answer.status
      size = leaves.length
      return concat(note, answer.body as Uint8Array)
    },
  }
}

function signerOf(name: string): Signer {
  return actor(`honest witness ${name}`).signer()
}

export function policyOf(
  threshold: number,
  witnesses: readonly { readonly name: string; readonly vkey: string }[],
): string {
  const lines = witnesses.map(({ name, vkey }) => `witness ${name} ${vkey}`)
  const names = witnesses.map(({ name }) => name).join(' ')
  return [...lines, `group q ${threshold} ${names}`, 'quorum q', ''].join('\n')
}
