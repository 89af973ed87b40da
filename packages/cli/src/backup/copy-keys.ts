import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import type { KeyPaths } from '../home/paths.ts'
import { writeError } from '../io/file-errors.ts'
import { writeNewFile } from '../io/files.ts'
import { readPlainKeyFile } from '../keys/index.ts'

/**
 * Copies the ledger's own keys, each after it has opened, and without the memory of the log key: that one belongs to the
 * place where the key signs. The next log key may be elsewhere, as it should. Gives the names of what was copied.
 * Errors: those of `readPlainKeyFile`; ERR_FILE_WRITE, ERR_KEY_FILE_EXISTS (another key is there).
 */
export async function copyKeys(from: KeyPaths, to: string): Promise<readonly string[]> {
  await mkdir(to, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw writeError(to, error)
  })
  const copied: string[] = []
  for (const path of [from.logKey, from.serviceKey, from.nextLogKey]) {
    if (path === from.nextLogKey && !(await isThere(path))) continue
    await readPlainKeyFile(path)
    await copyKey(path, join(to, basename(path)))
    copied.push(basename(path))
  }
  return copied
}

async function isThere(path: string): Promise<boolean> {
  try {
    await readPlainKeyFile(path)
    return true
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_KEY_FILE_MISSING') return false
    throw error
  }
}

async function copyKey(from: string, to: string): Promise<void> {
  const bytes = new Uint8Array(await readFile(from))
  const found = await readFile(to).catch(() => undefined)
  if (found === undefined) return writeNewFile(to, bytes, { mode: 0o600 })
  if (found.equals(bytes)) return
  const message = `${to} exists already and is another key than ${from}; a key is never overwritten`
  throw new CustodyError('ERR_KEY_FILE_EXISTS', message, { path: to })
}
