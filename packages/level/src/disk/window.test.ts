import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWindow } from './window.ts'

test('a window gives the bytes of the file, whatever is asked of it in whatever order', () => {
  const bytes = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7919) >> 3)
  const asked = fc.array(fc.tuple(fc.nat(bytes.length), fc.oneof(fc.nat(100), fc.nat(2_000_000))))
  fc.assert(
    fc.property(asked, (ranges) => {
      const window = createWindow({
        length: () => bytes.length,
        read: (target, position) => {
          const part = bytes.subarray(position, position + target.length)
          target.set(part)
          return part.length
        },
      })
      for (const [offset, length] of ranges) {
        const found = window.at(offset, length)
        expect(Buffer.compare(found, bytes.subarray(offset, offset + length))).toBe(0)
      }
    }),
    { numRuns: 50 },
  )
})
