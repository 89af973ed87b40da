import fc from 'fast-check'
import { expect, it } from 'vitest'
import { displayWidth } from '../io/table.ts'
import { wrap } from './wrap.ts'

it('breaks between words and indents what follows', () => {
  expect(wrap('one two three four', 9, '  ')).toBe('one two\n  three\n  four')
  expect(wrap('   one two', 7, ' ')).toBe('   one\n two')
})

it('leaves a short text alone, and never breaks a word', () => {
  expect(wrap('short', 9, '  ')).toBe('short')
  expect(wrap('a longerthanthewidth b', 5, '')).toBe('a\nlongerthanthewidth\nb')
})

it('keeps every word, and no line is wider unless it is one word', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 })
  fc.assert(
    fc.property(words, fc.integer({ min: 4, max: 30 }), (list, width) => {
      const lines = wrap(list.join(' '), width, ' ').split('\n')
      expect(lines.flatMap((line) => line.trim().split(' '))).toEqual(list)
      for (const line of lines) {
        expect(displayWidth(line) <= width || !line.trim().includes(' ')).toBe(true)
      }
    }),
  )
})
