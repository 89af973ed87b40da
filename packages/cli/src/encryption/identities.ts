import { CustodyError } from '@custodia/core/errors'
import type { Surroundings } from '../io/surroundings.ts'
import { readAgeLines } from './age-lines.ts'
import { ageMagic } from './age-header.ts'

/**
 * Secret identities of the age format, one a line (`AGE-SECRET-KEY-1…`), as `age-keygen` and `custodia key identity` write
 * them. Errors: ERR_IDENTITY_FILE, ERR_FILE_READ.
 */
export async function readIdentities(
  paths: readonly string[],
  surroundings: Pick<Surroundings, 'stdin'>,
): Promise<readonly string[]> {
  const identities: string[] = []
  for (const path of paths) {
    const lines = await readAgeLines(path, surroundings)
    if (lines.length === 0) throw notIdentity(path, 'it holds no identity')
    for (const [i, line] of lines.entries()) identities.push(await checked(line, path, i + 1))
  }
  return identities
}

async function checked(line: string, path: string, number: number): Promise<string> {
  if (line === ageMagic) {
    throw notIdentity(path, 'it is encrypted with a passphrase; open it with age --decrypt first')
  }
  const { Decrypter } = await import('age-encryption')
  try {
    new Decrypter().addIdentity(line)
  } catch (cause) {
    const what = line.startsWith('age1') ? 'a recipient, the public half' : 'no identity of age'
    throw notIdentity(path, `key ${number} in it is ${what}`, cause)
  }
  return line
}

/** The line itself may be a secret, so no error shows it. */
function notIdentity(
  path: string,
  reason: string,
  cause?: unknown,
): CustodyError<'ERR_IDENTITY_FILE'> {
  const message = `cannot read identities from ${path}: ${reason}`
  return new CustodyError('ERR_IDENTITY_FILE', message, { path }, { cause })
}
