/** Makes key files (docs/keys.md): PKCS#8 that OpenSSL reads too, with a passphrase or without. */
import { encodeUtf8 } from '@custodia/core/bytes'
import { createSoftwareSigner, keyThumbprint, wipe } from '@custodia/core/crypto'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { writeNewFile } from '../io/files.ts'
import { formatKeyText, type PublicKeyName } from './key-text.ts'
import { passphraseFault } from './passphrase-rule.ts'
import { encryptPbes2 } from './pbes2.ts'
import { encodePrivateKey } from './pkcs8.ts'

/**
 * Writes a new key file, encrypted with scrypt and AES-256-CBC, readable by its owner alone, durable when this resolves.
 * `seed` is 32 bytes; it is not kept. A passphrase has 1 to 1023 bytes in one line, else a RangeError.
 * Errors: ERR_KEY_FILE_EXISTS, ERR_FILE_WRITE.
 */
export async function writeKeyFile(
  path: string,
  options: { readonly seed: Uint8Array; readonly passphrase: string },
): Promise<PublicKeyName> {
  const fault = passphraseFault(options.passphrase)
  if (fault !== undefined) throw new RangeError(`the passphrase ${fault}`)
  const plain = encodePrivateKey(checkedSeed(options.seed))
  const content = await encryptPbes2(plain, options.passphrase)
  wipe(plain)
  return writeText(path, { isEncrypted: true, content, seed: options.seed })
}

/**
 * Writes a new key file without a passphrase, for a key that a machine uses unattended: whoever reads the file has the key.
 * Otherwise as `writeKeyFile`.
 */
export async function writePlainKeyFile(path: string, seed: Uint8Array): Promise<PublicKeyName> {
  const content = encodePrivateKey(checkedSeed(seed))
  return writeText(path, { isEncrypted: false, content, seed })
}

function checkedSeed(seed: Uint8Array): Uint8Array {
  if (seed.length !== 32) throw new RangeError(`seed must have 32 bytes, not ${seed.length}`)
  return seed
}

async function writeText(
  path: string,
  key: { readonly isEncrypted: boolean; readonly content: Uint8Array; readonly seed: Uint8Array },
): Promise<PublicKeyName> {
  const { publicKey } = createSoftwareSigner(key.seed)
  const text = encodeUtf8(formatKeyText({ ...key, publicKey }))
  try {
    await writeNewFile(path, text, { mode: 0o600 })
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_FILE_WRITE') throw error
    if (error.details.reason !== 'exists') throw error
    const message = `${path} exists already, and a key is never overwritten`
    throw new CustodyError('ERR_KEY_FILE_EXISTS', message, { path }, { cause: error })
  } finally {
    wipe(text)
  }
  return { publicKey, kid: keyThumbprint(publicKey) }
}
