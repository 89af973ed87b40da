import { CustodyError } from '@custodia/core/errors'
import type { Surroundings } from '../io/surroundings.ts'
import { readAgeLines } from './age-lines.ts'

const written = /^age1[0-9a-z]+$/
const secret = /^AGE-SECRET-KEY-/i

/**
 * To whom a bundle is encrypted: recipients of the age format (`age1…`), each written out or in a file with one a line.
 * Errors: ERR_RECIPIENT, ERR_FILE_READ.
 */
export async function readRecipients(
  given: readonly string[],
  surroundings: Pick<Surroundings, 'stdin'>,
): Promise<readonly string[]> {
  const recipients: string[] = []
  for (const text of given) {
    // Never a file, even if there is one of that name: whoever put it there would choose who can read.
    const isWritten = written.test(text)
    // A secret key that is named by mistake must not be looked for as a file, and so end in an error that shows it.
    if (secret.test(text)) throw secretGiven()
    const lines = isWritten ? [text] : await readAgeLines(text, surroundings)
    if (lines.length === 0) throw notRecipient(`${text} names no recipient`)
    for (const line of lines) recipients.push(await checked(line, isWritten ? undefined : text))
  }
  return recipients
}

async function checked(line: string, file: string | undefined): Promise<string> {
  if (secret.test(line)) throw secretGiven()
  const { Encrypter } = await import('age-encryption')
  try {
    new Encrypter().addRecipient(line)
  } catch (cause) {
    const where = file === undefined ? '' : ` in ${file}`
    const hint = line.startsWith('ssh-') ? ': keys of SSH are not taken, only age1…' : ''
    throw notRecipient(`"${line.slice(0, 80)}"${where} is no recipient of age${hint}`, cause)
  }
  return line
}

function secretGiven(): CustodyError<'ERR_RECIPIENT'> {
  return notRecipient(
    'a secret identity was given where a recipient was expected: only the public half, age1…, belongs here',
  )
}

function notRecipient(message: string, cause?: unknown): CustodyError<'ERR_RECIPIENT'> {
  const argument = '--encrypt-to'
  return new CustodyError('ERR_RECIPIENT', `${argument}: ${message}`, { argument }, { cause })
}
