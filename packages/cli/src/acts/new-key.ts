import { rm, stat } from 'node:fs/promises'
import { randomBytes, wipe } from '@custodia/core/crypto'
import { CustodyError } from '@custodia/core/errors'
import { writeKeyFile } from '../keys/index.ts'
import type { PublicKeyName } from '../keys/index.ts'

/** The key file that follows a key: it lies beside it until its owner puts it in a safer place. */
export function successorPath(keyFile: string): string {
  return `${keyFile}.next`
}

export interface NewKeys {
  readonly key: PublicKeyName
  readonly successor: PublicKeyName
}

/** Makes a key and the key that will follow it, both or neither. Errors: ERR_KEY_FILE_EXISTS, ERR_FILE_WRITE. */
export async function makeKeyPair(path: string, passphrase: string): Promise<NewKeys> {
  for (const file of [path, successorPath(path)]) await expectFree(file)
  const key = await makeKey(path, passphrase)
  try {
    return { key, successor: await makeKey(successorPath(path), passphrase) }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

export async function makeKey(path: string, passphrase: string): Promise<PublicKeyName> {
  const seed = randomBytes(32)
  try {
    return await writeKeyFile(path, { seed, passphrase })
  } finally {
    wipe(seed)
  }
}

/** Refuses before a person types a passphrase for nothing. Errors: ERR_KEY_FILE_EXISTS. */
export async function expectFree(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return
  const message = `${path} exists already, and a key is never overwritten`
  throw new CustodyError('ERR_KEY_FILE_EXISTS', message, { path })
}
