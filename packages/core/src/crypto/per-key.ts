/**
 * Remembers what was worked out for a public key, so that a key is judged once and not once a signature.
 * Holds `capacity` keys and forgets the oldest: a stranger who sends many keys costs time, never memory.
 * What `make` throws is not remembered.
 */
export function perKey<V>(
  capacity: number,
  make: (publicKey: Uint8Array) => V,
): (publicKey: Uint8Array) => V {
  const known = new Map<string, { readonly value: V }>()
  return (publicKey) => {
    const name = String.fromCharCode(...publicKey)
    const held = known.get(name)
    if (held !== undefined) return held.value
    const value = make(publicKey)
    for (const oldest of known.keys()) {
      if (known.size < capacity) break
      known.delete(oldest)
    }
    known.set(name, { value })
    return value
  }
}

/** Keys that each of the caches remembers. A ledger of this many parties is judged without working out a key twice. */
export const keysRemembered = 4096
