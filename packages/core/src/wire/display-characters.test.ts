import { describe, expect, it } from 'vitest'
import { isVisible } from './display-characters.ts'

/** Every code point that is not half of a surrogate pair. */
function* characters(): Generator<readonly [number, string]> {
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    if (codePoint < 0xd800 || codePoint > 0xdfff) yield [codePoint, String.fromCodePoint(codePoint)]
  }
}

describe('isVisible', () => {
  it('says yes to nothing that this runtime takes for a control, a blank or invisible', () => {
    const wrong: string[] = []
    for (const [codePoint, character] of characters()) {
      const isHidden =
        /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Variation_Selector}]/u
      if (isVisible(codePoint) && codePoint !== 0x20 && isHidden.test(character)) {
        wrong.push(codePoint.toString(16))
      }
    }
    expect(wrong).toEqual([])
  })

  it('says yes to every letter, mark, number, mark of punctuation and symbol of Unicode 15.0', () => {
    let visible = 0
    const missing = new Map<string, number>()
    for (const [codePoint, character] of characters()) {
      if (isVisible(codePoint)) visible++
      else if (/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character)) {
        // What came later, or can be invisible; named by its plane and block of 256.
        const block = (codePoint >> 8).toString(16)
        missing.set(block, (missing.get(block) ?? 0) + 1)
      }
    }
    expect(visible).toBe(148_728)
    for (const block of ['0', '1', '2', '4', '5', '6', '7', '9', 'e', '1e', '1f', '4e', 'ac']) {
      const allowed = block === '0' ? 0 : block === '1' ? 0 : 3
      expect(missing.get(block) ?? 0, block).toBeLessThanOrEqual(allowed)
    }
  })

  it.each([
    ['the space', 0x20],
    ['the tilde', 0x7e],
    ['a letter with a diaeresis', 0xeb],
    ['a combining acute', 0x301],
    ['alef in Hebrew', 0x5d0],
    ['alef in Arabic', 0x627],
    ['a Devanagari letter', 0x915],
    ['a Han character', 0x4e2d],
    ['a Hangul syllable', 0xd55c],
    ['the replacement character', 0xfffd],
    ['an emoji', 0x1f642],
    ['the last Han character of Unicode 15.0', 0x323af],
  ])('yes: %s', (_, codePoint) => {
    expect(isVisible(codePoint)).toBe(true)
  })

  it.each([
    ['NUL', 0x00],
    ['tab', 0x09],
    ['line feed', 0x0a],
    ['carriage return', 0x0d],
    ['escape', 0x1b],
    ['delete', 0x7f],
    ['C1 control sequence introducer', 0x9b],
    ['no-break space', 0xa0],
    ['soft hyphen', 0xad],
    ['combining grapheme joiner', 0x34f],
    ['Arabic letter mark', 0x61c],
    ['Hangul choseong filler', 0x115f],
    ['Hangul jungseong filler', 0x1160],
    ['Khmer inherent vowel', 0x17b4],
    ['Mongolian vowel separator', 0x180e],
    ['en quad', 0x2000],
    ['zero width space', 0x200b],
    ['zero width joiner', 0x200d],
    ['left-to-right mark', 0x200e],
    ['line separator', 0x2028],
    ['paragraph separator', 0x2029],
    ['right-to-left override', 0x202e],
    ['word joiner', 0x2060],
    ['pop directional isolate', 0x2069],
    ['a blank Braille pattern', 0x2800],
    ['ideographic space', 0x3000],
    ['Hangul filler', 0x3164],
    ['private use', 0xe000],
    ['a noncharacter of Arabic', 0xfdd0],
    ['variation selector 16', 0xfe0f],
    ['byte order mark', 0xfeff],
    ['halfwidth Hangul filler', 0xffa0],
    ['interlinear annotation', 0xfff9],
    ['object replacement', 0xfffc],
    ['a noncharacter', 0xffff],
    ['a null notehead', 0x1d159],
    ['language tag', 0xe0001],
    ['tag latin small letter a', 0xe0061],
    ['variation selector 17', 0xe0100],
    ['plane 16 private use', 0x10fffd],
    ['the last code point', 0x10ffff],
    ['an unassigned code point', 0x378],
    ['a surrogate', 0xd800],
  ])('no: %s', (_, codePoint) => {
    expect(isVisible(codePoint)).toBe(false)
  })
})
