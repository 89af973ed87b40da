import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typeInto } from './hidden-line.ts'

test.each([
  ['Enter', 'secret\r', { line: 'secret', rest: '', end: 'entered' }],
  ['a line feed', 'secret\n', { line: 'secret', rest: '', end: 'entered' }],
  ['nothing yet', 'sec', { line: 'sec', rest: '' }],
  ['what is typed ahead', 'one\rtwo\r', { line: 'one', rest: 'two\r', end: 'entered' }],
  ['Ctrl-C', 'sec\x03', { line: 'sec', rest: '', end: 'interrupted' }],
  ['Ctrl-D', 'sec\x04', { line: 'sec', rest: '', end: 'interrupted' }],
  ['Backspace', 'secx\x7fret\r', { line: 'secret', rest: '', end: 'entered' }],
  ['Ctrl-H', 'secx\bret\r', { line: 'secret', rest: '', end: 'entered' }],
  ['Backspace at the start', '\x7f\x7fa\r', { line: 'a', rest: '', end: 'entered' }],
  [
    'Backspace over one character of two units',
    'a🐎\x7f\r',
    { line: 'a', rest: '', end: 'entered' },
  ],
  ['Ctrl-U', 'wrong\x15right\r', { line: 'right', rest: '', end: 'entered' }],
  ['arrow keys', 'a\x1b[Ab\x1b[1;5Cc\x1bOPd\r', { line: 'abcd', rest: '', end: 'entered' }],
  ['other control keys', 'a\x01b\x1ac\td\r', { line: 'abcd', rest: '', end: 'entered' }],
  ['letters beyond ASCII', 'für 🐎\r', { line: 'für 🐎', rest: '', end: 'entered' }],
])('%s', (_, text, expected) => {
  expect(typeInto('', text)).toEqual(expected)
})

test('a line may come in pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme-ascii' })), (pieces) => {
      let line = ''
      for (const piece of pieces) line = typeInto(line, piece).line
      expect(line).toBe(pieces.join(''))
    }),
  )
})

test('a stuck key does not fill the memory', () => {
  expect(typeInto('', 'x'.repeat(100_000)).line).toHaveLength(4096)
})
