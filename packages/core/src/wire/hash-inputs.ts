import { concat, encodeUtf8, fromHex, uint64 } from '../bytes/index.ts'

/**
 * Every use of a hash, in one table, and the inputs that no other file makes (docs/format/hash-inputs.md). A new use
 * needs a new line in it. Nothing is hashed in this file.
 */
export interface HashUse {
  readonly use: string
  readonly algorithm: 'SHA-256' | 'HMAC-SHA-256'
  /** How every input of this use begins: text in quotes, or bytes in hex. */
  readonly begins: string
  /** The whole input; lengths in bytes. */
  readonly input: string
}

/** The prefixes of the uses that are this format's own. */
export const hashPrefixes = {
  tag: 'custodia/tag/v1',
  next: 'custodia/next/v1',
  nextKey: 'custodia/next-key/v1',
  nextLogKey: 'custodia/next-log-key/v1',
} as const

/** What the key ID of a time-stamp line is computed over, behind its type byte (docs/format/checkpoint.md). */
export const timeStampLineId = 'custodia/rfc3161/v1'

export const hashUses: readonly HashUse[] = [
  { use: 'event id', algorithm: 'SHA-256', begins: 'd2 84', input: 'the event as signed' },
  { use: 'leaf of the tree', algorithm: 'SHA-256', begins: '00 01', input: '00, leaf (73)' },
  {
    use: 'node of the tree',
    algorithm: 'SHA-256',
    begins: '01',
    input: '01, left (32), right (32)',
  },
  { use: 'root of the empty tree', algorithm: 'SHA-256', begins: '', input: 'nothing' },
  {
    use: 'tag of a leaf',
    algorithm: 'HMAC-SHA-256',
    begins: `"${hashPrefixes.tag}"`,
    input: 'prefix (15), ledger id (32), chain id (32), seq as u64be (8); key: tag secret (32)',
  },
  {
    use: 'commitment to a tag secret',
    algorithm: 'SHA-256',
    begins: `"${hashPrefixes.next}"`,
    input: 'prefix (16), tag secret (32)',
  },
  {
    use: 'disclosure digest',
    algorithm: 'SHA-256',
    begins: '55 to 57, 58, 59 or 5a',
    input: 'the disclosure as a CBOR byte string, head included',
  },
  {
    use: 'kid (RFC 9679)',
    algorithm: 'SHA-256',
    begins: 'a3 01 01 20 06 21 58 20',
    input: 'COSE_Key {1: 1, -1: 6, -2: public key (32)} in CBOR',
  },
  {
    use: 'commitment to the next key of a party',
    algorithm: 'SHA-256',
    begins: `"${hashPrefixes.nextKey}"`,
    input: 'prefix (20), public key (32)',
  },
  {
    use: 'commitment to the next key of the log',
    algorithm: 'SHA-256',
    begins: `"${hashPrefixes.nextLogKey}"`,
    input: 'prefix (24), vkey text',
  },
  {
    use: 'key ID of a note (first 4 bytes)',
    algorithm: 'SHA-256',
    begins: 'the name of the key',
    input: 'name, 0a, type (1), public key',
  },
  {
    use: 'key ID of a time-stamp line (first 4 bytes)',
    algorithm: 'SHA-256',
    begins: 'the name of the authority',
    input: `name, 0a, ff, "${timeStampLineId}" (19)`,
  },
  {
    use: 'anchor note, time-stamp imprint',
    algorithm: 'SHA-256',
    begins: 'the origin of the log',
    input: 'the signed note',
  },
  {
    use: 'check of an item in a store',
    algorithm: 'SHA-256',
    begins: 'a8 or 83',
    input: 'the body of the item',
  },
  {
    use: 'fingerprint of a trust file',
    algorithm: 'SHA-256',
    begins: '',
    input: 'the file as it is',
  },
  {
    use: 'trailer of a bundle',
    algorithm: 'SHA-256',
    begins: '',
    input: 'every byte of the file before the trailer',
  },
  {
    use: 'content digest of evidence',
    algorithm: 'SHA-256',
    begins: '',
    input: 'the file or media as it is',
  },
]

export interface TagPlace {
  /** Ledger id, 64 hex digits. */
  readonly ledgerId: string
  /** Chain id, 64 hex digits. */
  readonly chainId: string
  /** Place of the event in its chain. */
  readonly seq: number
}

/** What HMAC-SHA-256 turns into the tag of a leaf, with the tag secret of its event as the key: 87 bytes. */
export function tagInput({ ledgerId, chainId, seq }: TagPlace): Uint8Array {
  return concat(
    encodeUtf8(hashPrefixes.tag),
    idBytes('ledgerId', ledgerId),
    idBytes('chainId', chainId),
    uint64(seq),
  )
}

/** What SHA-256 turns into the commitment to a tag secret, `next` and `self` of an event: 48 bytes. */
export function nextInput(tagSecret: Uint8Array): Uint8Array {
  return concat(encodeUtf8(hashPrefixes.next), exactly32('a tag secret', tagSecret))
}

/** What SHA-256 turns into the kid of an Ed25519 key: its COSE_Key of the required members alone (RFC 9679), 40 bytes. */
export function kidInput(publicKey: Uint8Array): Uint8Array {
  const opening = Uint8Array.of(0xa3, 0x01, 0x01, 0x20, 0x06, 0x21, 0x58, 0x20)
  return concat(opening, exactly32('a public key', publicKey))
}

/** What SHA-256 turns into the commitment to the key that follows a party's key: 52 bytes. */
export function nextKeyInput(publicKey: Uint8Array): Uint8Array {
  return concat(encodeUtf8(hashPrefixes.nextKey), exactly32('a public key', publicKey))
}

/** What SHA-256 turns into the commitment to the key that follows a log's key: the vkey's text behind the prefix. */
export function nextLogKeyInput(vkey: string): Uint8Array {
  return concat(encodeUtf8(hashPrefixes.nextLogKey), encodeUtf8(vkey))
}

function idBytes(name: string, hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (bytes?.length !== 32) throw new RangeError(`${name} is 64 lower-case hex digits`)
  return bytes
}

function exactly32(name: string, bytes: Uint8Array): Uint8Array {
  if (bytes.length !== 32) throw new RangeError(`${name} has 32 bytes, not ${bytes.length}`)
  return bytes
}
