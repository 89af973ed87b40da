import { displayText } from '@custodia/core/wire'
import type { AddedBundle, VerificationReport } from '@custodia/verifier'
import type { Json } from '../io/output.ts'
import type { Task } from '../task.ts'
import type { Answered } from './answer-audit.ts'
import { auditCsv } from './render-csv.ts'
import { auditDocument, auditText } from './render.ts'

/** A file that was to be audited, and what came of it. */
export interface ReadFile {
  readonly file: string
  /** Absent if the file could not be opened. */
  readonly report?: VerificationReport
  readonly leftOut?: AddedBundle['leftOut']
  readonly at?: number
  readonly reason?: string
}

/** A ledger that does not know a name that it was asked by. */
export interface NotAsked {
  readonly origin: string
  readonly reason: string
}

export interface BundlesAnswer {
  readonly files: readonly ReadFile[]
  readonly notAsked: readonly NotAsked[]
  readonly answers: readonly Answered[]
  readonly isCsv: boolean
}

/** What no set of bundles shows. */
const limit =
  'What no bundle holds is not counted: items, people and entries of a ledger that nobody put into these bundles. A share is of what is here, and not of the ledger.'

export async function sayBundles({ out }: Task, answer: BundlesAnswer): Promise<void> {
  const { files, answers, notAsked, isCsv } = answer
  if (isCsv) {
    // The table holds figures alone; which bundles they come of is said beside it.
    await out.say(headText(answer))
    await out.print(auditCsv(answers))
    return
  }
  const parts = answers.map((answer) => [partLines(answer), answerText(answer)].join('\n\n'))
  await out.answer({
    document: {
      limit,
      bundles: files.map(fileDocument),
      ledgers: answers.map(ledgerDocument),
      notAsked: notAsked.map((ledger) => ({ ...ledger })),
    },
    text: [headText(answer), ...parts].join('\n\n'),
  })
}

function answerText({ report, nameOf }: Answered): string {
  return auditText(report, nameOf)
}

function ledgerDocument({ report, ledger, bundles, notCarried }: Answered): Json {
  return { ledger, bundles, notCarried, ...(auditDocument(report) as { [name: string]: Json }) }
}

function fileDocument({ file, report, leftOut, at, reason }: ReadFile): Json {
  return {
    file,
    verdict: report?.verdict ?? 'unreadable',
    headline: report?.headline ?? reason,
    completeness: report?.completeness.level,
    ledger: report?.bundle?.ledger,
    counted: leftOut === undefined,
    leftOut,
    at,
  }
}

function headText({ files, answers, notAsked }: BundlesAnswer): string {
  const bundles = counted(files.length, 'bundle')
  const ledgers = counted(answers.length + notAsked.length, 'ledger')
  return [
    `Audit of ${bundles}, with ${ledgers}`,
    ...files.flatMap(fileLines),
    ...notAsked.map(
      ({ origin, reason }) =>
        `  Ledger ${displayText(origin, 'terminal')}: not asked, for ${reason}`,
    ),
    limit,
  ].join('\n')
}

function fileLines({ file, report, leftOut, at, reason }: ReadFile): readonly string[] {
  const name = displayText(file, 'terminal')
  const verdict = report?.verdict ?? 'unreadable'
  const said = leftOut === undefined ? verdict : `${verdict}; NOT COUNTED: ${why(leftOut, at)}`
  return [
    `  ${name}: ${said}`,
    `      ${report?.headline ?? reason ?? ''}`,
    ...(leftOut === undefined && report !== undefined
      ? [`      ${report.completeness.sentence}`]
      : []),
  ]
}

function why(leftOut: NonNullable<AddedBundle['leftOut']>, at: number | undefined): string {
  switch (leftOut) {
    case 'altered':
      return 'nobody can say which of its entries are genuine.'
    case 'unreadable':
      return 'it cannot be read.'
    case 'contradicts':
      return `it shows another history of the ledger than a bundle before it, at place ${at} of the log. One of the two is not what everybody was shown.`
    case 'too-large':
      return 'with it, the bundles hold more than can be read at once. Audit fewer of them together.'
  }
}

function partLines({ report, bundles = 0, notCarried = 0 }: Answered): string {
  const from = `What ${counted(bundles, 'bundle')} ${bundles === 1 ? 'holds' : 'hold'} of ledger ${displayText(report.origin, 'terminal')}, judged as of its last entry there.`
  const absent = notCarried === 1 ? '1 chain is' : `${notCarried} chains are`
  return notCarried === 0 ? from : `${from} ${absent} named in them and not carried.`
}

function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`
}
