/**
 * The notes that a witness has cosigned last, kept twice: in LevelDB in its directory, and as files beside its key. LevelDB
 * alone does not do: after a full disk or a flipped byte it can open without writes that were synced, and say nothing
 * (docs/durability.md). A directory that was set back to an older copy is noticed by the files beside the key.
 */
import { join } from 'node:path'
import { Level } from 'level'
import type { Disk } from '../disk/disk.ts'
import { corrupt, reading, writing } from '../disk/faults.ts'
import { newSuffix, readWholeFile, replaceFile } from '../disk/whole-file.ts'
import { reasonToRebuild } from '../lookup/level-index.ts'

/** Notes by the hash of their origin. */
export interface Copy {
  readonly where: string
  readAll(): Promise<ReadonlyMap<string, Uint8Array>>
  /** Durable when it resolves. */
  write(hash: string, note: Uint8Array): Promise<void>
  close(): Promise<void>
}

/** Opens the copy in LevelDB. Only `create` makes one. Errors: ERR_STORE_CORRUPT, ERR_STORE_LOCKED, ERR_STORE_READ. */
export async function openDatabase(directory: string, create: boolean): Promise<Copy> {
  const db = new Level<string, Uint8Array>(directory, {
    keyEncoding: 'utf8',
    valueEncoding: 'view',
    createIfMissing: create,
  })
  try {
    await db.open()
  } catch (error) {
    const remedy = 'move it away and start again: what was cosigned is kept beside the key too'
    throw corrupt(directory, `${reasonToRebuild(error, directory)}; ${remedy}`, error)
  }
  return {
    where: directory,
    async readAll() {
      try {
        const all = await db.iterator().all()
        return new Map(all.map(([hash, note]) => [hash, new Uint8Array(note)]))
      } catch (error) {
        throw corrupt(directory, 'it cannot be read', error)
      }
    },
    async write(hash, note) {
      const batch = db.batch().put(hash, note)
      await writing(directory, () => batch.write({ sync: true }))
    },
    close: () => writing(directory, () => db.close()),
  }
}

const fileName = /^[0-9a-f]{64}$/

/** Opens the copy in files, each replaced in one step. Errors: ERR_STORE_READ, ERR_STORE_WRITE. */
export function openFiles(disk: Disk, directory: string): Copy {
  return {
    where: directory,
    async readAll() {
      const names = reading(directory, () => disk.names(directory))
      for (const name of names.filter((name) => name.endsWith(newSuffix)))
        await writing(directory, () => disk.remove(join(directory, name)))
      const hashes = names.filter((name) => fileName.test(name))
      return new Map(hashes.map((hash) => [hash, readWholeFile(disk, join(directory, hash))!]))
    },
    write: (hash, bytes) =>
      replaceFile(disk, { directory, path: join(directory, hash), bytes, size: 0 }),
    close: () => Promise.resolve(),
  }
}
