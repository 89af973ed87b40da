import { exitCodes } from '../exit-codes.ts'
import type { CheckedLedger } from './run-checks.ts'

/** What a check came to. `unchecked`: the store is of a version that this program does not know. */
export type CheckVerdict = 'sound' | 'damaged' | 'unchecked'

/** How `fsck` ends. */
export const verdictCodes: { readonly [V in CheckVerdict]: number } = {
  sound: exitCodes.done,
  damaged: 1,
  unchecked: exitCodes.unreadable,
}

export function verdictOf({ store, checks }: CheckedLedger): CheckVerdict {
  if (!store.isKnown) return 'unchecked'
  return checks.some(({ outcome }) => outcome === 'fail') ? 'damaged' : 'sound'
}

/** One line for whoever reads nothing else. */
export function headlineOf(checked: CheckedLedger): string {
  const { store, checks, faults } = checked
  const failed = checks.filter(({ outcome }) => outcome === 'fail')
  const unmade = checks.filter(({ outcome }) => outcome === 'not-checked').length
  const leftovers = faults.filter(({ kind }) => kind === 'leftover').length
  if (!store.isKnown) return 'NOT CHECKED: this program does not know the version of the store.'
  const rest = [
    ...(unmade === 0 ? [] : [`${count(unmade, 'check')} of ${checks.length} not made`]),
    ...(leftovers === 0 ? [] : [`${count(leftovers, 'thing')} left over by a process that ended`]),
  ].join(', ')
  const tail = rest === '' ? '' : ` (${rest})`
  if (failed.length === 0) return `NOTHING IS WRONG${tail}. ${entries(checked)}.`
  const sum = failed.reduce((total, { faults: found }) => total + found, 0)
  return `SOMETHING IS WRONG: ${count(sum, 'fault')} in ${count(failed.length, 'check')}${tail}. ${entries(checked)}.`
}

function entries({ store: { size, lost } }: CheckedLedger): string {
  return lost === 0
    ? count(size, 'entry', 'entries')
    : `${size - lost} of ${size} entries can be read`
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
