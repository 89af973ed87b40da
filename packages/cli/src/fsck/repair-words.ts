import { rangeWords } from '@custodia/level'
import type { RepairStep } from '@custodia/level'
import { displayText } from '@custodia/core/wire'
import type { Json } from '../io/output.ts'
import { isSomething } from './repair.ts'
import type { Intent } from './repair.ts'

/** What is going to be done, and what stays as it is. */
export function describeIntent({ plan, rest }: Intent, from: string | undefined): string {
  const steps = [
    ...plan.steps.map((step) => stepWords(step, from)),
    ...(rest.index
      ? ['build the index again, if the whole of the journal passes every check then']
      : []),
    ...(rest.leftovers ? ['clear away what a process left that ended'] : []),
    ...(rest.erasures ? ['erase the private values that were to be erased'] : []),
  ]
  return [
    steps.length === 0 ? 'There is nothing that can be repaired.' : 'This is going to be done:',
    ...steps.map((step) => `  - ${step}`),
    ...(plan.refused.length === 0 ? [] : ['This stays as it is:']),
    ...plan.refused.map(({ what, why }) => `  - ${what}: ${why}`),
    ...(plan.steps.length === 0
      ? []
      : ['Each damaged file is first copied into `damaged/`, next to the store.']),
  ].join('\n')
}

export function isNothing({ plan, rest }: Intent): boolean {
  return plan.steps.length === 0 && !isSomething(rest)
}

function stepWords(step: RepairStep, from: string | undefined): string {
  const file = displayText(step.file, 'terminal')
  const copy = `from the copy in ${displayText(from ?? '', 'terminal')}`
  switch (step.kind) {
    case 'journal': {
      const { entries } = step
      if (entries.length === 0) return `write the first bytes of ${file} anew`
      return `put ${entries.map(rangeWords).join(', ')} back into ${file}, ${copy}`
    }
    case 'private': {
      const { values, erased } = step
      const parts = [
        ...(values === 0 ? [] : [`${values} private ${values === 1 ? 'value' : 'values'}`]),
        ...(erased === 0 ? [] : [`${erased} ${erased === 1 ? 'mark' : 'marks'} of erasure`]),
      ]
      if (parts.length === 0) return `write ${file} anew, with every value that can be read`
      return `put ${parts.join(' and ')} back into ${file}${values === 0 ? '' : `, ${copy}`}`
    }
    case 'checkpoint':
      return `put back the checkpoint of ${step.size} entries, from ${step.from}`
    case 'checkpoints': {
      const { records, added } = step
      const words = `write ${file} anew, with ${records} ${records === 1 ? 'record' : 'records'}`
      return added === 0
        ? words
        : `${words}, ${added} of them ${added === 1 ? 'that was' : 'that were'} lost`
    }
  }
}

/** What was done, for people and for `--json`. */
export interface RepairDone {
  readonly intent: Intent
  readonly from: string | undefined
  /** Where the damaged files are kept. */
  readonly kept: string | undefined
  /** What opening for writing has said; undefined if it was not done. */
  readonly mended: readonly string[] | undefined
}

export function describeDone({ intent, from, kept, mended }: RepairDone): string {
  const { plan, rest } = intent
  const isRestLeft = isSomething(rest) && mended === undefined
  return [
    'Repaired',
    ...plan.steps.map((step) => `  - ${stepWords(step, from)}`),
    ...(mended ?? []).map((line) => `  - ${displayText(line, 'terminal')}`),
    ...(isRestLeft
      ? [
          '  Index, leftovers and unfinished erasures were not touched: the rest is not whole (see below).',
        ]
      : []),
    ...(kept === undefined
      ? []
      : [
          `  The damaged files are kept in ${displayText(kept, 'terminal')}. Private values among them are readable there: remove them when nobody needs them any more.`,
        ]),
  ].join('\n')
}

export function repairDocument({ intent, kept, mended }: RepairDone): Json {
  const { plan, rest } = intent
  return {
    steps: plan.steps.map(stepDocument),
    stays: plan.refused.map(({ what, why }) => ({ what, why })),
    rebuiltIndex: rest.index && mended !== undefined,
    notices: mended ?? [],
    damagedFiles: kept ?? null,
  }
}

function stepDocument(step: RepairStep): Json {
  const { kind, file } = step
  switch (step.kind) {
    case 'journal':
      return {
        kind,
        file,
        entries: step.entries.map(({ from, until }) => ({ index: from, lastIndex: until - 1 })),
      }
    case 'private':
      return { kind, file, values: step.values, erased: step.erased }
    case 'checkpoint':
      return { kind, file, size: step.size, from: step.from }
    case 'checkpoints':
      return { kind, file, records: step.records, added: step.added }
  }
}
