import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeEntries, encodeEntries, tilePath, tilesSince } from './tile.ts'
import type { Tile } from './tile.ts'

describe('paths', () => {
  test.each<[Tile, string]>([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 3, index: 1000, width: 8 }, 'tile/3/x001/000.p/8'],
    [{ level: 'entries', index: 67, width: 1 }, 'tile/entries/067.p/1'],
  ])('%j', (tile, path) => {
    expect(tilePath(tile)).toBe(path)
  })
})

const paths = (before: number, size: number): string[] =>
  Array.from(tilesSince(before, size), tilePath)

describe('tiles of a log', () => {
  test('of a few leaves there is one of entries and one of hashes', () => {
    expect(paths(0, 5)).toEqual(['tile/entries/000.p/5', 'tile/0/000.p/5'])
    expect(paths(5, 5)).toEqual([])
    expect(paths(0, 256)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'])
  })

  test('what is full is written once', () => {
    expect(paths(256, 300)).toEqual(['tile/entries/001.p/44', 'tile/0/001.p/44'])
    expect(paths(300, 512)).toEqual(['tile/entries/001', 'tile/0/001', 'tile/1/000.p/2'])
  })

  test('growing in steps leaves nothing out that one step writes', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(sizes, (all) => {
        const rising = [...new Set(all)].sort((a, b) => a - b)
        const written = new Set(rising.flatMap((size, i) => paths(rising[i - 1] ?? 0, size)))
        for (const path of paths(0, rising.at(-1)!)) expect(written).toContain(path)
      }),
    )
  })
})

test('entries read back as written, and nothing else does', () => {
  const some = fc.array(fc.uint8Array({ maxLength: 100 }), { minLength: 1, maxLength: 256 })
  fc.assert(
    fc.property(some, (entries) => {
      const bytes = encodeEntries(entries)
      expect(decodeEntries(bytes, entries.length)).toEqual(entries)
      expect(decodeEntries(bytes, entries.length + 1)).toBeUndefined()
      expect(decodeEntries(bytes.slice(0, -1), entries.length)).toBeUndefined()
    }),
  )
  expect(decodeEntries(encodeEntries([new Uint8Array(3), new Uint8Array(3)]), 1)).toBeUndefined()
  expect(() => encodeEntries([new Uint8Array(65_536)])).toThrow(RangeError)
})
