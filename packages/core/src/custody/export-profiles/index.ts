export type {
  ExportProfile,
  LoadedProfile,
  ProfileRule,
  RuleScope,
  WithholdingReason,
} from './profile.ts'
export { formatProfileFile, loadProfile, parseProfileFile } from './profile-file.ts'
export { builtInProfile, exportProfiles } from './built-in/index.ts'
export { withheldBy } from './decide.ts'
export type { SealedPlace } from './decide.ts'
export { neverOpened } from './never-opened.ts'
export type { SealingEvent } from './never-opened.ts'
export { handlingOfChain } from './handling.ts'
export { explainProfile, explainRule } from './explain-profile.ts'
