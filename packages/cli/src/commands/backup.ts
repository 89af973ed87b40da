import { join } from 'node:path'
import type { Command } from 'commander'
import { toHex } from '@custodia/core/bytes'
import { backupStore } from '@custodia/level'
import type { BackupMade } from '@custodia/level'
import { copyKeys } from '../backup/copy-keys.ts'
import { entryCount } from '../backup/entry-count.ts'
import { originOfCopy } from '../backup/origin-of-copy.ts'
import type { CopyOrigin } from '../backup/origin-of-copy.ts'
import { writingTo } from '../backup/write-faults.ts'
import { addLedgerOption, ledgerDirectory } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { ledgerPaths } from '../home/paths.ts'
import type { LedgerPaths } from '../home/paths.ts'
import { expectLedger } from '../home/use-ledger.ts'
import { createProgress } from '../io/progress.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'

interface BackupOptions extends LedgerOption {
  readonly withKeys?: boolean
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Make a backup of the ledger, or bring an older one up to date, and read it again to check it. Others may record meanwhile.',
    )
    .argument('<dest>', 'a directory that is missing or empty, or an older backup of this ledger')
    .option('--with-keys', "put the ledger's own keys in it too")
  examples(command, [
    'custodia backup /media/backup-1/ledger',
    'custodia backup ./backup --ledger ./ledger --with-keys',
  ]).action(act((task, dest: string, options: BackupOptions) => backup(task, dest, options)))
}

interface Made extends BackupMade {
  readonly whose: CopyOrigin
  readonly keys: readonly string[]
}

async function backup(task: Task, dest: string, options: BackupOptions): Promise<void> {
  const paths = ledgerPaths(ledgerDirectory(options, task.surroundings))
  await expectLedger(paths)
  const made = await writingTo(dest, () => make(task, { paths, dest }, options.withKeys === true))
  await task.out.answer({ document: documentOf(made, dest), text: textOf(made, { paths, dest }) })
}

interface Places {
  readonly paths: LedgerPaths
  readonly dest: string
}

async function make(task: Task, { paths, dest }: Places, withKeys: boolean): Promise<Made> {
  const { surroundings } = task
  let whose: CopyOrigin | undefined
  let keys: readonly string[] = []
  let words = 'Copying'
  const progress = createProgress(
    surroundings,
    (done, total = 0) => `${words}: entry ${done} of ${total}`,
  )
  try {
    const made = await backupStore(paths.store, dest, {
      signal: surroundings.signal,
      onProgress(step, done, total) {
        words = step === 'copy' ? 'Copying' : 'Checking what was written'
        progress.at(done, total)
      },
      async complete(copy, directory) {
        whose = originOfCopy(copy, directory)
        if (withKeys) keys = await copyKeys(paths, join(directory, 'keys'))
      },
    })
    if (whose === undefined) throw new Error('bug: the backup was not looked at')
    return { ...made, whose, keys }
  } finally {
    progress.end()
  }
}

function documentOf({ copy, before, behind, whose, keys }: Made, dest: string) {
  const { size, rootHash } = copy.checkpoint
  return {
    backup: dest,
    ledger: whose.ledger,
    origin: whose.origin,
    entries: copy.size,
    before,
    checkpoint: { size, root: toHex(rootHash) },
    sealedValues: copy.values,
    erasedValues: copy.erased,
    notCovered: behind,
    keys,
  }
}

function textOf({ copy, before, behind, whose, keys }: Made, { paths, dest }: Places): string {
  const { size, rootHash } = copy.checkpoint
  const done =
    before === 0
      ? `Made a backup of ${whose.origin} in ${dest}: ${entryCount(copy.size)}.`
      : `Brought the backup of ${whose.origin} in ${dest} up to date: ${entryCount(copy.size)}, ${copy.size - before} of them new.`
  return [
    done,
    `  Checkpoint of ${entryCount(size)}, root ${toHex(rootHash)}`,
    `  Read again and found whole: every entry in its place, the root, the signature of the log, ${count(copy.values, 'sealed value')}; ${copy.erased} erased.`,
    ...(behind === 0
      ? []
      : [
          `  Not in it: ${entryCount(behind)} recorded since that checkpoint. The next backup has them, once a checkpoint covers them.`,
        ]),
    `  It holds the sealed values, readable: keep it as carefully as the ledger. Places kept for prepared entries are not in it.`,
    keys.length === 0
      ? `  The ledger's own keys are not in it. Keep a copy of ${paths.keys} in another place: without log.key and service.key nothing can be recorded after a restore.`
      : `  It holds the ledger's own keys (${keys.join(', ')}), without a passphrase: whoever has it can sign in the name of the ledger.`,
  ].join('\n')
}

function count(number: number, one: string): string {
  return `${number} ${number === 1 ? one : `${one}s`}`
}
