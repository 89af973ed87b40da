import type { Command } from 'commander'
import { recordedPolicy } from '@custodia/core/custody'
import { displayText } from '@custodia/core/wire'
import { openKeyWithSuccessor } from '../acts/open-keys.ts'
import type { SuccessorOptions } from '../acts/open-keys.ts'
import { addKeyOptions, requireKey } from '../acts/key-options.ts'
import { readRoles } from '../acts/read-roles.ts'
import { foundHome } from '../home/found-home.ts'
import { findPolicy } from '../policy/find-policy.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'
import { keepSeen } from '../travel/seen-file.ts'
import { shortId } from '../register/register.ts'

interface InitOptions extends SuccessorOptions {
  readonly origin: string
  readonly name: string
  readonly roles: string
  readonly agency?: string
  readonly exercise?: boolean
  readonly policy: string
}

export function define(command: Command, act: Act): void {
  command
    .description('Make a new ledger. You are its founder, and its first registrar.')
    .argument('<dir>', 'where to put it: a directory that is missing or empty')
    .requiredOption(
      '--origin <name>',
      'name of the log: A-Z a-z 0-9 . _ / -, such as lab.example/custody',
    )
    .requiredOption('--name <name>', 'your name')
  addKeyOptions(command, 'your key file')
  examples(
    command
      .option('--next-key <file>', 'the key that will follow yours; KEY.next if left out')
      .option('--roles <list>', 'your roles, separated by commas', 'founder,registrar')
      .option('--agency <name>', 'the agency that runs the ledger')
      .option('--policy <policy>', 'its policy: a file, or the name of a profile', 'standard')
      .option('--exercise', 'for training: its bundles are never verified as real ones'),
    [
      'custodia init ./ledger --origin lab.example/custody --name "A. Example" --key a.key',
      'custodia init ./ledger --origin lab.example/custody --name "A. Example" --agency "Sample Lab" --policy two-person-room --key a.key',
      'custodia init ./training --origin lab.example/training --name "A. Example" --exercise --key a.key',
    ],
  ).action(act((task, directory: string, options: InitOptions) => init(task, directory, options)))
}

async function init(task: Task, directory: string, options: InitOptions): Promise<void> {
  const keyFile = requireKey(options)
  const roles = readRoles(options.roles)
  const { origin, name, agency, exercise } = options
  const keys = (): ReturnType<typeof openKeyWithSuccessor> =>
    openKeyWithSuccessor(keyFile, options, task.surroundings)
  const now = task.surroundings.now
  const policy = recordedPolicy(await findPolicy(options.policy, task.surroundings))
  const { ledger, founder, anchor } = await foundHome({
    directory,
    origin,
    name,
    roles,
    agency,
    exercise: exercise === true,
    policy,
    keys,
    now,
  })
  await keepSeen(keyFile, { ledger, ...anchor })
  await task.out.answer({
    document: { ledger, origin, directory, founder, size: anchor.size },
    text: [
      `Made the ledger ${origin} in ${directory}.`,
      `  Ledger ${ledger}`,
      `  Founder ${displayText(name, 'terminal')} (${shortId(founder)})`,
      `  The ledger's own keys lie in ${directory}/keys without a passphrase. Move next-log.key to a safe place.`,
    ].join('\n'),
  })
}
