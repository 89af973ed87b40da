import { describe, expect, test } from 'vitest'
import type { Window } from '../disk/window.ts'
import { encodeBatchHead } from './batch-head.ts'
import { isUnfinished } from './unfinished.ts'

const offset = 1000
const end = 3000

/** A file in which a batch of noise lies from `offset` to `end`. */
function noise(): Buffer {
  return Buffer.from(Uint8Array.from({ length: end }, (_, i) => ((i * 31) % 255) + 1))
}

function judge(
  bytes: Uint8Array,
  { head }: { readonly head: 'good' | 'bad' } = { head: 'good' },
): boolean {
  const window: Window = {
    length: bytes.length,
    at: (from, length) => bytes.subarray(from, from + length),
  }
  return isUnfinished({ window, offset, end: head === 'good' ? end : undefined, first: 7 })
}

describe('bytes that are no batch', () => {
  test('are damage if nothing of them is missing', () => {
    expect(judge(noise())).toBe(false)
    expect(judge(noise(), { head: 'bad' })).toBe(false)
  })

  test('are unfinished if the file ends before they do', () => {
    expect(judge(noise().subarray(0, end - 1))).toBe(true)
    expect(judge(noise().subarray(0, offset + 29), { head: 'bad' })).toBe(true)
    expect(judge(noise().subarray(0, offset + 30), { head: 'bad' })).toBe(false)
  })

  test('are unfinished if what lies in any one sector is zero', () => {
    for (const [from, to] of [
      [1000, 1024],
      [1024, 1536],
      [2560, 3000],
    ] as const) {
      expect(judge(noise().fill(0, from, to))).toBe(true)
    }
    for (const [from, to] of [
      [1000, 1023],
      [1025, 1536],
      [1100, 1600],
      [2561, 3000],
    ] as const) {
      expect(judge(noise().fill(0, from, to))).toBe(false)
    }
  })

  test('are damage whatever they look like if a batch follows', () => {
    const following = (first: number): Buffer => {
      const head = encodeBatchHead({ first, count: 1, length: 5 })
      return Buffer.concat([noise().fill(0, offset, 2000), head])
    }
    expect(judge(following(8))).toBe(false)
    expect(judge(following(7))).toBe(false)
    expect(judge(following(6))).toBe(true)
  })
})
