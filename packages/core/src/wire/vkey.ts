/**
 * Verifier keys: a name, a key ID and a public key in one line of text.
 *
 * The format is C2SP signed-note v1.0.0, "Verifier keys"; docs/format/checkpoint.md section 3. Whether the key ID is
 * the one that belongs to the key takes a hash, and is checked by whoever has one: it is the first four bytes of
 * SHA-256 over `keyIdInput`.
 */
import { concat, encodeUtf8, fromBase64, fromHex, toBase64, toHex } from '../bytes/index.ts'
import { CustodyError } from '../errors.ts'
import { limits } from './limits.ts'
import { isKeyName, keyIdBytes, readKeyId } from './signed-note.ts'

/** The signature types that are read here, by their byte in C2SP signed-note. */
export const vkeyTypes = {
  /** An Ed25519 signature over the text of the note. A log signs its checkpoints with it. */
  ed25519: 0x01,
  /** An Ed25519 signature over time and text. A witness cosigns with it. */
  ed25519Cosignature: 0x04,
  /** An ML-DSA-44 signature over time, origin, size and root. A witness cosigns with it. */
  mldsa44Cosignature: 0x06,
} as const

export type VkeyType = (typeof vkeyTypes)[keyof typeof vkeyTypes]

/** A verifier key in parts. Nothing is known yet about its public key but the length. */
export interface Vkey {
  readonly name: string
  readonly keyId: number
  readonly type: VkeyType
  /** The public key: 32 bytes, or 1312 for ML-DSA-44. */
  readonly material: Uint8Array
  /** The line as it was read. */
  readonly text: string
}

const materialLengths: { readonly [T in VkeyType]: number } = { 0x01: 32, 0x04: 32, 0x06: 1312 }

/** Reads a vkey. What it accepts, `formatVkey` writes again. Throws ERR_VKEY_MALFORMED, which names the part. */
export function parseVkey(text: string): Vkey {
  if (text.length > limits.vkeyLength)
    throw malformed('text', `it is longer than ${limits.vkeyLength} characters`)
  // base64 may hold a plus sign of its own, so only the first two separate.
  const first = text.indexOf('+')
  const second = first < 0 ? -1 : text.indexOf('+', first + 1)
  if (second < 0) throw malformed('text', 'it is not three parts joined by two plus signs')
  const name = text.slice(0, first)
  if (!isKeyName(name))
    throw malformed('name', `its name is empty, over ${limits.nameLength} bytes, or has a space`)
  const keyId = fromHex(text.slice(first + 1, second))
  if (keyId?.length !== 4)
    throw malformed('keyId', 'its key ID is not eight lower-case hexadecimal digits')
  const key = fromBase64(text.slice(second + 1))
  if (key === undefined) throw malformed('key', 'its key is not canonical base64')
  return { name, keyId: readKeyId(keyId), type: readType(key), material: key.slice(1), text }
}

/** Writes a vkey. Parts that no vkey can hold are a RangeError. */
export function formatVkey({ name, keyId, type, material }: Omit<Vkey, 'text'>): string {
  if (!isKeyName(name)) throw new RangeError(`${JSON.stringify(name)} cannot name a key`)
  return `${name}+${toHex(keyIdBytes(keyId))}+${toBase64(typedKey(type, material))}`
}

/** The bytes whose SHA-256 begins with the key ID: name, LF, type, public key. */
export function keyIdInput({
  name,
  type,
  material,
}: Pick<Vkey, 'name' | 'type' | 'material'>): Uint8Array {
  return concat(encodeUtf8(`${name}\n`), typedKey(type, material))
}

function typedKey(type: VkeyType, material: Uint8Array): Uint8Array {
  const expected = materialLengths[type]
  if (material.length !== expected) {
    throw new RangeError(
      `a key of type ${typeName(type)} has ${expected} bytes, not ${material.length}`,
    )
  }
  return concat(new Uint8Array([type]), material)
}

function readType(key: Uint8Array): VkeyType {
  const type = key[0]
  if (type === undefined) throw malformed('key', 'its key is empty')
  if (!isVkeyType(type)) {
    throw malformed(
      'type',
      `its signature type is ${typeName(type)}; only 0x01, 0x04 and 0x06 are read here`,
    )
  }
  const expected = materialLengths[type]
  if (key.length - 1 !== expected) {
    throw malformed(
      'material',
      `a key of type ${typeName(type)} has ${expected} bytes, not ${key.length - 1}`,
    )
  }
  return type
}

function isVkeyType(type: number): type is VkeyType {
  return Object.hasOwn(materialLengths, type)
}

function typeName(type: number): string {
  return `0x${type.toString(16).padStart(2, '0')}`
}

function malformed(part: string, reason: string): CustodyError {
  return new CustodyError('ERR_VKEY_MALFORMED', `the vkey cannot be read: ${reason}`, { part })
}
