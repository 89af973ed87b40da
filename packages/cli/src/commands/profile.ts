import type { Command } from 'commander'
import { exportProfiles } from '@custodia/core/custody'
import { formatTable } from '../io/table.ts'
import { findProfile } from '../profile/find-profile.ts'
import { profileDocument, profileText } from '../profile/profile-text.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'

interface ShowOptions {
  readonly file?: true
}

const argumentWords = 'a file (docs/format/profile.md), - for stdin, or the name of a profile'

export function define(command: Command, act: Act): void {
  const list = command.command('list').description('List the profiles that come with Custodia.')
  examples(list, ['custodia profile list', 'custodia profile list --json']).action(
    act((task) => listProfiles(task)),
  )
  const show = command
    .command('show')
    .description('Say in sentences what a profile opens and what it withholds, and why.')
    .argument('<profile>', argumentWords)
    .option('--file', 'write the profile itself, to begin one of your own')
  examples(show, [
    'custodia profile show defence',
    'custodia profile show defence --file > ours.json',
  ]).action(act((task, name: string, options: ShowOptions) => showProfile(task, name, options)))
  const check = command
    .command('check')
    .description('Check a profile of your own, and say what it opens and withholds.')
    .argument('<profile>', argumentWords)
  examples(check, ['custodia profile check ours.json']).action(
    act((task, name: string) => showProfile(task, name, {})),
  )
}

async function listProfiles({ out }: Task): Promise<void> {
  const rows = [...exportProfiles.values()].map(({ name, title = '' }) => [name, title])
  await out.answer({
    document: { profiles: rows.map(([name = '', title = '']) => ({ name, title })) },
    text: formatTable(rows),
  })
}

async function showProfile(
  { out, surroundings }: Task,
  name: string,
  { file }: ShowOptions,
): Promise<void> {
  const found = await findProfile(name, surroundings)
  if (file === true) return out.write(found.bytes)
  await out.answer({ document: profileDocument(found), text: profileText(found) })
}
