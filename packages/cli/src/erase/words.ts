import type { Ledger } from '@custodia/core'
import { displayText } from '@custodia/core/wire'
import type { Json } from '../io/output.ts'
import { createNameOf } from '../register/name-of.ts'
import type { NameOf } from '../register/name-of.ts'
import { formatTime } from '../words/time.ts'
import type { ErasurePlan, Matter, PastExport, PlannedEntry } from './plan.ts'

/** What an erasure would do, in words. */
export function describePlan(plan: ErasurePlan, { state }: Ledger): string {
  const { chain, entries, holds, matters, exports, register } = plan
  const nameOf = createNameOf(register, state)
  return [
    `Of ${nameOf(chain)} this is to be erased for ever, once a registrar other than the signer approves it:`,
    ...entries.map((entry) => `  ${entryWords(entry)}`),
    ...(holds.length === 0
      ? ['No hold on record stands against it.']
      : ['Against it stands:', ...holds.map((hold) => `  ${holdWords(hold, nameOf)}`)]),
    ...(matters.length === 0
      ? []
      : ['Under way:', ...unique(matters.map((matter) => `  ${matterWords(matter, nameOf)}`))]),
    ...(exports.length === 0
      ? ['No export on record has carried these entries.']
      : [
          'Bundles that have carried these entries, as far as the record says; they still show what they showed then:',
          ...exports.map((past) => `  ${exportWords(past)}`),
        ]),
    'Backups hold the values until each is brought up to date (custodia backup DIR) or removed. What else the ledger cannot reach: docs/erasure.md.',
  ].join('\n')
}

function entryWords({ event, values, gone, isElsewhere }: PlannedEntry): string {
  const what = values.length === 0 ? 'nothing' : values.join(', ')
  const before = gone.length === 0 ? '' : `; erased before: ${gone.join(', ')}`
  const where = isElsewhere ? '; it does not stand in this chain, so the law will refuse it' : ''
  return `@${event.index} ${event.payload.type}: ${what}${before}${where}`
}

function holdWords(
  { event, by, role, reason, until }: ErasurePlan['holds'][number],
  nameOf: NameOf,
): string {
  const end = until === undefined ? 'until it is released' : `until ${formatTime(until)}`
  return `hold ${nameOf(event)} (${reason}), placed by ${nameOf(by)} as ${role}, ${end}`
}

function matterWords({ kind, event, entry }: Matter, nameOf: NameOf): string {
  if (kind === 'challenge')
    return `challenge ${nameOf(event)} to ${nameOf(entry)} waits for an answer`
  return event === entry
    ? `${nameOf(entry)} itself waits for others to sign`
    : `another erasure in this chain waits for its approval: ${nameOf(event)}`
}

function exportWords({ index, recordedAt, recipient, entries }: PastExport): string {
  const to =
    recipient === undefined
      ? 'the record does not say for whom'
      : `for ${displayText(recipient, 'terminal')}`
  return `@${index} on ${formatTime(recordedAt)}, ${to}: ${entries.map((entry) => `@${entry}`).join(', ')}`
}

const unique = (lines: readonly string[]): readonly string[] => [...new Set(lines)]

/** The same for `--json`. */
export function planDocument({ chain, entries, holds, matters, exports }: ErasurePlan): Json {
  return {
    chain,
    entries: entries.map(({ event, values, gone, isElsewhere }) => ({
      event: event.id,
      index: event.index,
      type: event.payload.type,
      values,
      erasedBefore: gone,
      isElsewhere,
    })),
    holds: holds.map(({ event, chain: in_, by, role, reason, until }) => ({
      event,
      chain: in_,
      by,
      role,
      reason,
      until: until ?? null,
    })),
    matters: matters.map(({ kind, event, entry }) => ({ kind, event, entry })),
    exports: exports.map(({ event, index, recordedAt, recipient, entries: carried }) => ({
      event,
      index,
      recordedAt,
      recipient: recipient ?? null,
      entries: carried,
    })),
  }
}
