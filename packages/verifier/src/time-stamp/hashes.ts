/** The hashes that count. SHA-1 is not among them. */
export type StrongHash = 'SHA-256' | 'SHA-384' | 'SHA-512'

const hashes: { readonly [oid: string]: StrongHash } = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
}

export function strongHash(oid: string): StrongHash | undefined {
  return Object.hasOwn(hashes, oid) ? hashes[oid] : undefined
}

/** SHA-1 is here for attributes of the first version, where it counts for nothing (see `findSigner`). */
export async function digest(hash: StrongHash | 'SHA-1', bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await globalThis.crypto.subtle.digest(hash, Uint8Array.from(bytes)))
}
