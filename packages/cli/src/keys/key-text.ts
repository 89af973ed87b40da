/**
 * What stands in a key file: PKCS#8 as PEM, after three lines that name the key without its passphrase.
 *
 *     # custodia key
 *     public-key: <64 hex digits>
 *     kid: <64 hex digits>
 *     -----BEGIN ENCRYPTED PRIVATE KEY-----
 */
import { fromHex, toHex } from '@custodia/core/bytes'
import { checkPublicKey, keyThumbprint } from '@custodia/core/crypto'
import { isCustodyError } from '@custodia/core/errors'
import { KeyFormatError } from './key-format-error.ts'
import { formatPem, parsePem, pemContent, type PemFile } from './pem.ts'

/** A key by its public half. */
export interface PublicKeyName {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** Its RFC 9679 thumbprint, 64 hex digits. */
  readonly kid: string
}

export interface KeyText {
  readonly isEncrypted: boolean
  /** PrivateKeyInfo, or EncryptedPrivateKeyInfo. */
  readonly content: Uint8Array
  /** What the lines before the key say; undefined where there are none, as in a file that OpenSSL made. */
  readonly named: PublicKeyName | undefined
}

const labels = { encrypted: 'ENCRYPTED PRIVATE KEY', plain: 'PRIVATE KEY' } as const

export function formatKeyText(options: {
  readonly isEncrypted: boolean
  readonly content: Uint8Array
  readonly publicKey: Uint8Array
}): string {
  const publicKey = `public-key: ${toHex(options.publicKey)}`
  const header = ['# custodia key', publicKey, `kid: ${keyThumbprint(options.publicKey)}`]
  return formatPem(header, options.isEncrypted ? labels.encrypted : labels.plain, options.content)
}

/** Throws KeyFormatError, with a sentence about what the text is instead. */
export function parseKeyText(text: string): KeyText {
  if (text.trim() === '') throw new KeyFormatError('is empty')
  const pem = parsePem(text)
  const isEncrypted = pem.label === labels.encrypted
  if (!isEncrypted && pem.label !== labels.plain) throw otherKind(pem.label)
  return { isEncrypted, content: pemContent(pem), named: namedKey(pem) }
}

function otherKind(label: string): KeyFormatError {
  if (label === 'OPENSSH PRIVATE KEY') {
    return new KeyFormatError(
      'holds an OpenSSH key, which is not supported here: load it into an agent and sign there, or make a key with "custodia key new"',
    )
  }
  if (label.includes('PUBLIC KEY')) {
    return new KeyFormatError('holds a public key: to sign, the private key is needed')
  }
  return new KeyFormatError(`holds "${label}", and not an Ed25519 private key in PKCS#8`)
}

function namedKey(pem: PemFile): PublicKeyName | undefined {
  const publicKey = fieldOf(pem, 'public-key')
  const kid = fieldOf(pem, 'kid')
  if (publicKey === undefined && kid === undefined) return undefined
  const bytes = fromHex(publicKey ?? '')
  if (bytes?.length !== 32 || !isPublicKey(bytes) || keyThumbprint(bytes) !== kid) {
    throw new KeyFormatError('has lines "public-key" and "kid" that do not name a key')
  }
  return { publicKey: bytes, kid }
}

function fieldOf(pem: PemFile, name: string): string | undefined {
  const lines = pem.header.filter((line) => line.startsWith(`${name}: `))
  if (lines.length > 1) throw new KeyFormatError(`has more than one line "${name}"`)
  return lines[0]?.slice(name.length + 2)
}

function isPublicKey(bytes: Uint8Array): boolean {
  try {
    checkPublicKey(bytes)
    return true
  } catch (error) {
    if (isCustodyError(error)) return false
    throw error
  }
}
