import type { CheckpointMemory } from '@custodia/core'
import { noteKey, openCheckpoint } from '@custodia/core/custody'
import type { Checkpoint } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { limits, parseCheckpointText, parseNote } from '@custodia/core/wire'
import { replaceFile } from '../io/files.ts'
import { readSmallFile } from '../keys/read-small-file.ts'

/** Where the last checkpoint lies that a log key has signed: beside the key. */
export function signedPath(keyFile: string): string {
  return `${keyFile}.signed`
}

/**
 * The memory of a log key: the last checkpoint that it signed, byte for byte. It lies beside the key, so that a store which
 * was set back, or copied and continued, is noticed by the key. Errors: ERR_KEY_SEEN, ERR_FILE_READ, ERR_FILE_WRITE.
 */
export function createLogKeyMemory(keyFile: string, publicKey: Uint8Array): CheckpointMemory {
  const path = signedPath(keyFile)
  return {
    last: () => readSigned(path, publicKey),
    remember: ({ note }) => replaceFile(path, note),
  }
}

async function readSigned(path: string, publicKey: Uint8Array): Promise<Checkpoint | undefined> {
  const file = await readSmallFile(path, limits.noteLength).catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  return file === undefined ? undefined : openSigned(file.bytes, { path, publicKey })
}

/** What the key did not sign, it does not remember. */
function openSigned(
  note: Uint8Array,
  { path, publicKey }: { readonly path: string; readonly publicKey: Uint8Array },
): Checkpoint {
  try {
    const { origin } = parseCheckpointText(parseNote(note).textBytes)
    const { vkey } = noteKey(origin, publicKey)
    return openCheckpoint(note, { origin, vkey })
  } catch (error) {
    if (!isCustodyError(error)) throw error
    const message = `${path} is not a checkpoint that the log key has signed: ${error.message}`
    throw new CustodyError('ERR_KEY_SEEN', message, { path }, { cause: error })
  }
}

function isMissing(error: unknown): boolean {
  return (
    isCustodyError(error) && error.code === 'ERR_FILE_READ' && error.details.reason === 'missing'
  )
}
