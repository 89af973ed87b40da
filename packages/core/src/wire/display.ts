import { isVisible } from './display-characters.ts'
import { utf8SequenceLength } from './utf8-sequence.ts'

/** Where a text will be shown. */
export type DisplayTarget = 'terminal' | 'html' | 'csv'

/** More combining marks than this on one base character are written as escapes: a stack of them hides other lines. */
const marksInARow = 4

/**
 * Makes text from a stranger fit to be shown (docs/format/display.md): quoted, and with every character that could
 * steer, reorder, hide or imitate written as an escape. The result is one line of visible characters and spaces.
 *
 * - `\u{202e}`: a character that is not shown as it is. `\xff`: a byte that is not UTF-8. `\\`: a backslash.
 * - `terminal`: in double quotes, a quote inside as `\"`.
 * - `html`: the same inside `<bdi>`, with `& < > " '` as entities: text content for HTML, not an attribute value.
 * - `csv`: one field of RFC 4180, always quoted; what a spreadsheet would take for a formula begins with an escape.
 *
 * Nothing is cut off: the result is at most 8 times as long as the UTF-8, and whoever calls bounds what he shows.
 */
export function displayText(text: Uint8Array | string, target: DisplayTarget): string {
  const escaped = typeof text === 'string' ? escapeText(text) : escapeBytes(text)
  switch (target) {
    case 'terminal':
      return quote(escaped)
    case 'html':
      return `<bdi>${toEntities(quote(escaped).replaceAll(/(?<= ) /g, '\\u{20}'))}</bdi>`
    case 'csv':
      return `"${disarmFormula(escaped).replaceAll('"', '""')}"`
    default:
      throw new RangeError(`text is shown as terminal, html or csv, not as ${String(target)}`)
  }
}

function escapeBytes(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let shown = ''
  let start = 0
  let at = 0
  while (at < bytes.length) {
    const length = utf8SequenceLength(bytes, at, bytes.length)
    if (length > 0) {
      at += length
      continue
    }
    shown += escapeText(decoder.decode(bytes.subarray(start, at))) + `\\x${bytes[at]!.toString(16)}`
    start = ++at
  }
  return shown + escapeText(decoder.decode(bytes.subarray(start)))
}

/** Writes escapes for all that is not shown as it is. Backslashes are doubled, so that no text looks like an escape. */
function escapeText(text: string): string {
  if (/^[ -[\]-~]*$/.test(text)) return text
  let shown = ''
  let run = ''
  let marks = marksInARow
  for (const character of text) {
    const isMark = /\p{M}/u.test(character)
    if (isMark) marks++
    else marks = mayBearMarks(character) ? 0 : marksInARow
    if (isVisible(character.codePointAt(0)!) && !(isMark && marks > marksInARow)) {
      run += character
      continue
    }
    shown += showRun(run) + escapeCharacter(character)
    run = ''
    marks = marksInARow
  }
  return shown + showRun(run)
}

/** A mark on a blank, or on what frames or escapes the text, would sit on what is not its own. */
function mayBearMarks(character: string): boolean {
  return !' "\'\\'.includes(character)
}

/**
 * Shows a run of visible characters. Canonically equivalent texts look the same, so only the one in NFC is shown as it
 * is; another is shown with escapes where it differs.
 */
function showRun(run: string): string {
  const isNfc = run.normalize('NFC') === run
  return Array.from(run, (character) => {
    if (character === '\\') return '\\\\'
    return isNfc || isStable(character) ? character : escapeCharacter(character)
  }).join('')
}

/** Whether normalization leaves a character alone, whatever stands around it. */
function isStable(character: string): boolean {
  const joinsTheOneBefore = /[\p{M}\u1161-\u1175\u11a8-\u11c2]/u.test(character)
  return !joinsTheOneBefore && character.normalize('NFC') === character
}

function escapeCharacter(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`
}

function quote(escaped: string): string {
  return `"${escaped.replaceAll('"', '\\"')}"`
}

function toEntities(text: string): string {
  const entities: { readonly [character: string]: string } = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!)
}

/** Spreadsheets take a field for a formula by its first character; some also take the full-width form of it. */
function disarmFormula(escaped: string): string {
  return escaped.replace(
    /^( *)([=+\-@＝＋－＠])/,
    (_, blanks: string, sign: string) => blanks + escapeCharacter(sign),
  )
}
