// What the stories' harness takes of vitest's `expect`, outside vitest and quick.
import { isDeepStrictEqual } from 'node:util'

export function expect(found, where = '') {
  const demand = (holds, wanted) => {
    if (!holds) throw new Error(`${where}: expected ${show(wanted)}, found ${show(found)}`)
  }
  return {
    toBe: (wanted) => demand(Object.is(found, wanted), wanted),
    toEqual: (wanted) => demand(isDeepStrictEqual(found, wanted), wanted),
    toContain: (wanted) => demand(found.includes(wanted), wanted),
    toBeGreaterThan: (wanted) => demand(found > wanted, wanted),
    not: { toEqual: (wanted) => demand(!isDeepStrictEqual(found, wanted), wanted) },
  }
}

const show = (value) => (typeof value === 'string' ? value : JSON.stringify(value))
