import type { PolicyFile } from '../policy-file.ts'
import { iso27037 } from './iso-27037.ts'
import { nistForm } from './nist-form.ts'
import { standard } from './standard.ts'
import { twoPersonRoom } from './two-person-room.ts'

/** The policies that come with Custodia, by the name that commands take (docs/policies.md). */
export const policyProfiles: ReadonlyMap<string, PolicyFile> = new Map([
  ['standard', standard],
  ['iso-27037', iso27037],
  ['nist-form', nistForm],
  ['two-person-room', twoPersonRoom],
])
