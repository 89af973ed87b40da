import { displayWidth } from '../io/table.ts'

/** Breaks a text between words so that no line is wider, where a word allows it; the lines after the first are indented. */
export function wrap(text: string, width: number, indent: string): string {
  const [first = '', ...rest] = text.trimStart().split(' ')
  const lines: string[] = []
  let line = text.slice(0, text.length - text.trimStart().length) + first
  for (const word of rest) {
    if (displayWidth(`${line} ${word}`) > width) {
      lines.push(line)
      line = indent + word
    } else {
      line = `${line} ${word}`
    }
  }
  return [...lines, line].join('\n')
}
