import type { Command } from 'commander'
import { toHex } from '@custodia/core/bytes'
import type { CheckedCopy } from '@custodia/level'
import { addKeyOptions, requireKey } from '../acts/key-options.ts'
import { lockOld, planRestore } from '../backup/plan-restore.ts'
import type { RestoreOptions, RestorePlan } from '../backup/plan-restore.ts'
import { entryCount } from '../backup/entry-count.ts'
import { expectFree, restoreHome } from '../backup/restore-home.ts'
import { stateRestore } from '../backup/state-restore.ts'
import type { Stated } from '../backup/state-restore.ts'
import { addLedgerOption, ledgerDirectory } from '../home/ledger-directory.ts'
import { createProgress } from '../io/progress.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'
import { keepSeen } from '../travel/seen-file.ts'

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Bring a ledger back from a backup, into a directory that is missing or empty. It does not go back behind what anybody has seen, unless a founder says so on the record.',
    )
    .argument('<backup>', 'what `custodia backup` made')
    .option('--replaces <dir>', 'the ledger that it replaces: what can be read of it counts')
    .option(
      '--seen <file...>',
      'what somebody has seen of the ledger: a checkpoint, a bundle, KEY.seen, a trust file with a checkpoint',
    )
    .option('--keys <dir>', "where the ledger's own keys lie, if not in --replaces or the backup")
    .option('--erased <path...>', 'values erased since: a list of digests, a ledger, a backup')
  command.optionsGroup('If what came after the backup is lost:')
  command
    .option('--lose-events-after <number>', 'go back to so many entries, as many as the backup has')
    .option('--because <words>', 'why; it is recorded, and sealed')
  addKeyOptions(command, 'key file of the founder who says so')
  examples(command, [
    'custodia restore /media/backup-1/ledger --ledger ./ledger --replaces ./ledger.damaged',
    'custodia restore ./backup --ledger ./ledger --keys /media/stick/keys --seen case.custody --seen b.key.seen',
    'custodia restore ./backup --ledger ./ledger --replaces ./old --lose-events-after 41 --because "The disk failed on 12 March" --key r.key',
  ]).action(act((task, backup: string, options: RestoreOptions) => restore(task, backup, options)))
}

interface Outcome {
  readonly plan: RestorePlan
  readonly copy: CheckedCopy
  readonly stated: Stated | undefined
}

interface Places {
  readonly backup: string
  readonly target: string
}

async function restore(task: Task, backup: string, options: RestoreOptions): Promise<void> {
  const target = ledgerDirectory(options, task.surroundings)
  await expectFree(target)
  const lock = await lockOld(options.replaces)
  try {
    const outcome = await bringBack(task, { backup, target }, options)
    for (const note of outcome.plan.notes) await task.out.say(`Note: ${note}`)
    const places = { backup, target }
    await task.out.answer({
      document: documentOf(outcome, places),
      text: textOf(outcome, places, options),
    })
  } finally {
    lock?.release()
  }
}

async function bringBack(
  task: Task,
  { backup, target }: Places,
  options: RestoreOptions,
): Promise<Outcome> {
  let words = 'Checking the backup'
  const progress = createProgress(task.surroundings, (done) => `${words}: entry ${done}`)
  try {
    const onEntries = (count: number): void => progress.at(count)
    const plan = await planRestore(task, { backup, options, onEntries })
    words = 'Restoring'
    const { statement, keys, erasures, origin } = plan
    const { copy, result, notes } = await restoreHome(task, {
      backup,
      target,
      keys,
      erased: erasures.digests,
      onEntries,
      before: async (home) =>
        statement === undefined ? undefined : stateRestore(task, home, statement),
      async atLast(stated) {
        if (stated === undefined) return
        // His key goes back knowingly: he has just signed that what it saw is lost.
        const { size, rootHash } = plan.copy.checkpoint
        await keepSeen(requireKey(options), { ledger: origin.ledger, size, root: toHex(rootHash) })
      },
    })
    return { plan: { ...plan, notes: [...plan.notes, ...notes] }, copy, stated: result }
  } finally {
    progress.end()
  }
}

function documentOf({ plan, copy, stated }: Outcome, { backup, target }: Places) {
  const { checkpoint, values, erased } = copy
  return {
    restored: target,
    backup,
    ledger: plan.origin.ledger,
    origin: plan.origin.origin,
    entries: copy.size,
    checkpoint: { size: checkpoint.size, root: toHex(checkpoint.rootHash) },
    sealedValues: values,
    erasedValues: erased,
    erasedAgain: erased - plan.copy.erased,
    compared: plan.seen.map(({ where, size, root }) => ({ where, size, root })),
    lost: plan.lost.trees.map(({ size, root }) => ({ size, root })),
    event: stated === undefined ? null : { id: stated.id, index: stated.index },
    notes: plan.notes,
  }
}

function textOf(outcome: Outcome, { backup, target }: Places, options: RestoreOptions): string {
  const { plan, copy, stated } = outcome
  const { checkpoint, values, erased } = copy
  const again = erased - plan.copy.erased
  return [
    `Restored ${plan.origin.origin} to ${target} from ${backup}: ${entryCount(copy.size)}.`,
    `  Checkpoint of ${entryCount(checkpoint.size)}, root ${toHex(checkpoint.rootHash)}`,
    `  Checked in the backup, and again where they lie now: every entry in its place, the root, the signature of the log, ${values} sealed values; ${erased} erased${again === 0 ? '' : `, ${again} of them since the backup was made`}.`,
    `  ${comparedWords(plan)}`,
    ...(stated === undefined
      ? []
      : [
          `  Recorded as entry @${stated.index}: ${stated.words}`,
          `  Whoever signed in the lost part is refused by his own key (KEY.seen) until he knows. Tell everybody; docs/backup.md says what.`,
        ]),
    '  Places kept for prepared entries are gone: have those entries prepared again.',
    ...(options.replaces === undefined
      ? []
      : [
          `  Keep ${options.replaces} as it is, and let nobody record in it: its keys are the same.`,
        ]),
    '  Next: custodia status, then custodia backup.',
  ].join('\n')
}

function comparedWords({ copy, seen, lost }: RestorePlan): string {
  if (seen.length === 0) {
    return 'Compared with nothing: no file was named that shows what others have seen (--seen, --replaces), so whether later entries existed is not known.'
  }
  const places = [...new Set(seen.map(({ where }) => where))].join(', ')
  return lost.trees.length === 0
    ? `All that was seen is in it, by ${places}.`
    : `Compared with ${places}. Lost: at least ${entryCount(lost.size - copy.checkpoint.size)}, from @${copy.checkpoint.size} on.`
}
