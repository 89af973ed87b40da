import type { Command } from 'commander'
import { isCustodyError } from '@custodia/core/errors'
import { exitCodes } from '../exit-codes.ts'
import { findPlace } from '../fsck/place.ts'
import { documentOf } from '../fsck/render-json.ts'
import { renderChecked } from '../fsck/render-text.ts'
import { runChecks } from '../fsck/run-checks.ts'
import { verdictCodes, verdictOf } from '../fsck/verdict.ts'
import { addLedgerOption, ledgerDirectory } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { examples } from '../program.ts'
import { reportError } from '../report.ts'
import type { Act, Task } from '../task.ts'

interface FsckOptions extends LedgerOption {
  readonly details?: boolean
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Check a ledger, or a backup of one: recompute everything and say exactly what is wrong. Nothing is changed. Exit: 0 nothing is wrong, 1 something is wrong, 5 no ledger, or one of another version.',
    )
    .option('--details', 'list every place, and say what exactly was compared')
  examples(command, ['custodia fsck', 'custodia fsck --ledger ./ledger --json']).action(
    act((task, options: FsckOptions) => fsck(task, options)),
  )
}

async function fsck(task: Task, options: FsckOptions): Promise<number> {
  const { out, surroundings } = task
  const directory = ledgerDirectory(options, surroundings)
  try {
    const checked = await runChecks(findPlace(directory), task)
    const text = renderChecked(checked, { details: options.details === true })
    await out.answer({ document: documentOf(checked), text })
    return verdictCodes[verdictOf(checked)]
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_STORE_MISSING') throw error
    // That there is nothing to check has a code of its own here.
    const report = reportError(error, { debug: false, interrupted: false })
    await out.say(report.text)
    if (out.json) await out.answer({ document: report.document, text: '' })
    return exitCodes.unreadable
  }
}
