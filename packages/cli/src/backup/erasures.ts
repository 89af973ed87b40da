import { stat } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { CustodyError } from '@custodia/core/errors'
import { decodeUtf8 } from '@custodia/core/bytes'
import { isId } from '@custodia/core/wire'
import { readErased } from '@custodia/level'
import { ledgerPaths } from '../home/paths.ts'
import { readInput } from '../io/files.ts'
import type { Task } from '../task.ts'

export interface Erasures {
  /** 64 hex digits each. */
  readonly digests: ReadonlySet<string>
  /** Files that could not be read to the end. */
  readonly unreadable: readonly string[]
}

/** Bytes of a list of digests: a million of them. */
const maximumLength = 67_108_864

/**
 * What was erased since a backup was made: from a ledger, its store or another backup, as far as they can be read, or from a
 * list with one digest in each line. Errors: ERR_FILE_READ.
 */
export async function readErasures(paths: readonly string[], task: Task): Promise<Erasures> {
  const digests = new Set<string>()
  const unreadable: string[] = []
  for (const path of paths) {
    const found = await erasedAt(path, task)
    for (const digest of found.digests) digests.add(digest)
    unreadable.push(...found.unreadable)
  }
  return { digests, unreadable }
}

async function erasedAt(path: string, task: Task): Promise<Erasures> {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory() === true) {
    const { store } = ledgerPaths(path)
    return readErased(existsSync(store) ? store : path)
  }
  const { surroundings } = task
  const text = decodeUtf8(await readInput(path, { maximum: maximumLength, surroundings })) ?? '\0'
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const digests = new Set(lines.filter((line) => line !== ''))
  for (const line of digests) {
    if (isId(line)) continue
    const message = `${path} is no list of digests: expected 64 hex digits in each line`
    throw new CustodyError('ERR_FILE_READ', message, { path, reason: 'device' })
  }
  return { digests, unreadable: [] }
}
