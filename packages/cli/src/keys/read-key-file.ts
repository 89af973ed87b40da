/** Opens key files (docs/keys.md): those of `writeKeyFile`, and those that OpenSSL made. */
import { decodeUtf8, equalBytes } from '@custodia/core/bytes'
import { createSoftwareSigner, wipe, type Signer } from '@custodia/core/crypto'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { KeyFormatError } from './key-format-error.ts'
import { parseKeyText, type KeyText, type PublicKeyName } from './key-text.ts'
import { decodePbes2, decryptPbes2 } from './pbes2.ts'
import { decodePrivateKeyInfo, differs, ed25519Seed, type PrivateKeyInfo } from './pkcs8.ts'
import { readSmallFile } from './read-small-file.ts'

/** Bytes of a key file. */
const maximumLength = 16_384

/** A passphrase, or how to ask for it: it is asked for only once the file has been found to be a key file. */
export type PassphraseInput = string | (() => string | Promise<string>)

/**
 * Opens an encrypted key file: of `writeKeyFile`, or an Ed25519 key that OpenSSL encrypted with scrypt or PBKDF2.
 * Errors: ERR_KEY_FILE_MISSING, ERR_FILE_READ, ERR_KEY_FILE_FORMAT, ERR_KEY_PASSPHRASE, and what asking throws.
 */
export async function readKeyFile(path: string, passphrase: PassphraseInput): Promise<Signer> {
  const { text } = await readText(path)
  return formatErrorsOf(path, async () => {
    if (!text.isEncrypted) {
      throw new KeyFormatError(
        'is not encrypted: give it a passphrase with "openssl pkcs8 -topk8 -scrypt -in FILE -out NEW"',
      )
    }
    const encrypted = decodePbes2(text.content)
    const given = typeof passphrase === 'string' ? passphrase : await passphrase()
    const plain = await decryptPbes2(encrypted, given)
    return openSigner(text, plain === undefined ? undefined : infoOrNoise(plain), path)
  })
}

// With a wrong passphrase the padding may be right by chance; then what it covers is noise.
function infoOrNoise(plain: Uint8Array): PrivateKeyInfo | undefined {
  try {
    return decodePrivateKeyInfo(plain)
  } catch (error) {
    if (error instanceof KeyFormatError) return undefined
    throw error
  }
}

/**
 * Opens a key file without a passphrase. It must be readable by its owner alone (not checked on Windows).
 * Errors: ERR_KEY_FILE_MISSING, ERR_FILE_READ, ERR_KEY_FILE_FORMAT, ERR_KEY_FILE_OPEN.
 */
export async function readPlainKeyFile(path: string): Promise<Signer> {
  const { text, mode } = await readText(path)
  return formatErrorsOf(path, async () => {
    if (text.isEncrypted) {
      throw new KeyFormatError('is encrypted, and a key without a passphrase is needed here')
    }
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const message = `${path} has the permissions ${mode.toString(8)}: others than its owner may use the key`
      throw new CustodyError('ERR_KEY_FILE_OPEN', message, { path, mode })
    }
    return openSigner(text, decodePrivateKeyInfo(text.content), path)
  })
}

function openSigner(text: KeyText, info: PrivateKeyInfo | undefined, path: string): Signer {
  if (info === undefined) {
    const message = `the passphrase does not open ${path}, or the file is damaged`
    throw new CustodyError('ERR_KEY_PASSPHRASE', message, { path })
  }
  const seed = ed25519Seed(info)
  const signer = createSoftwareSigner(seed)
  wipe(seed)
  if (text.named !== undefined && !equalBytes(text.named.publicKey, signer.publicKey)) {
    throw differs()
  }
  return signer
}

/**
 * Names the key in a file without opening it. Until it is opened this is the word of the file, which whoever can write it
 * can change. Errors: ERR_KEY_FILE_MISSING, ERR_FILE_READ, ERR_KEY_FILE_FORMAT (also where the file does not say).
 */
export async function readKeyName(path: string): Promise<PublicKeyName> {
  const { text } = await readText(path)
  if (text.named !== undefined) return text.named
  return formatErrorsOf(path, async () => {
    throw new KeyFormatError(
      'does not name its public key, which only files that Custodia wrote do: "custodia key show --open" names it',
    )
  })
}

async function readText(path: string): Promise<{ text: KeyText; mode: number }> {
  const { bytes, mode } = await readSmallFile(path, maximumLength).catch((error: unknown) => {
    throw isMissing(error) ? missing(path, error) : error
  })
  return formatErrorsOf(path, async () => {
    if (bytes.length > maximumLength) {
      throw new KeyFormatError(`has more than ${maximumLength} bytes, no key file is as long`)
    }
    const text = decodeUtf8(bytes)
    if (text === undefined) throw new KeyFormatError('is not a text')
    return { text: parseKeyText(text), mode }
  })
}

function isMissing(error: unknown): boolean {
  return (
    isCustodyError(error) && error.code === 'ERR_FILE_READ' && error.details.reason === 'missing'
  )
}

function missing(path: string, cause: unknown): CustodyError {
  return new CustodyError(
    'ERR_KEY_FILE_MISSING',
    `there is no key file ${path}`,
    { path },
    { cause },
  )
}

async function formatErrorsOf<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof KeyFormatError)) throw error
    const message = `key file ${path} ${error.message}`
    throw new CustodyError('ERR_KEY_FILE_FORMAT', message, { path }, { cause: error })
  }
}
