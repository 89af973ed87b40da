import { exportProfiles, formatProfileFile, loadProfile } from '@custodia/core/custody'
import type { LoadedProfile } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { limits } from '@custodia/core/wire'
import { readInput } from '../io/files.ts'
import type { Surroundings } from '../io/surroundings.ts'

/** A profile with the bytes of its file. */
export interface FoundProfile extends LoadedProfile {
  readonly bytes: Uint8Array
}

/**
 * The export profile that a person names: one that comes with Custodia by its name, or a file by its path; `-` is stdin. A
 * file that is called like a profile is named `./defence`. Errors: ERR_FILE_READ, ERR_PROFILE_FILE.
 */
export async function findProfile(
  text: string,
  surroundings: Pick<Surroundings, 'stdin'>,
): Promise<FoundProfile> {
  const profile = exportProfiles.get(text)
  const bytes =
    profile === undefined ? await readFile(text, surroundings) : formatProfileFile(profile)
  return { ...loadProfile(bytes), bytes }
}

async function readFile(
  text: string,
  surroundings: Pick<Surroundings, 'stdin'>,
): Promise<Uint8Array> {
  try {
    return await readInput(text, { maximum: limits.profileFileLength, surroundings })
  } catch (error) {
    const isMissing =
      isCustodyError(error) && error.code === 'ERR_FILE_READ' && error.details.reason === 'missing'
    throw isMissing ? neither(text, error) : error
  }
}

function neither(text: string, cause: CustodyError): CustodyError {
  const profiles = [...exportProfiles.keys()].join(', ')
  return new CustodyError(
    'ERR_FILE_READ',
    `${cause.message}; it is no profile either: there is ${profiles}`,
    { path: text, reason: 'missing' },
    { cause },
  )
}
