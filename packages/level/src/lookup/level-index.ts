import { crc32 } from 'node:zlib'
import { CustodyError } from '@custodia/core/errors'
import { Level } from 'level'
import { corrupt, reading, writing } from '../disk/faults.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import type { RawIndex } from './raw-index.ts'
import { sealOf } from './seal.ts'
import type { Seal } from './seal.ts'

/** What became of an attempt to open a LevelDB index. */
export type OpenedIndex =
  | {
      readonly index: RawIndex
      /**
       * Why it must be built again all the same: what it says was there, but it may lack what was there too. Undefined if it
       * is as it was closed.
       */
      readonly doubt: string | undefined
    }
  /** It cannot be used, and must be built again from the journal. */
  | { readonly unusable: string }

const checkLength = 4

/**
 * Opens the LevelDB index in a directory. Only `create` makes one: without it LevelDB would answer a missing CURRENT by
 * deleting what is there. ERR_STORE_LOCKED if another process or thread has it open, ERR_STORE_READ if the machine refuses.
 */
export async function openLevelIndex(
  directory: string,
  { create }: { readonly create: boolean },
): Promise<OpenedIndex> {
  const seal = sealOf(nodeDisk, directory)
  const doubt = create ? undefined : reading(directory, () => doubtOf(seal, directory))
  const db = new Level<Buffer, Buffer>(directory, {
    keyEncoding: 'buffer',
    valueEncoding: 'buffer',
    createIfMissing: create,
    errorIfExists: create,
  })
  try {
    await db.open()
  } catch (error) {
    const reason = reasonToRebuild(error, directory)
    return { unusable: doubt ?? reason }
  }
  // Now that no other process can have it open.
  await writing(directory, () => seal.break())
  return { index: indexOver(db, { directory, seal }), doubt }
}

function doubtOf(seal: Seal, directory: string): string | undefined {
  return nodeDisk.kind(directory) === 'directory' ? seal.doubt() : 'it is missing'
}

type Database = Level<Buffer, Buffer>

function indexOver(
  db: Database,
  { directory, seal }: { readonly directory: string; readonly seal: Seal },
): RawIndex {
  let isDoubted = false
  const doubt = (): void => void (isDoubted = true)
  return {
    get(key) {
      const value = readValue(db, key)
      if (value !== 'damaged') return value
      doubt()
      const what = `what it holds for ${key.toString('hex')} is not what was written`
      throw corrupt(directory, `${what}; the index is built again when it is next opened`)
    },
    async write(puts) {
      // A chained batch is three times as fast as an array of operations.
      const batch = db.batch()
      for (const [key, value] of puts) batch.put(key, withCheck(key, value))
      try {
        await writing(directory, () => batch.write({ sync: false }))
      } catch (error) {
        // What LevelDB has made of its files then is not known: it may lose other writes with this one.
        doubt()
        throw error
      }
    },
    doubt,
    async close() {
      await writing(directory, () => db.close())
      if (isDoubted) return
      try {
        seal.set()
      } catch {
        // Nothing is lost: without a seal the index is built again, and that is said then.
      }
    },
  }
}

function readValue(db: Database, key: Buffer): Buffer | undefined | 'damaged' {
  let stored: Buffer | undefined
  try {
    stored = db.getSync(key)
  } catch {
    return 'damaged'
  }
  return stored === undefined ? undefined : checkedValue(key, stored)
}

/** The value without its check, if that fits. */
export function checkedValue(key: Buffer, stored: Buffer): Buffer | 'damaged' {
  if (stored.length < checkLength) return 'damaged'
  const value = stored.subarray(0, -checkLength)
  return checkOf(key, value) === stored.readUInt32BE(value.length) ? value : 'damaged'
}

/** LevelDB as it is bound here does not check its blocks when it reads them, so every value carries a CRC of its own. */
function withCheck(key: Buffer, value: Buffer): Buffer {
  const stored = Buffer.allocUnsafe(value.length + checkLength)
  stored.set(value)
  stored.writeUInt32BE(checkOf(key, value), value.length)
  return stored
}

function checkOf(key: Buffer, value: Buffer): number {
  return crc32(value, crc32(key))
}

/** Why the index cannot be used; throws if the reason is not the index. */
export function reasonToRebuild(error: unknown, directory: string): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  const message = cause instanceof Error ? cause.message : String(cause)
  if (code === 'LEVEL_LOCKED') {
    const text = `${directory} is open in another process or thread`
    throw new CustodyError('ERR_STORE_LOCKED', text, { path: directory }, { cause: error })
  }
  // Out of descriptors, no permission, a failing disk: building again would not help, and would cost what is there.
  if (code === 'LEVEL_IO_ERROR' && !message.includes('No such file')) {
    const text = `cannot open ${directory}: ${message}`
    throw new CustodyError('ERR_STORE_READ', text, { path: directory }, { cause: error })
  }
  return message
}
