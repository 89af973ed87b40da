import type { Ledger } from '@custodia/core'
import type { Json } from '../io/output.ts'
import { createNameOf } from '../register/name-of.ts'
import type { NameOf } from '../register/name-of.ts'
import { formatTime } from '../words/time.ts'
import type { AccessesPlan, PlannedAccesses } from './accesses.ts'

/** What an erasure of accesses would do, in words. */
export function describeAccesses(plan: AccessesPlan, { state }: Ledger): string {
  const { keep, until, isAllowed, items, register } = plan
  const nameOf = createNameOf(register, state)
  const policy =
    keep === undefined
      ? 'The policy sets no time after which accesses can be erased (keepAccesses), so the law will refuse it.'
      : `The policy keeps accesses for ${spanWords(keep)}${isAllowed ? ', which is over for all of these' : ', which is not over: the law will refuse it'}.`
  if (items.length === 0) {
    return [
      `No access that was recorded before ${formatTime(until)} is there to be erased.`,
      policy,
    ].join('\n')
  }
  return [
    `Of the lists of accesses, all that was recorded before ${formatTime(until)} is to be erased for ever, once a registrar other than the signer approves it for each item:`,
    ...items.map((one) => `  ${itemWords(one, nameOf)}`),
    policy,
    ...items.flatMap(({ item, holds }) =>
      holds.map(
        (hold) =>
          `Against it stands hold ${nameOf(hold.event)} on ${nameOf(item)}, placed by ${nameOf(hold.by)}.`,
      ),
    ),
    'Who had access then, to what and why is gone afterwards; how many entries there were, and when they were recorded, stays.',
    'Bundles that were exported before still show them. Backups hold them until each is brought up to date (custodia backup DIR) or removed.',
  ].join('\n')
}

function itemWords({ item, entries, kept, waiting }: PlannedAccesses, nameOf: NameOf): string {
  const rest =
    kept === 0 ? 'none stays' : `${kept} younger ${kept === 1 ? 'one stays' : 'ones stay'}`
  const waits =
    waiting.length === 0 ? '' : `; ${waiting.map(nameOf).join(', ')} asks for it already`
  return `${nameOf(item)}: ${entries} ${entries === 1 ? 'access' : 'accesses'}, ${rest}${waits}`
}

function spanWords(seconds: number): string {
  const [count, unit] =
    seconds < 86_400 ? [seconds, 'second'] : [Math.floor(seconds / 86_400), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** The same for `--json`. */
export function accessesDocument({ keep, until, isAllowed, items }: AccessesPlan): {
  readonly [name: string]: Json
} {
  return {
    keepAccesses: keep ?? null,
    until,
    isAllowed,
    items: items.map(({ item, entries, kept, holds, waiting }) => ({
      item,
      entries,
      kept,
      holds: holds.map(({ event }) => event),
      waiting: [...waiting],
    })),
  }
}
