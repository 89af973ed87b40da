import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, encodeUtf8 } from '../bytes/index.ts'
import { displayText } from './display.ts'
import type { DisplayTarget } from './display.ts'

const targets: readonly DisplayTarget[] = ['terminal', 'html', 'csv']

/** Texts with all of Unicode in them, lone surrogates included, and more of what is dangerous. */
const dangerous = fc.constantFrom(
  ...[
    '\\',
    '"',
    "'",
    '<',
    '>',
    '&',
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\n',
    '\r',
    '\x1b[2J',
    ' ',
    '  ',
    ',',
    ';',
  ],
  ...['\u202e', '\u2066', '\u200b', '\u0301', '\u0338', '\u1161', '\ufeff', '\u{e0041}', '\ufe0f'],
  ...[
    '\u212b',
    '\u00c5',
    'A\u030a',
    '\\u{202e}',
    '\\xff',
    '\ud800',
    '\udc00',
    '</bdi>',
    '=1+1',
    '＝',
  ],
)
const anyText = fc
  .array(
    fc.oneof(dangerous, fc.string({ unit: 'binary', maxLength: 4 }), fc.string({ maxLength: 4 })),
  )
  .map((parts) => parts.join(''))
const anyBytes = fc
  .array(fc.oneof(anyText.map(encodeUtf8), fc.uint8Array({ maxLength: 4 })), { maxLength: 8 })
  .map((parts) => concat(...parts))
const any = fc.oneof(anyText, anyBytes)

/** Reads `terminal` back: what was quoted and escaped, as a text in which each byte that is no UTF-8 stands as `<ff>`. */
function unescape(shown: string): string {
  expect(shown).toMatch(/^".*"$/)
  const inside = shown.slice(1, -1)
  expect(inside.replaceAll(/\\["\\]|\\u\{[0-9a-f]+\}|\\x[89a-f][0-9a-f]/g, '')).not.toMatch(/["\\]/)
  return inside.replaceAll(
    /\\(?:u\{([0-9a-f]+)\}|x([0-9a-f]{2})|(["\\]))/g,
    (_, code, byte, plain) =>
      code === undefined
        ? byte === undefined
          ? String(plain)
          : `\0<${byte}>`
        : String.fromCodePoint(Number.parseInt(String(code), 16)),
  )
}

/** What the same bytes say when they are read in another way: by the platform, sequence by sequence. */
function expected(text: string | Uint8Array): string {
  if (typeof text === 'string') return text
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let read = ''
  for (let at = 0; at < text.length;) {
    let length = 4
    for (; length > 0; length--) {
      try {
        const character = strict.decode(text.subarray(at, at + length))
        if (at + length <= text.length && Array.from(character).length === 1) {
          read += character
          break
        }
      } catch {
        continue
      }
    }
    if (length === 0) read += `\0<${text[at]!.toString(16)}>`
    at += Math.max(length, 1)
  }
  return read
}

function readCsv(field: string): string {
  expect(field).toMatch(/^"(?:[^"]|"")*"$/)
  return field.slice(1, -1).replaceAll('""', '"')
}

describe('displayText', () => {
  it('gives one line without anything that steers, reorders or hides', () => {
    const hidden =
      /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Variation_Selector}\u2800]/u
    fc.assert(
      fc.property(any, fc.constantFrom(...targets), (text, target) => {
        expect(displayText(text, target).replaceAll(' ', '')).not.toMatch(hidden)
      }),
      { numRuns: 2000 },
    )
  })

  it('escapes every single code point that is not visible, in every target', () => {
    const hidden = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\ufffc]/u
    // Every one up to plane 3 and in plane 14; in the empty and private planes between, samples.
    const step = (codePoint: number): number =>
      codePoint < 0x40000 || codePoint >> 16 === 14 ? 1 : 251
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += step(codePoint)) {
      const character = String.fromCodePoint(codePoint)
      if (!hidden.test(character) || codePoint === 0x20) continue
      const escape = `\\u{${codePoint.toString(16)}}`
      if (displayText(`a${character}b`, 'csv') !== `"a${escape}b"`) expect.fail(escape)
    }
  })

  it('shows no two texts in the same way, and loses nothing', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(unescape(displayText(text, 'terminal'))).toBe(expected(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('shows bytes as it shows the text that they are', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...targets), (text, target) => {
        const wellFormed = text.replaceAll(/\p{Surrogate}/gu, '')
        expect(displayText(encodeUtf8(wellFormed), target)).toBe(displayText(wellFormed, target))
      }),
    )
  })

  it.each([
    ['a plain name', 'Alex Example', '"Alex Example"'],
    ['nothing', '', '""'],
    [
      'letters of many scripts',
      'Zoë Łukasz Ωμέγα אבג عربي 中文 한국어 नमस्ते',
      '"Zoë Łukasz Ωμέγα אבג عربي 中文 한국어 नमस्ते"',
    ],
    ['an override', 'safe\u202egpj.exe', '"safe\\u{202e}gpj.exe"'],
    ['a line of its own', 'x\nverified: true', '"x\\u{a}verified: true"'],
    ['a carriage return and a tab', '\r\t', '"\\u{d}\\u{9}"'],
    ['a terminal sequence', '\x1b[31mred\x9b0m\x07', '"\\u{1b}[31mred\\u{9b}0m\\u{7}"'],
    ['a backslash', 'C:\\case', '"C:\\\\case"'],
    ['what looks like an escape', '\\u{202e}', '"\\\\u{202e}"'],
    ['a quote', 'the "item"', '"the \\"item\\""'],
    ['an emoji, and one with a selector', '🙂❤\ufe0f', '"🙂❤\\u{fe0f}"'],
    ['half a surrogate pair', 'a\ud83dz', '"a\\u{d83d}z"'],
    ['no-break and wide blanks', 'a\u00a0b\u3000c', '"a\\u{a0}b\\u{3000}c"'],
  ])('terminal: %s', (_, text, shown) => {
    expect(displayText(text, 'terminal')).toBe(shown)
  })

  it.each([
    ['a byte that begins nothing', [0x61, 0xff, 0x62], '"a\\xffb"'],
    ['an overlong slash', [0xc0, 0xaf], '"\\xc0\\xaf"'],
    ['a surrogate', [0xed, 0xa0, 0x80], '"\\xed\\xa0\\x80"'],
    ['half a character', [0x61, 0xe2, 0x82], '"a\\xe2\\x82"'],
    ['more than U+10FFFF', [0xf4, 0x90, 0x80, 0x80], '"\\xf4\\x90\\x80\\x80"'],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x61], '"\\u{feff}a"'],
    ['U+00FF, which is not the byte ff', [0xc3, 0xbf], '"ÿ"'],
    ['a mark behind a byte that is none', [0x61, 0xff, 0xcc, 0x81], '"a\\xff\\u{301}"'],
  ])('bytes: %s', (_, bytes, shown) => {
    expect(displayText(Uint8Array.from(bytes), 'terminal')).toBe(shown)
  })

  it.each([
    ['a plain name', 'Alex Example', '<bdi>&quot;Alex Example&quot;</bdi>'],
    [
      'a script',
      '<script>alert(1)</script>',
      '<bdi>&quot;&lt;script&gt;alert(1)&lt;/script&gt;&quot;</bdi>',
    ],
    ['the end of its own element', '</bdi>', '<bdi>&quot;&lt;/bdi&gt;&quot;</bdi>'],
    ['entities', '&amp; &#60;', '<bdi>&quot;&amp;amp; &amp;#60;&quot;</bdi>'],
    ['quotes', `"'`, '<bdi>&quot;\\&quot;&#39;&quot;</bdi>'],
    ['blanks that HTML would merge', ' a   b ', '<bdi>&quot; a \\u{20}\\u{20}b &quot;</bdi>'],
  ])('html: %s', (_, text, shown) => {
    expect(displayText(text, 'html')).toBe(shown)
  })

  it('html: is one bdi element with text inside, whatever the text', () => {
    fc.assert(
      fc.property(any, (text) => {
        const shown = displayText(text, 'html')
        expect(shown).toMatch(/^<bdi>[^<>"']*<\/bdi>$/)
        expect(shown.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['a plain name', 'Alex Example', '"Alex Example"'],
    ['a comma, a quote and a line break', 'a,"b"\nc', '"a,""b""\\u{a}c"'],
    ['a formula', '=1+1', '"\\u{3d}1+1"'],
    ['a sign', '+49 30 1234', '"\\u{2b}49 30 1234"'],
    ['a dash', '-1', '"\\u{2d}1"'],
    ['an at', '@SUM(A1)', '"\\u{40}SUM(A1)"'],
    ['a formula behind blanks', '  =1', '"  \\u{3d}1"'],
    ['a formula behind a tab', '\t=1', '"\\u{9}=1"'],
    ['a full-width formula', '＝1', '"\\u{ff1d}1"'],
    ['a sign inside', 'a=1', '"a=1"'],
    ['a formula behind another separator', 'a;=1', '"a;=1"'],
  ])('csv: %s', (_, text, shown) => {
    expect(displayText(text, 'csv')).toBe(shown)
  })

  it('csv: is one quoted field that no spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(readCsv(displayText(text, 'csv')).trimStart()).not.toMatch(/^[=+\-@\t＝＋－＠]/)
      }),
      { numRuns: 1000 },
    )
  })

  it('shows marks only on a base of their own, and at most four', () => {
    const acute = '\u0301'
    expect(displayText(acute, 'terminal')).toBe('"\\u{301}"')
    expect(displayText(` ${acute}`, 'terminal')).toBe('" \\u{301}"')
    expect(displayText(`"${acute}`, 'terminal')).toBe('"\\"\\u{301}"')
    expect(displayText(`\\${acute}`, 'terminal')).toBe('"\\\\\\u{301}"')
    expect(displayText(`\n${acute}`, 'terminal')).toBe('"\\u{a}\\u{301}"')
    expect(displayText(`x${'\u0334'.repeat(6)}`, 'terminal')).toBe(
      `"x${'\u0334'.repeat(4)}\\u{334}\\u{334}"`,
    )
  })

  it('shows texts that are canonically equivalent in different ways', () => {
    expect(displayText('Zoë', 'terminal')).toBe('"Zoë"')
    expect(displayText('Zoe\u0308', 'terminal')).toBe('"Zoe\\u{308}"')
    expect(displayText('\u212b', 'terminal')).toBe('"\\u{212b}"')
    expect(displayText('한'.normalize('NFD'), 'terminal')).toBe('"\u1112\\u{1161}\\u{11ab}"')
    const twin = fc
      .oneof(anyText, fc.string({ unit: 'grapheme' }))
      .map((text) => text.normalize('NFD'))
    fc.assert(
      fc.property(twin, (decomposed) => {
        const composed = decomposed.normalize('NFC')
        fc.pre(composed !== decomposed)
        const [one, other] = [composed, decomposed].map((text) =>
          displayText(text, 'terminal').normalize('NFC'),
        )
        expect(one).not.toBe(other)
      }),
    )
  })

  it('works in linear time on what is long and awkward', () => {
    const awkward = [
      'a\u0301\u0323'.repeat(30_000),
      '\u0323\u0301'.repeat(50_000),
      '\\'.repeat(100_000),
      ' '.repeat(100_000),
    ]
    const began = performance.now()
    for (const text of awkward) for (const target of targets) displayText(text, target)
    displayText(new Uint8Array(100_000).fill(0xff), 'html')
    expect(performance.now() - began).toBeLessThan(30_000)
  })

  it('is at most 8 times as long as the UTF-8, and its frame', () => {
    fc.assert(
      fc.property(any, fc.constantFrom(...targets), (text, target) => {
        const length = typeof text === 'string' ? encodeUtf8(text).length : text.length
        const frame = displayText('', target).length
        expect(displayText(text, target).length).toBeLessThanOrEqual(8 * length + frame)
      }),
    )
  })

  it('knows its three targets, and no other', () => {
    expect(() => displayText('a', 'markdown' as DisplayTarget)).toThrow(RangeError)
  })
})
