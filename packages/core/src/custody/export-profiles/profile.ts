import type { ChainKind, EventType, HandlingCode, Word } from '../../wire/index.ts'

export type WithholdingReason = Word<'withholding-reason'>

/** What a rule is about: each list that is there must hold the value's own. */
export interface RuleScope {
  readonly labels?: readonly string[]
  readonly types?: readonly EventType[]
  readonly chains?: readonly ChainKind[]
  /** At least one of these codes is on the item. */
  readonly handling?: readonly HandlingCode[]
}

/** Opens the values that it is about, or withholds them for one reason. */
export type ProfileRule = RuleScope & {
  /** Why the rule stands there, for its readers. */
  readonly why?: string
} & ({ readonly open: true } | { readonly withhold: WithholdingReason })

/**
 * Who is shown what (docs/format/profile.md). The first rule that is about a value decides. What no rule is about is
 * withheld, because nobody asked for it.
 */
export interface ExportProfile {
  readonly name: string
  readonly title?: string
  readonly about?: string
  readonly sources?: readonly string[]
  readonly rules: readonly ProfileRule[]
}

/** A profile with the exact bytes of its file, whose digest an export states. */
export interface LoadedProfile {
  readonly profile: ExportProfile
  /** SHA-256 of the file, 64 hex digits. */
  readonly digest: string
}
