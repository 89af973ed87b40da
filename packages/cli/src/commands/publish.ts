import type { Command } from 'commander'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { writeLedger } from '../home/use-ledger.ts'
import { examples } from '../program.ts'
import { publishLog } from '../publish/publish-log.ts'
import type { Act, Task } from '../task.ts'

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Write the log as C2SP tlog-tiles into a directory that can be served as it is: leaves alone, which tell nothing. A directory that has it already is continued.',
    )
    .argument('<directory>', 'where it goes')
  examples(command, [
    'custodia publish ./public',
    'custodia publish /srv/log --ledger ./ledger',
  ]).action(
    act((task, directory: string, options: LedgerOption) => publish(task, directory, options)),
  )
}

async function publish(task: Task, directory: string, options: LedgerOption): Promise<void> {
  const published = await writeLedger(task, options, async ({ ledger, store }) => {
    const checkpoint = await ledger.checkpoint()
    const { origin, logKey: vkey } = ledger
    const note = (await store.checkpointAt(checkpoint.size)) ?? checkpoint.note
    return publishLog({
      directory,
      checkpoint: { ...checkpoint, note },
      store,
      key: { origin, vkey },
    })
  })
  const { before, size, tiles } = published
  await task.out.answer({
    document: { directory, ...published },
    text: `Published ${size} entries in ${directory}: ${size - before} more than before, ${tiles} ${tiles === 1 ? 'tile' : 'tiles'} written.`,
  })
}
