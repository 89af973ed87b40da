import type { ItemFlag } from '@custodia/core/custody'
import { displayText } from '@custodia/core/wire'
import type { NameOf } from '../register/name-of.ts'
import { formatTime } from '../words/time.ts'

const words: { readonly [F in ItemFlag['flag']]: string } = {
  sealed: 'sealed',
  unsealed: 'opened',
  'on-hold': 'on hold',
  'on-loan': 'on loan',
  overdue: 'on loan, and overdue',
  incident: 'an incident is open',
  challenged: 'challenged',
  disputed: 'an entry is in dispute',
  tainted: 'rests on what was quashed',
  'found-different': 'its data was found different',
  'not-as-kept': 'not found as it is kept',
  waits: 'an act waits for others',
}

/** `on loan: "B. Example" (3f2a9c01), until 2026-03-12 09:14:43 UTC, by @12 (0a1b2c3d)`. */
export function flagWords(
  { flag, event, until, party, detail, through = [] }: ItemFlag,
  nameOf: NameOf,
): string {
  const parts = [
    ...(detail === undefined ? [] : [displayText(detail, 'terminal')]),
    ...(party === undefined ? [] : [nameOf(party)]),
    ...(through.length === 0 ? [] : [`through ${through.map(nameOf).join(', ')}`]),
    ...(until === undefined ? [] : [`until ${formatTime(until)}`]),
    `by ${nameOf(event)}`,
  ]
  return `${words[flag]}: ${parts.join(', ')}`
}
