/** What tests of backups need: a store of several segments with checkpoints that can be read, and disks that die. */
import { formatCheckpointText, formatNote } from '../../packages/core/src/wire/index.ts'
import { frontierRoot, treeHasher } from '../../packages/core/src/merkle/index.ts'
import { sha256 } from '../../packages/core/src/crypto/index.ts'
import { emptyHistory, grow } from '../../packages/core/src/store-conformance/index.ts'
import type { History } from '../../packages/core/src/store-conformance/index.ts'
import type { Store } from '../../packages/core/src/store/index.ts'
import type { Disk } from '../../packages/level/src/disk/disk.ts'
import { createStore } from '../../packages/level/src/store/create.ts'
import { thisMachine } from '../../packages/level/src/store/machine.ts'
import { openStore } from '../../packages/level/src/store/open.ts'
import { hastyDisk, temporaryDirectory, using, watchedDisk } from './level.ts'
import type { DiskCall } from './level.ts'

/** So that a few entries fill a segment. */
export const smallSegments = { ...thisMachine, disk: hastyDisk, segmentLength: 2500 }

/** The checkpoint of a history, with a signature that is none: a store looks at no signature. */
export function noteOf({ frontier }: History): Uint8Array {
  const rootHash = frontierRoot(frontier, treeHasher(sha256))
  const text = formatCheckpointText({ origin: 'example.org/log', size: frontier.size, rootHash })
  const signature = new Uint8Array(64)
  return formatNote({
    text,
    signatures: [{ name: 'example.org/log', keyId: 0, signature }],
  })
}

export interface Grown {
  readonly directory: string
  readonly history: History
}

/** Appends batches of the given sizes, some of whose entries seal values, and then a checkpoint. */
export async function growStore(
  store: Store,
  start: History,
  batches: readonly number[],
  variant = '',
): Promise<History> {
  let history = start
  for (const size of batches) {
    const shapes = Array.from({ length: size }, (_, i) => ({
      chain: `${i % 3}`,
      sealed: i % 2 === 0 ? [`a name ${i}`] : [],
      variant,
    }))
    const next = grow(history, shapes)
    await store.append(next.expectedSize, next.batch)
    history = next.history
  }
  await store.saveCheckpoint(noteOf(history))
  return history
}

export async function makeStore(batches: readonly number[], variant = ''): Promise<Grown> {
  const directory = await temporaryDirectory()
  const history = await using(createStore(smallSegments, directory), (store) =>
    growStore(store, emptyHistory, batches, variant),
  )
  return { directory, history }
}

export async function growMore(
  { directory, history }: Grown,
  batches: readonly number[],
  variant = '',
): Promise<Grown> {
  const grown = await using(openStore(smallSegments, directory, {}), (store) =>
    growStore(store, history, batches, variant),
  )
  return { directory, history: grown }
}

/** A disk that counts its changing calls, fails one of them, and does nothing more from then on if it dies with it. */
export function brittleDisk(options: { readonly failAt: number; readonly dies: boolean }): {
  readonly disk: Disk
  readonly calls: () => number
  readonly failed: () => DiskCall | undefined
} {
  let calls = 0
  let failed: DiskCall | undefined
  const disk = watchedDisk((call) => {
    calls += 1
    if (calls === options.failAt || (options.dies && failed !== undefined)) {
      failed ??= call
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    }
  })
  return { disk, calls: () => calls, failed: () => failed }
}
