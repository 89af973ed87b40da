import { checkPublicKey, sha256 } from '../../crypto/index.ts'
import { CustodyError } from '../../errors.ts'
import { formatVkey, keyIdInput, parseVkey, readKeyId, vkeyTypes } from '../../wire/index.ts'
import type { Vkey, VkeyType } from '../../wire/index.ts'

/** A key that signs notes: its name and its vkey, as others get it. */
export interface NoteKey {
  readonly name: string
  readonly keyId: number
  /** The vkey as text (docs/format/checkpoint.md). */
  readonly vkey: string
}

/** Names an Ed25519 key that signs notes. A name that no note can hold is a RangeError. */
export function noteKey(name: string, publicKey: Uint8Array): NoteKey {
  return keyOfType(vkeyTypes.ed25519, name, publicKey)
}

/** Names an Ed25519 key that cosigns notes, type 04. A name that no note can hold is a RangeError. */
export function cosignerKey(name: string, publicKey: Uint8Array): NoteKey {
  return keyOfType(vkeyTypes.ed25519Cosignature, name, publicKey)
}

function keyOfType(type: VkeyType, name: string, publicKey: Uint8Array): NoteKey {
  const key = { name, type, material: publicKey }
  const keyId = readKeyId(sha256(keyIdInput(key)))
  return { name, keyId, vkey: formatVkey({ ...key, keyId }) }
}

/**
 * Reads a vkey and checks all that can be checked of it: its key ID belongs to its name and key, and the key itself is
 * one that docs/format/signature.md accepts. Errors: ERR_VKEY_MALFORMED, ERR_PUBLIC_KEY.
 */
export function checkVkey(text: string): Vkey {
  const vkey = parseVkey(text)
  const expected = readKeyId(sha256(keyIdInput(vkey)))
  if (vkey.keyId !== expected) {
    throw new CustodyError(
      'ERR_VKEY_MALFORMED',
      `vkey of "${vkey.name}": key ID ${hex8(vkey.keyId)} does not belong to this name and key, expected ${hex8(expected)}`,
      { part: 'key ID' },
    )
  }
  if (vkey.type !== vkeyTypes.mldsa44Cosignature) checkPublicKey(vkey.material)
  return vkey
}

function hex8(keyId: number): string {
  return keyId.toString(16).padStart(8, '0')
}
