import type { Breach } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'

/** The law's refusal as an error: what is wrong, and what would be right. Nothing was written. */
export function refusal({ rule, sentence, remedy }: Breach): CustodyError<'ERR_LAW'> {
  return new CustodyError('ERR_LAW', `${sentence} ${remedy} (rule ${rule})`, {
    rule,
    sentence,
    remedy,
  })
}
