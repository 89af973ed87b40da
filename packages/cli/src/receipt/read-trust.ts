import { limits, parseTrustFile } from '@custodia/core/wire'
import type { TrustFile } from '@custodia/core/wire'
import { readInput } from '../io/files.ts'
import type { Task } from '../task.ts'

/** Errors: ERR_FILE_READ, ERR_TRUST_FILE. */
export async function readTrust(path: string, { surroundings }: Task): Promise<TrustFile> {
  return parseTrustFile(await readInput(path, { maximum: limits.trustFileLength, surroundings }))
}
