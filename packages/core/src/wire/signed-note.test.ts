import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, encodeUtf8, equalBytes, toBase64 } from '../bytes/index.ts'
import { isCustodyError } from '../errors.ts'
import { limits } from './limits.ts'
import {
  formatNote,
  formatSignatureLines,
  isKeyName,
  noteTextBytes,
  parseNote,
  parseSignatureLines,
  type NoteSignature,
} from './signed-note.ts'

const signature: NoteSignature = {
  name: 'log.example/1',
  keyId: 0x01020304,
  signature: new Uint8Array([9, 8]),
}
const line = '\u2014 log.example/1 AQIDBAkI\n'

const lineOfText = fc
  .string({ unit: 'binary', maxLength: 20 })
  .map((text) => [...text].filter((c) => c >= ' ').join(''))
const text = fc
  .array(lineOfText, { minLength: 1, maxLength: 6 })
  .map((lines) => lines.join('\n') + '\n')
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => isKeyName(text))
const signatures = fc.array(
  fc.record({
    name: fc.oneof(name, fc.constant('log.example/1')),
    keyId: fc.integer({ min: 0, max: 0xffffffff }),
    signature: fc.uint8Array({ minLength: 1, maxLength: 80 }),
  }),
  { minLength: 1, maxLength: 6 },
)

describe('reading', () => {
  test('a note comes apart into its text and its signature lines', () => {
    const note = parseNote(encodeUtf8(`one\n\nthree\n\n${line}\u2014 w AAAAAAA=\n`))
    expect(note.text).toBe('one\n\nthree\n')
    expect(note.textBytes).toEqual(encodeUtf8('one\n\nthree\n'))
    expect(note.signatures).toEqual([
      signature,
      { name: 'w', keyId: 0, signature: new Uint8Array([0]) },
    ])
  })

  test('the text ends at the last empty line, whatever comes before', () => {
    const inner = formatNote({ text: 'inner\n', signatures: [signature] })
    const outer = parseNote(concat(inner, encodeUtf8(`\n${line}`)))
    expect(outer.textBytes).toEqual(inner)
    expect(outer.signatures).toEqual([signature])
    expect(parseNote(encodeUtf8(`\n\n\n${line}`)).text).toBe('\n\n')
    expect(parseNote(encodeUtf8(`\n\n${line}`)).text).toBe('\n')
  })

  test('nothing is stripped or replaced', () => {
    const odd = '\ufeffBOM\n\u202e\u200b\u0085\u007f e\u0301\n'
    expect(parseNote(encodeUtf8(`${odd}\n${line}`)).text).toBe(odd)
  })

  test('what was read does not change with the bytes it was read from', () => {
    const bytes = encodeUtf8(`text\n\n${line}`)
    const note = parseNote(bytes)
    bytes.fill(0)
    expect(note.textBytes).toEqual(encodeUtf8('text\n'))
    expect(note.signatures).toEqual([signature])
  })

  test.each([
    ['no bytes', '', 0],
    ['no empty line', `text\n${line}`, 0],
    ['no text', `\n${line}`, 0],
    ['no signature', 'text\n\n', 3],
    ['no signature after two empty lines', 'text\n\n\n', 4],
    ['no final line feed', `text\n\n${line.slice(0, -1)}`, 3],
    ['an empty line at the end', `text\n\n${line}\n`, 5],
    ['text after the signatures', `text\n\n${line}more\n`, 4],
    ['carriage returns', `text\r\n\r\n${line}`, 0],
    ['a carriage return in the text', `one\ntwo\r\n\n${line}`, 2],
    ['a carriage return after a signature', `text\n\n${line.slice(0, -1)}\r\n`, 3],
    ['a tab', `one\n\ttwo\n\n${line}`, 2],
    ['a control character just below the space', `te\u001fxt\n\n${line}`, 1],
    ['a NUL', `te\0xt\n\n${line}`, 1],
    [
      'a control character in the second signature',
      `text\n\n${line}${line.replace('log', 'l\u001bog')}`,
      4,
    ],
    ['a hyphen for the dash', `text\n\n${line.replace('\u2014', '-')}`, 3],
    ['an en dash for the dash', `text\n\n${line.replace('\u2014', '\u2013')}`, 3],
    ['no space after the dash', `text\n\n${line.replace(' ', '')}`, 3],
    ['a space before the dash', `text\n\n ${line}`, 3],
    ['two spaces after the dash', `text\n\n${line.replace(' ', '  ')}`, 3],
    ['two spaces before the signature', `text\n\n${line.replace(' AQ', '  AQ')}`, 3],
    ['a space after the signature', `text\n\n${line.slice(0, -1)} \n`, 3],
    ['a line without a signature', `text\n\n\u2014 log.example/1\n`, 3],
    ['an empty signature', `text\n\n\u2014 log.example/1 \n`, 3],
    ['a plus in the name', `text\n\n${line.replace('log', 'l+g')}`, 3],
    ['a no-break space in the name', `text\n\n${line.replace('log', 'l\u00a0g')}`, 3],
    ['a key ID alone', `text\n\n\u2014 log.example/1 AQIDBA==\n`, 3],
    ['base64 without padding', `text\n\n\u2014 log.example/1 AQIDBAk\n`, 3],
    ['base64 with bits beyond its end', `text\n\n\u2014 log.example/1 AQIDBAl=\n`, 3],
    ['base64url', `text\n\n\u2014 log.example/1 AQIDBAn_\n`, 3],
    ['base64 with padding in its middle', `text\n\n\u2014 log.example/1 AQ==AQIDBAkI\n`, 3],
  ])('%s is refused, and the line is named', (_fault, note, number) => {
    expect(lineOf(encodeUtf8(note))).toBe(number)
  })

  test('bytes that are not UTF-8 are refused in text and signatures', () => {
    const invalid = [
      [0xff],
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xe2, 0x80],
    ]
    for (const bytes of invalid.map((list) => new Uint8Array(list))) {
      expect(lineOf(concat(encodeUtf8('one\ntwo'), bytes, encodeUtf8(`\n\n${line}`)))).toBe(2)
      expect(
        lineOf(concat(encodeUtf8(`text\n\n${line}\u2014 n`), bytes, encodeUtf8(' AQIDBAkI\n'))),
      ).toBe(4)
    }
  })

  test('signature lines kept apart from their note are read alike', () => {
    expect(parseSignatureLines(encodeUtf8(line + line))).toEqual([signature, signature])
    expect(lineOf(encodeUtf8(`${line}\n${line}`), parseSignatureLines)).toBe(2)
    expect(lineOf(new Uint8Array(), parseSignatureLines)).toBe(1)
  })
})

describe('limits', () => {
  test('64 signature lines are read, 65 are not, and neither can be written', () => {
    const note = (count: number) => encodeUtf8(`text\n\n${line.repeat(count)}`)
    expect(parseNote(note(limits.noteSignatures)).signatures).toHaveLength(64)
    expect(lineOf(note(limits.noteSignatures + 1))).toBe(67)
    expect(lineOf(note(20_000))).toBe(0)
    expect(lineOf(note(5_000))).toBe(67)
    const many = Array.from({ length: 65 }, () => signature)
    expect(formatNote({ text: 'text\n', signatures: many.slice(1) })).toEqual(note(64))
    expect(() => formatNote({ text: 'text\n', signatures: many })).toThrow(RangeError)
    expect(() => formatNote({ text: 'text\n', signatures: [] })).toThrow(RangeError)
  })

  test('a note has at most 262,144 bytes', () => {
    const text = (length: number) => 'x'.repeat(length - encodeUtf8(`\n\n${line}`).length) + '\n'
    const longest = encodeUtf8(`${text(limits.noteLength)}\n${line}`)
    expect(longest).toHaveLength(limits.noteLength)
    expect(equalBytes(formatNote(parseNote(longest)), longest)).toBe(true)
    expect(lineOf(concat(encodeUtf8('x'), longest))).toBe(0)
    expect(() =>
      formatNote({ text: text(limits.noteLength + 1), signatures: [signature] }),
    ).toThrow(RangeError)
    expect(lineOf(new Uint8Array(limits.noteLength + 1), parseSignatureLines)).toBe(0)
  })

  test('a key name has 1 to 255 bytes of UTF-8', () => {
    expect(isKeyName('')).toBe(false)
    expect(isKeyName('x'.repeat(255))).toBe(true)
    expect(isKeyName('x'.repeat(256))).toBe(false)
    expect(isKeyName('é'.repeat(127))).toBe(true)
    expect(isKeyName('é'.repeat(128))).toBe(false)
    expect(
      parseNote(encodeUtf8(`text\n\n${line.replace('log.example/1', 'x'.repeat(255))}`)).signatures,
    ).toHaveLength(1)
    expect(lineOf(encodeUtf8(`text\n\n${line.replace('log.example/1', 'x'.repeat(256))}`))).toBe(3)
  })
})

test('a key name has none of the spaces that Go knows, no control character and no plus', () => {
  const ranges = [
    [0x00, 0x20],
    [0x85, 0x85],
    [0xa0, 0xa0],
    [0x1680, 0x1680],
    [0x2000, 0x200a],
  ]
  const refused = new Set([0x2b, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000])
  for (const [from, to] of ranges) for (let code = from!; code <= to!; code++) refused.add(code)
  for (let code = 0; code < 0x10000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue
    if (isKeyName(`a${String.fromCharCode(code)}`) === refused.has(code))
      expect.unreachable(`U+${code.toString(16)}`)
  }
  expect(isKeyName('\ud800')).toBe(false)
})

describe('writing', () => {
  test('what is written is read back as it was', () => {
    fc.assert(
      fc.property(text, signatures, (text, signatures) => {
        const note = parseNote(formatNote({ text, signatures }))
        expect(note).toEqual({ text, textBytes: encodeUtf8(text), signatures })
      }),
    )
  })

  test('what is read is written again byte for byte, however it was mutated', () => {
    const alphabet = [
      '\n',
      '\n\n',
      ' ',
      '\u2014 ',
      '+',
      '=',
      'A',
      '/',
      'é',
      '\u00a0',
      '\ufeff',
      line,
      '\r',
      'AQIDBAkI',
    ]
    let accepted = 0
    fc.assert(
      fc.property(
        text,
        signatures,
        fc.nat(),
        fc.nat(6),
        fc.constantFrom(...alphabet),
        (text, lines, at, cut, put) => {
          const bytes = formatNote({ text, signatures: lines })
          const from = at % (bytes.length + 1)
          const mutated = concat(
            bytes.subarray(0, from),
            encodeUtf8(put),
            bytes.subarray(from + cut),
          )
          const note = parsedOrMalformed(mutated)
          if (note === undefined) return
          accepted += 1
          expect(formatNote(note)).toEqual(mutated)
          expect(note.textBytes).toEqual(encodeUtf8(note.text))
        },
      ),
      { numRuns: 3000, seed: 3 },
    )
    expect(accepted).toBeGreaterThan(200)
  })

  test('a name cannot smuggle in a second line', () => {
    const smuggled = `a AAAAAAA=\n\u2014 b`
    expect(() => formatSignatureLines([{ ...signature, name: smuggled }])).toThrow(RangeError)
  })

  test('what no note can hold is refused', () => {
    for (const text of ['', 'text', 'te\rxt\n', 'te\0xt\n', '\ud800\n']) {
      expect(() => noteTextBytes(text)).toThrow(RangeError)
      expect(() => formatNote({ text, signatures: [signature] })).toThrow(RangeError)
    }
    for (const wrong of [
      { name: '' },
      { name: 'a b' },
      { keyId: -1 },
      { keyId: 2 ** 32 },
      { keyId: 0.5 },
    ]) {
      expect(() => formatSignatureLines([{ ...signature, ...wrong }])).toThrow(RangeError)
    }
    expect(() => formatSignatureLines([{ ...signature, signature: new Uint8Array() }])).toThrow(
      RangeError,
    )
    const highest = formatSignatureLines([{ ...signature, keyId: 2 ** 32 - 1 }])
    expect(highest).toEqual(
      encodeUtf8(`\u2014 log.example/1 ${toBase64(new Uint8Array([255, 255, 255, 255, 9, 8]))}\n`),
    )
  })
})

function parsedOrMalformed(bytes: Uint8Array): ReturnType<typeof parseNote> | undefined {
  try {
    return parseNote(bytes)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_NOTE_MALFORMED') return undefined
    throw error
  }
}

function lineOf(bytes: Uint8Array, parse: (bytes: Uint8Array) => unknown = parseNote): number {
  try {
    parse(bytes)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_NOTE_MALFORMED') return error.details.line
    throw error
  }
  return expect.unreachable('a malformed note was accepted')
}
