import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Store } from '@custodia/core'
import { concat } from '@custodia/core/bytes'
import type { Checkpoint } from '@custodia/core/custody'
import { openCheckpoint } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { storedHashIndex } from '@custodia/core/merkle'
import { encodeEntries, limits, tilePath, tilesSince, tileWidth } from '@custodia/core/wire'
import type { Tile } from '@custodia/core/wire'
import { writeError } from '../io/file-errors.ts'
import { readInput, replaceFile } from '../io/files.ts'

export interface PublishRequest {
  /** The directory: what `tlog-tiles` calls the prefix. */
  readonly directory: string
  /** The state of the log that is published. */
  readonly checkpoint: Checkpoint
  readonly store: Store
  /** Whose log it is. */
  readonly key: { readonly origin: string; readonly vkey: string }
}

export interface Published {
  /** Size of what was published before; 0 if nothing was. */
  readonly before: number
  readonly size: number
  /** Tiles that were written. */
  readonly tiles: number
}

/**
 * Publishes a log as C2SP tlog-tiles: leaves alone, which tell nothing. Tiles come first and the checkpoint last, so that
 * whoever follows finds all that the checkpoint names. What is there of another log, or of a longer one, is refused.
 * Errors: ERR_FILE_WRITE, ERR_FILE_READ, ERR_PUBLISHED_OTHER, those of the store.
 */
export async function publishLog(request: PublishRequest): Promise<Published> {
  const { directory, checkpoint, store } = request
  const { size } = checkpoint
  const before = await publishedSize(request)
  let tiles = 0
  for (const tile of tilesSince(before, size)) {
    const bytes = tile.level === 'entries' ? await entries(tile, store) : await hashes(tile, store)
    await put(directory, tilePath(tile), bytes)
    tiles += 1
  }
  await put(directory, 'checkpoint', checkpoint.note)
  // Of a right edge that has grown, what was there before is a beginning.
  for (const tile of tilesSince(0, before)) {
    if (tile.width < tileWidth && before < size) await removePartial(directory, tile, size)
  }
  return { before, size, tiles }
}

/** A log that was published may be continued, and by nothing else. */
async function publishedSize({
  directory,
  checkpoint,
  store,
  key,
}: PublishRequest): Promise<number> {
  const note = await readPublished(join(directory, 'checkpoint'))
  if (note === undefined) return 0
  const { size, rootHash } = openCheckpoint(note, key)
  const kept = await store.checkpointAt(size)
  const own = kept === undefined ? undefined : openCheckpoint(kept, key).rootHash
  const isOwn = own !== undefined && own.every((byte, i) => byte === rootHash[i])
  if (isOwn && size <= checkpoint.size) return size
  const message = `${directory} has a log of ${size} entries that this ledger never signed, or that is ahead of it; it has ${checkpoint.size}`
  throw new CustodyError('ERR_PUBLISHED_OTHER', message, { path: directory, size })
}

async function readPublished(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readInput(path, { maximum: limits.noteLength, surroundings: process })
  } catch (error) {
    const isMissing = isCustodyError(error) && error.code === 'ERR_FILE_READ'
    if (isMissing && error.details.reason === 'missing') return undefined
    throw error
  }
}

async function entries({ index, width }: Tile, store: Store): Promise<Uint8Array> {
  const leaves: Uint8Array[] = []
  const first = index * tileWidth
  for await (const { leaf } of store.entries(first, first + width)) leaves.push(leaf)
  return encodeEntries(leaves)
}

async function hashes({ level, index, width }: Tile, store: Store): Promise<Uint8Array> {
  const treeLevel = 8 * (level as number)
  const first = index * tileWidth
  const stored = Array.from({ length: width }, (_, i) => storedHashIndex(treeLevel, first + i))
  return concat(...(await store.treeHashes(stored)))
}

async function put(directory: string, path: string, bytes: Uint8Array): Promise<void> {
  const target = join(directory, ...path.split('/'))
  try {
    await mkdir(dirname(target), { recursive: true })
  } catch (error) {
    throw writeError(dirname(target), error)
  }
  await replaceFile(target, bytes, 0o644)
}

/** A partial tile is kept as long as a reader may hold the checkpoint before: until its full one is there. */
async function removePartial(directory: string, tile: Tile, size: number): Promise<void> {
  const { level, index } = tile
  const span = level === 'entries' ? 1 : tileWidth ** level
  if ((index + 1) * tileWidth * span > size) return
  await rm(join(directory, ...`${tilePath({ ...tile, width: tileWidth })}.p`.split('/')), {
    recursive: true,
    force: true,
  })
}
