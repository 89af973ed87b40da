import { expect, test } from 'vitest'
import type { EventPayload } from '@custodia/core/wire'
import { createNameOf } from './name-of.ts'
import { createRegister } from './register.ts'
import type { Register } from './register.ts'

const id = (byte: string): string => byte.repeat(32)

/** As much of an event as names something. */
function add(
  register: Register,
  type: string,
  chain: string,
  [label, text]: readonly [string, string],
  fields: object = {},
): void {
  const payload = { type, fields } as EventPayload
  register.add({ chain, payload, opened: new Map([[label, text]]) })
}

test('a party, its chain, a case and an item go by their names, an item by its present one', () => {
  const register = createRegister()
  const nameOf = createNameOf(register)
  add(register, 'party.enrolled', id('0b'), ['name', 'A. Muster'], { party: id('0a') })
  add(register, 'case.opened', id('0c'), ['reference', 'C-1'])
  add(register, 'item.collected', id('0d'), ['exhibit', 'EX-1'], { case: id('0c') })
  add(register, 'copy.made', id('0e'), ['exhibit', 'EX-1.1'], { source: id('0d') })
  add(register, 'ledger.opened', id('0f'), ['', ''], { service: { party: id('aa') } })
  expect(['0a', '0b', '0c', '0d', '0e', 'aa', 'ff'].map((byte) => nameOf(id(byte)))).toEqual([
    '"A. Muster" (0a0a0a0a)',
    '"A. Muster"',
    '"C-1" (0c0c0c0c)',
    '"EX-1" (0d0d0d0d)',
    '"EX-1.1" (0e0e0e0e)',
    'the ledger (aaaaaaaa)',
    'ffffffff',
  ])
  add(register, 'item.relabelled', id('0d'), ['exhibit', 'EX-2'])
  expect(nameOf(id('0d'))).toBe('"EX-2" (0d0d0d0d)')
})
