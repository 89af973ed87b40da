/** Eight bytes, big-endian. The value must be a safe integer of at least 0; anything else is a RangeError. */
export function uint64(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`uint64 takes an integer from 0 to 2^53-1, not ${value}`)
  }
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}
