import { decodeUtf8 } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import { limits, parseTlogPolicy } from '@custodia/core/wire'
import type { TlogPolicy } from '@custodia/core/wire'
import { readInput } from '../io/files.ts'
import type { Surroundings } from '../io/surroundings.ts'

/** Reads a policy that lists at least one log. Errors: ERR_FILE_READ, ERR_WITNESS_POLICY. */
export async function readLogs(
  path: string,
  surroundings: Pick<Surroundings, 'stdin'>,
): Promise<TlogPolicy> {
  const bytes = await readInput(path, { maximum: limits.witnessPolicyLength, surroundings })
  const policy = parseTlogPolicy(decodeUtf8(bytes) ?? '\ud800')
  if (policy.logs.length > 0) return policy
  const message = `${path} lists no log: it needs a line "log" and the key of each log to witness`
  throw new CustodyError('ERR_WITNESS_POLICY', message, { line: 0 })
}
