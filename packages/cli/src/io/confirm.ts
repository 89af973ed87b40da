import { createInterface } from 'node:readline/promises'
import { CustodyError } from '@custodia/core/errors'
import type { Surroundings } from './surroundings.ts'

/** What one should have read, and what a no has led to. */
export interface Wording {
  readonly read: string
  readonly no: string
}

/**
 * Asks a person on the terminal; anything but yes is no. Without a terminal nobody is asked and nothing waits.
 * Errors: ERR_NOT_CONFIRMED, ERR_USAGE where there is no terminal.
 */
export async function confirm(
  question: string,
  surroundings: Surroundings,
  { read, no }: Wording = { read: 'what is signed', no: 'not signed' },
): Promise<void> {
  const { stdin, stderr, signal } = surroundings
  if (stdin.isTTY !== true) {
    const message = `there is no terminal to ask: "${question}" Say --yes when you have read ${read}`
    throw new CustodyError('ERR_USAGE', message, { argument: '--yes' })
  }
  const lines = createInterface({ input: stdin, output: stderr })
  // Ctrl-D ends the input without an answer: that is no yes, and must not wait for ever.
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
  try {
    const answer = await Promise.race([lines.question(`${question} [y/N] `, { signal }), ended])
    if (/^y(es)?$/i.test(answer.trim())) return
  } finally {
    lines.close()
  }
  throw new CustodyError('ERR_NOT_CONFIRMED', `${no}: the answer was not yes`, { question })
}
