import { personalDataIn } from '@custodia/core/custody'
import type { PersonalData } from '@custodia/core/custody'
import type { EventPayload } from '@custodia/core/wire'

/** What a signer is told before he signs something in clear that may point to a person: it can never be taken back. */
export function clearWarnings(payload: Pick<EventPayload, 'clear'>): readonly string[] {
  return personalDataIn(payload).map(warning)
}

function warning({ label, what }: PersonalData): string {
  return `Careful: "${label}" stands in clear, for everybody to read for ever, and looks like ${what}.`
}
