import { answerLine, requestCode } from './answer.ts'
import type { Answer } from './answer.ts'
import { readLines } from './lines.ts'

/** Answers every line in order; blank lines are passed over. */
export async function runConformance(
  source: AsyncIterable<Uint8Array>,
  print: (line: string) => Promise<void>,
): Promise<void> {
  for await (const line of readLines(source)) {
    if (line !== undefined && isBlank(line)) continue
    const answer: Answer =
      line === undefined ? { id: null, ok: false, code: requestCode } : answerLine(line)
    await print(JSON.stringify(answer))
  }
}

/** Nothing but spaces, tabs and the CR of a line that came from Windows. */
function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)
}
