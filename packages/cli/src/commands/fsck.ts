import type { Command } from 'commander'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { exitCodes } from '../exit-codes.ts'
import { findPlace } from '../fsck/place.ts'
import { documentOf } from '../fsck/render-json.ts'
import { renderChecked } from '../fsck/render-text.ts'
import { intend, isSomething, isWholeButIndex, mend, putBack } from '../fsck/repair.ts'
import type { Intent } from '../fsck/repair.ts'
import { describeDone, describeIntent, isNothing, repairDocument } from '../fsck/repair-words.ts'
import type { RepairDone } from '../fsck/repair-words.ts'
import { runChecks } from '../fsck/run-checks.ts'
import type { CheckedLedger } from '../fsck/run-checks.ts'
import { headlineOf, verdictCodes, verdictOf } from '../fsck/verdict.ts'
import { addLedgerOption, ledgerDirectory } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { confirm } from '../io/confirm.ts'
import { examples } from '../program.ts'
import { reportError } from '../report.ts'
import type { Act, Task } from '../task.ts'

interface FsckOptions extends LedgerOption {
  readonly details?: boolean
  readonly repair?: boolean
  readonly from?: string
  readonly yes?: boolean
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Check a ledger, or a backup of one: recompute everything and say exactly what is wrong. Nothing is changed without --repair. Exit: 0 nothing is wrong, 1 something is wrong, 5 no ledger, or one of another version.',
    )
    .option('--details', 'list every place, and say what exactly was compared')
    .option('--repair', 'put back what is proven, after asking; then check again')
    .option(
      '--from <dir>',
      'a copy to repair from: a backup, or any copy of the store or the ledger',
    )
    .option('--yes', 'repair without asking')
  examples(command, [
    'custodia fsck',
    'custodia fsck --ledger ./ledger --json',
    'custodia fsck --ledger ./ledger --repair --from /media/backup-1/ledger',
  ]).action(act((task, options: FsckOptions) => fsck(task, options)))
}

async function fsck(task: Task, options: FsckOptions): Promise<number> {
  const { out, surroundings } = task
  const { repair = false, from, yes = false } = options
  if (!repair && (from !== undefined || yes)) {
    const argument = from === undefined ? '--yes' : '--from'
    throw new CustodyError('ERR_USAGE', `${argument} is for --repair`, { argument })
  }
  const directory = ledgerDirectory(options, surroundings)
  try {
    const checked = await runChecks(findPlace(directory), task)
    return await (repair ? repairChecked(task, checked, options) : report(task, checked, options))
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_STORE_MISSING') throw error
    // That there is nothing to check has a code of its own here.
    const { text, document } = reportError(error, { debug: false, interrupted: false })
    await out.say(text)
    if (out.json) await out.answer({ document, text: '' })
    return exitCodes.unreadable
  }
}

async function report(
  { out }: Task,
  checked: CheckedLedger,
  { details = false }: FsckOptions,
  done?: RepairDone,
): Promise<number> {
  const text = renderChecked(checked, { details })
  await out.answer({
    document: {
      ...documentOf(checked),
      ...(done === undefined ? {} : { repair: repairDocument(done) }),
    },
    text: done === undefined ? text : `${describeDone(done)}\n\n${text}`,
  })
  return verdictCodes[verdictOf(checked)]
}

async function repairChecked(
  task: Task,
  checked: CheckedLedger,
  options: FsckOptions,
): Promise<number> {
  const { out, surroundings } = task
  const { from, yes = false } = options
  if (!checked.store.isKnown) return report(task, checked, options)
  const intent = await intend({ checked, from })
  await out.say(`${headlineOf(checked)}\n${describeIntent(intent, from)}`)
  if (isNothing(intent)) return report(task, checked, options)
  if (!yes)
    await confirm('Do this?', surroundings, {
      read: 'what is going to be done',
      no: 'nothing was changed',
    })
  return doRepair(task, checked, intent, options)
}

async function doRepair(
  task: Task,
  before: CheckedLedger,
  intent: Intent,
  options: FsckOptions,
): Promise<number> {
  const { from } = options
  const { place } = before
  const kept = await putBack(intent, task.surroundings.now())
  const checked = intent.plan.steps.length === 0 ? before : await runChecks(place, task)
  const { rest } = intent
  if (!isSomething(rest) || !isWholeButIndex(checked)) {
    return report(task, checked, options, { intent, from, kept, mended: undefined })
  }
  const mended = await mend(task, place, rest)
  return report(task, await runChecks(place, task), options, { intent, from, kept, mended })
}
