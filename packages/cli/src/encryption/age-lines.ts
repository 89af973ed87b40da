import { readInput } from '../io/files.ts'
import type { Surroundings } from '../io/surroundings.ts'

/** A file of keys is a few lines; one of more bytes is something else. */
const maximum = 65_536

/** The lines of a file of recipients or identities, without empty ones and remarks, as `age` reads it. Errors: ERR_FILE_READ. */
export async function readAgeLines(
  path: string,
  surroundings: Pick<Surroundings, 'stdin'>,
): Promise<readonly string[]> {
  const bytes = await readInput(path, { maximum, surroundings })
  const lines = Buffer.from(bytes).toString('utf8').split('\n')
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
}
