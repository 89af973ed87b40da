import type { Role } from '../../../wire/index.ts'

/** The first event that a party signed in a case in a role. */
export interface CaseUse {
  readonly party: string
  readonly case: string
  readonly role: Role
  readonly event: string
  readonly index: number
}

/** Notes in which cases and roles a party signs: of each, the earliest event. */
export function noteCaseUse(uses: Map<string, CaseUse[]>, use: CaseUse): void {
  const known = uses.get(use.party) ?? []
  if (known.length === 0) uses.set(use.party, known)
  const at = known.findIndex((one) => one.case === use.case && one.role === use.role)
  if (at < 0) known.push(use)
  else if (use.index < known[at]!.index) known[at] = use
}
