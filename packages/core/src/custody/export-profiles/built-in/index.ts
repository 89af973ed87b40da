import { formatProfileFile, loadProfile } from '../profile-file.ts'
import type { ExportProfile, LoadedProfile } from '../profile.ts'
import { courtPublic } from './court-public.ts'
import { defence } from './defence.ts'
import { full } from './full.ts'
import { itemOnly } from './item-only.ts'
import { partnerAgency } from './partner-agency.ts'

/** The export profiles that come with Custodia, by the name that commands take (docs/profiles.md). */
export const exportProfiles: ReadonlyMap<string, ExportProfile> = new Map(
  [full, defence, courtPublic, partnerAgency, itemOnly].map((profile) => [profile.name, profile]),
)

/** A profile that comes with Custodia, with the digest of its file; undefined if there is none of this name. */
export function builtInProfile(name: string): LoadedProfile | undefined {
  const profile = exportProfiles.get(name)
  return profile === undefined ? undefined : loadProfile(formatProfileFile(profile))
}
