import { displayText } from '@custodia/core/wire'
import { accepted, hex } from './vector.mjs'

const texts = {
  plain: 'A. Example',
  'letters-of-the-world': 'Ünïcode \u0416 \u05d0 \u4e2d',
  'line-feed-and-verdict': 'note\nResult:  THE RECORD HAS NOT BEEN CHANGED',
  'escape-sequence': '\u001b[2J\u001b]0;title\u0007',
  'control-c1': 'a\u009bb',
  'right-to-left-override': 'report\u202egpj.exe',
  isolate: '\u2066a\u2069',
  'zero-width': 'ex\u200bhi\u200dbit\ufeff',
  'soft-hyphen': 'ex\u00adhibit',
  'tag-characters': '\u{e0041}\u{e007f}',
  'line-separator': 'a\u2028b\u2029c',
  tab: 'a\tb',
  backslash: 'C:\\u{202e}',
  quotes: `"quoted" and 'single'`,
  markup: '<img src=x onerror=alert(1)>&amp;</bdi><script>',
  'formula-equals': '=1+1',
  'formula-plus': '+1',
  'formula-minus': '-1',
  'formula-at': '@SUM(A1)',
  'formula-after-tab': '\t=1+1',
  'comma-and-quote': 'a,"b"',
  empty: '',
}

export function displayVectors() {
  const invalid = Buffer.from('61ff62c3', 'hex')
  const inputs = [
    ...Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text, 'utf8') })),
    { name: 'not-utf-8', bytes: invalid },
  ]
  return inputs.flatMap(({ name, bytes }) =>
    ['terminal', 'html', 'csv'].map((as) =>
      accepted(
        `display/${as}/${name}`,
        'How hostile text is shown.',
        { op: 'display', bytes: hex(bytes), as },
        displayText(bytes, as),
      ),
    ),
  )
}
