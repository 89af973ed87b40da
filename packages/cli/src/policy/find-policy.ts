import { parsePolicyFile, policyProfiles } from '@custodia/core/custody'
import type { PolicyFile } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { limits } from '@custodia/core/wire'
import { readInput } from '../io/files.ts'
import type { Surroundings } from '../io/surroundings.ts'

/**
 * The policy that a person names: a profile by its name, or a file by its path; `-` is stdin. A file that is called like a
 * profile is named `./standard`. Errors: ERR_FILE_READ, ERR_POLICY_FILE.
 */
export async function findPolicy(
  text: string,
  surroundings: Pick<Surroundings, 'stdin'>,
): Promise<PolicyFile> {
  const found = await readPolicy(text, surroundings)
  return found instanceof Uint8Array ? parsePolicyFile(found) : found
}

/** The same before a file is read as a policy: its bytes. Errors: ERR_FILE_READ. */
export async function readPolicy(
  text: string,
  surroundings: Pick<Surroundings, 'stdin'>,
): Promise<PolicyFile | Uint8Array> {
  const profile = policyProfiles.get(text)
  if (profile !== undefined) return profile
  try {
    return await readInput(text, { maximum: limits.trustFileLength, surroundings })
  } catch (error) {
    throw isMissing(error) ? neither(text, error) : error
  }
}

function isMissing(error: unknown): error is CustodyError {
  return (
    isCustodyError(error) && error.code === 'ERR_FILE_READ' && error.details.reason === 'missing'
  )
}

function neither(text: string, cause: CustodyError): CustodyError {
  const profiles = [...policyProfiles.keys()].join(', ')
  return new CustodyError(
    'ERR_FILE_READ',
    `${cause.message}; it is no profile either: there is ${profiles}`,
    { path: text, reason: 'missing' },
    { cause },
  )
}
