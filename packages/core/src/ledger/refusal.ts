import { checkPossession } from '../custody/index.ts'
import type { Breach, CustodyView, PlacedEvent } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'

/** Why the law takes no such event at the end of the log, or undefined if it does. */
export function refusalOf(event: PlacedEvent, state: CustodyView): Breach | undefined {
  return (
    state.judge(event).find(({ weight }) => weight === 'refused') ??
    checkPossession(event, state)[0]
  )
}

/** The law's refusal as an error: what is wrong, and what would be right. Nothing was written. */
export function refusal({ rule, sentence, remedy }: Breach): CustodyError<'ERR_LAW'> {
  return new CustodyError('ERR_LAW', `${sentence} ${remedy} (rule ${rule})`, {
    rule,
    sentence,
    remedy,
  })
}
