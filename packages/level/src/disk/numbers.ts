/** Unsigned integers of 8 bytes, big-endian, within 2^53-1: in file heads and index keys, where length must not vary. */

const half = 0x1_0000_0000

/** Writes a safe integer of at least 0 at `offset`; gives the offset behind it. */
export function writeUint64(target: Buffer, value: number, offset: number): number {
  target.writeUInt32BE(Math.floor(value / half), offset)
  return target.writeUInt32BE(value % half, offset + 4)
}

/** Reads what `writeUint64` wrote. Beyond 2^53-1 the result is not a safe integer; who reads damaged bytes checks. */
export function readUint64(source: Buffer, offset: number): number {
  return source.readUInt32BE(offset) * half + source.readUInt32BE(offset + 4)
}

/** The same memory as a Buffer, for its readers and writers of numbers. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}
