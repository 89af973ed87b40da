import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Level } from 'level'
import { checkedValue } from '../lookup/level-index.ts'

/** The index of a store as it can be read without touching it: LevelDB changes files when it opens them, so it gets a copy. */
export interface IndexCopy {
  /** The value; undefined if there is none, `damaged` if there is no telling. */
  get(key: Buffer): Buffer | 'damaged' | undefined
  /** Every key in order. Throws what LevelDB throws when it cannot go on. */
  all(): AsyncIterable<readonly [key: Buffer, value: Buffer | 'damaged']>
  /** Closes the copy and removes it. */
  close(): Promise<void>
}

export type CopiedIndex =
  | { readonly copy: IndexCopy }
  /** LevelDB refuses it. */
  | { readonly unusable: string }
  /** The machine refuses to copy it: nothing is known of it. */
  | { readonly uncopied: string }

/** Copies an index into a temporary directory and opens it there. Nobody may have it open. */
export async function copyIndex(directory: string): Promise<CopiedIndex> {
  let home: string | undefined
  const remove = async (): Promise<void> => {
    if (home !== undefined) await rm(home, { recursive: true, force: true })
  }
  let place: string
  try {
    home = await mkdtemp(join(tmpdir(), 'custodia-fsck-'))
    place = join(home, 'index')
    await cp(directory, place, { recursive: true })
  } catch (error) {
    await remove()
    return { uncopied: reasonOf(error) }
  }
  try {
    const db = new Level<Buffer, Buffer>(place, {
      keyEncoding: 'buffer',
      valueEncoding: 'buffer',
      createIfMissing: false,
    })
    await db.open()
    return { copy: copyOver(db, remove) }
  } catch (error) {
    await remove()
    return { unusable: reasonOf(error).replaceAll(place, directory) }
  }
}

function copyOver(db: Level<Buffer, Buffer>, remove: () => Promise<void>): IndexCopy {
  return {
    get(key) {
      try {
        const stored = db.getSync(key)
        return stored === undefined ? undefined : checkedValue(key, stored)
      } catch {
        return 'damaged'
      }
    },
    async *all() {
      for await (const [key, stored] of db.iterator()) yield [key, checkedValue(key, stored)]
    },
    async close() {
      await db.close()
      await remove()
    },
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}

/** What the files of a directory look like from outside, to tell whether they have changed. */
export async function fingerprint(directory: string): Promise<string> {
  const names = await readdir(directory).catch((): string[] => [])
  const lines = await Promise.all(
    names.toSorted().map(async (name) => {
      const found = await stat(join(directory, name), { bigint: true }).catch(() => undefined)
      return found === undefined ? name : `${name} ${found.ino} ${found.size} ${found.mtimeNs}`
    }),
  )
  return lines.join('\n')
}
