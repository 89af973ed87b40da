import type { TlogPolicy } from '../../wire/index.ts'
import { vkeyTypes } from '../../wire/index.ts'
import type { CosignedTimes } from '../quorum/index.ts'
import { openNote } from './open-note.ts'

/**
 * When each witness of a policy cosigned a checkpoint: milliseconds since 1970 UTC, by the name that the policy gives the
 * witness. Empty if none did. A line of one of them that does not hold, or one of the log, makes the whole note worthless.
 * Keys of type 0x06 are not looked at. Errors: as `openNote`.
 */
export function cosignedTimes(
  note: Uint8Array,
  logKey: string,
  { witnesses }: TlogPolicy,
): CosignedTimes {
  const able = witnesses.filter(({ vkey }) => vkey.type === vkeyTypes.ed25519Cosignature)
  const { times } = openNote(note, [logKey, ...able.map(({ vkey }) => vkey.text)])
  return new Map(
    able.flatMap(({ name, vkey }) => {
      const time = times.get(vkey.text)
      // A time of 0 is allowed by the format and says nothing.
      return time === undefined || time === 0 ? [] : [[name, time * 1000] as const]
    }),
  )
}
