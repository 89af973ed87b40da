import type { ChainKind, HandlingCode } from '../../wire/index.ts'
import { neverOpened } from './never-opened.ts'
import type { SealingEvent } from './never-opened.ts'
import type { ExportProfile, ProfileRule, WithholdingReason } from './profile.ts'

/** A sealed value, as a profile sees it. */
export interface SealedPlace {
  readonly payload: SealingEvent
  readonly kind: ChainKind
  readonly label: string
  /** Codes on the item of the chain, as the export finds them. */
  readonly handling: ReadonlySet<HandlingCode>
}

/** Why a value is withheld under a profile, or undefined if it is opened. What is never opened comes before any rule. */
export function withheldBy(
  { rules }: ExportProfile,
  place: SealedPlace,
): WithholdingReason | undefined {
  const never = neverOpened(place.payload, place.label)
  if (never !== undefined) return never
  const rule = rules.find((candidate) => isAbout(candidate, place))
  if (rule === undefined) return 'not-asked-for'
  return 'withhold' in rule ? rule.withhold : undefined
}

function isAbout(
  { labels, types, chains, handling }: ProfileRule,
  { payload, kind, label, handling: codes }: SealedPlace,
): boolean {
  return (
    (labels?.includes(label) ?? true) &&
    (types?.includes(payload.type) ?? true) &&
    (chains?.includes(kind) ?? true) &&
    (handling?.some((code) => codes.has(code)) ?? true)
  )
}
