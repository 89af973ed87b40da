import { join } from 'node:path'
import { equalBytes } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import { copyBytes, createCallGate } from '@custodia/core/store'
import type { Disk } from '../disk/disk.ts'
import { corrupt, reading, writing } from '../disk/faults.ts'
import { doubtfulFileSystem, fileSystemSentences } from '../disk/file-system.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { takeLock } from '../lock/lock.ts'
import type { Lock } from '../lock/lock.ts'
import { releaseAll } from '../store/release-all.ts'
import { openDatabase, openFiles } from './copies.ts'
import type { Copy } from './copies.ts'
import { hashOf, laterOf, openKept } from './cosigned.ts'
import type { Cosigned, OpenCosigned } from './cosigned.ts'
import { belongsTo, takeOwnership } from './owner.ts'

export interface WitnessStateOptions {
  /** Where LevelDB lies. It is made if it is missing or empty. */
  readonly directory: string
  /** Directory beside the key of the witness, with the same once more. */
  readonly beside: string
  /** Whose state it is. */
  readonly vkey: string
  readonly open: OpenCosigned
  /** Is told what was found and put right. */
  readonly onNotice?: (message: string) => void
}

/** What a witness has cosigned last of each log, by SHA-256 of the origin in hex. */
export interface WitnessState {
  read(hash: string): Promise<Uint8Array | undefined>
  /**
   * Keeps `next` if what is kept is still `expected`, byte for byte, and says whether it did; durable in both copies when
   * it resolves. Never a smaller tree or another one of the same size: that is ERR_STORE_CORRUPT. After a write that
   * failed nothing is kept any more until the state is opened again: ERR_STORE_UNCERTAIN.
   */
  replace(
    hash: string,
    change: { readonly expected: Uint8Array | undefined; readonly next: Uint8Array },
  ): Promise<boolean>
  close(): Promise<void>
}

/**
 * Opens the state of a witness, for one process at a time: neither the directory nor the key can be used twice.
 * Errors: ERR_STORE_LOCKED, ERR_STORE_EXISTS, ERR_STORE_CORRUPT, ERR_STORE_READ, ERR_STORE_WRITE, ERR_KEY_MISMATCH.
 */
export async function openWitnessState(options: WitnessStateOptions): Promise<WitnessState> {
  const state = await openWitnessStateOn(nodeDisk, options)
  for (const place of [options.directory, options.beside]) {
    const doubtful = doubtfulFileSystem(place)
    if (doubtful !== undefined) options.onNotice?.(`${place}: ${fileSystemSentences[doubtful]}`)
  }
  return state
}

/** The same on a given disk. LevelDB's own files are always on that of the machine. */
export async function openWitnessStateOn(
  disk: Disk,
  options: WitnessStateOptions,
): Promise<WitnessState> {
  const { directory, beside, vkey, onNotice = () => undefined } = options
  const locks: Lock[] = []
  const release = (): Promise<void> => releaseAll(locks.map((lock) => () => lock.release()))
  try {
    for (const place of [directory, beside]) {
      belongsTo(disk, place, vkey)
      await writing(place, () => disk.makeDirectory(place))
      locks.push(await takeLock({ disk, directory: join(place, 'lock'), onStale: onNotice }))
    }
    if (!belongsTo(disk, beside, vkey)) await takeOwnership(disk, beside, vkey)
    const copies = await openCopies(disk, options)
    try {
      const kept = await reconcile(copies, options)
      if (!belongsTo(disk, directory, vkey)) await takeOwnership(disk, directory, vkey)
      return stateOver(kept, copies, { open: options.open, release })
    } catch (error) {
      await closeAll(copies)
      throw error
    }
  } catch (error) {
    await release()
    throw error
  }
}

/** LevelDB is made anew only at the first start, or where the files beside the key say what it held. */
async function openCopies(
  disk: Disk,
  { directory, beside, vkey }: WitnessStateOptions,
): Promise<readonly Copy[]> {
  const files = openFiles(disk, beside)
  const index = join(directory, 'index')
  const isThere = reading(index, () => disk.kind(index)) !== undefined
  const isNew = !belongsTo(disk, directory, vkey)
  if (!isThere && !isNew && (await files.readAll()).size === 0)
    throw corrupt(index, 'it is missing, and nothing beside the key says what it held')
  return [await openDatabase(index, isNew || !isThere), files]
}

/** Reads all copies, and writes in each what another has later. */
async function reconcile(
  copies: readonly Copy[],
  { open, onNotice = () => undefined }: WitnessStateOptions,
): Promise<Map<string, Cosigned>> {
  const kept = new Map<string, Cosigned>()
  const found = await Promise.all(
    copies.map(async (copy) => {
      const { where } = copy
      const notes = [...(await copy.readAll())]
      return new Map(notes.map(([hash, note]) => [hash, openKept(hash, note, { where, open })]))
    }),
  )
  for (const [i, cosigned] of found.entries())
    for (const [hash, one] of cosigned)
      kept.set(hash, laterOf(one, kept.get(hash) ?? one, copies[i]!.where))
  for (const [hash, latest] of kept)
    for (const [i, copy] of copies.entries()) {
      const before = found[i]!.get(hash)
      if (before !== undefined && equalBytes(before.note, latest.note)) continue
      await copy.write(hash, latest.note)
      onNotice(behindWords(copy.where, before, latest))
    }
  return kept
}

function behindWords(where: string, before: Cosigned | undefined, latest: Cosigned): string {
  const had = before === undefined ? 'nothing' : `size ${before.size}`
  return `${where} had ${had} of ${latest.origin}, of which this key has cosigned size ${latest.size}: it goes on from there`
}

function stateOver(
  kept: Map<string, Cosigned>,
  copies: readonly Copy[],
  { open, release }: { readonly open: OpenCosigned; readonly release: () => Promise<void> },
): WitnessState {
  const gate = createCallGate()
  let failure: unknown
  return {
    read: (hash) =>
      gate.run('read', () => {
        const found = kept.get(hash)
        return found === undefined ? undefined : copyBytes(found.note)
      }),
    replace: (hash, { expected, next }) =>
      gate.runAlone('replace', async () => {
        if (failure !== undefined) throw afterFailure(kept.get(hash)?.size ?? 0, failure)
        const before = kept.get(hash)
        if (!isSame(before?.note, expected)) return false
        const cosigned = open(copyBytes(next))
        checkFollows(hash, before, cosigned)
        try {
          for (const copy of copies) await copy.write(hash, cosigned.note)
        } catch (error) {
          failure = error
          throw error
        }
        kept.set(hash, cosigned)
        return true
      }),
    close: () =>
      gate.close(async () => {
        await closeAll(copies)
        await release()
      }),
  }
}

function isSame(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : equalBytes(a, b)
}

function checkFollows(hash: string, before: Cosigned | undefined, next: Cosigned): void {
  const where = `the record of ${next.origin}`
  if (hashOf(next) !== hash) throw corrupt(where, 'it would be kept under the name of another log')
  if (before !== undefined && laterOf(before, next, where).size > next.size)
    throw corrupt(where, `size ${before.size} was cosigned, and size ${next.size} came after it`)
}

function afterFailure(size: number, cause: unknown): CustodyError<'ERR_STORE_UNCERTAIN'> {
  const message = 'a write failed before; close the state and open it again'
  return new CustodyError('ERR_STORE_UNCERTAIN', message, { expectedSize: size }, { cause })
}

async function closeAll(copies: readonly Copy[]): Promise<void> {
  await releaseAll(copies.map((copy) => () => copy.close()))
}
