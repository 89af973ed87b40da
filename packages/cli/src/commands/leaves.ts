import type { Command } from 'commander'
import type { Store } from '@custodia/core'
import { CustodyError } from '@custodia/core/errors'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { readLedger } from '../home/use-ledger.ts'
import { writeNewFile } from '../io/files.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'

interface LeavesOptions extends LedgerOption {
  readonly out: string
  readonly size?: string
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Write all leaves of the log: 73 bytes each, which tell nothing to who does not hold the bundle. With them anybody can see that nothing continues what a bundle shows.',
    )
    .requiredOption('--out <file>', 'the file of leaves; - is stdout')
    .option('--size <number>', 'only the first so many; all when left out')
  examples(command, [
    'custodia leaves --out leaves.bin',
    'custodia leaves --ledger ./ledger --size 81236 --out leaves.bin',
  ]).action(act((task, options: LeavesOptions) => leaves(task, options)))
}

async function leaves(task: Task, options: LeavesOptions): Promise<void> {
  const { out } = options
  const size = await readLedger(task, options, async ({ store }) => {
    const all = await store.size()
    const size = options.size === undefined ? all : readSize(options.size, all)
    if (out === '-') for await (const leaf of leavesOf(store, size)) await task.out.write(leaf)
    else await writeNewFile(out, leavesOf(store, size))
    return size
  })
  if (out === '-') return
  await task.out.answer({
    document: { leaves: out, size },
    text: `Wrote ${out}: the leaves of the first ${size} entries.`,
  })
}

async function* leavesOf(store: Store, size: number): AsyncGenerator<Uint8Array> {
  for await (const { leaf } of store.entries(0, size)) yield leaf
}

function readSize(text: string, all: number): number {
  const size = /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : 0
  if (size >= 1 && size <= all) return size
  const message = `--size takes a number from 1 to ${all}, the size of the log, not "${text}"`
  throw new CustodyError('ERR_USAGE', message, { argument: '--size' })
}
