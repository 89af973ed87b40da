import { readFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { CustodyError } from '@custodia/core/errors'
import type { Act } from './task.ts'

/** A module in `commands/`: it adds arguments, options, examples and actions to its command. */
export interface CommandModule {
  readonly define: (command: Command, act: Act) => void
}

interface CommandEntry {
  readonly name: string
  readonly summary: string
  /** Imported only when the command is used: `verify` and its like never touch LevelDB. */
  readonly load: () => Promise<CommandModule>
}

export const commandTable: readonly CommandEntry[] = [
  {
    name: 'demo',
    summary: 'watch a disk image taken into custody, handed over, exported, verified and forged',
    load: () => import('./commands/demo.ts'),
  },
  {
    name: 'init',
    summary: 'make a new ledger',
    load: () => import('./commands/init.ts'),
  },
  {
    name: 'key',
    summary: 'make and show key files',
    load: () => import('./commands/key.ts'),
  },
  {
    name: 'party',
    summary: 'enrol people, give roles, change and revoke keys',
    load: () => import('./commands/party.ts'),
  },
  {
    name: 'policy',
    summary: 'check, show and adopt the rules that a ledger sets for itself',
    load: () => import('./commands/policy.ts'),
  },
  {
    name: 'profile',
    summary: 'list, show and check the profiles that say who is shown what',
    load: () => import('./commands/profile.ts'),
  },
  {
    name: 'case',
    summary: 'open cases and record their lawful basis',
    load: () => import('./commands/case.ts'),
  },
  {
    name: 'item',
    summary: 'take things and data into custody',
    load: () => import('./commands/item.ts'),
  },
  {
    name: 'offer',
    summary: 'offer an item to another person',
    load: () => import('./commands/offer.ts'),
  },
  {
    name: 'accept',
    summary: 'take an item that was offered',
    load: () => import('./commands/accept.ts'),
  },
  {
    name: 'refuse',
    summary: 'decline an item that was offered',
    load: () => import('./commands/refuse.ts'),
  },
  {
    name: 'record',
    summary:
      'record any other event: storage, access, checks, remarks, approvals, and the rest by type',
    load: () => import('./commands/record.ts'),
  },
  {
    name: 'sign',
    summary: 'sign a prepared event; needs no ledger',
    load: () => import('./commands/sign.ts'),
  },
  {
    name: 'submit',
    summary: 'record a prepared event that was signed',
    load: () => import('./commands/submit.ts'),
  },
  {
    name: 'receipt',
    summary: 'write the receipt of an entry, and check one offline',
    load: () => import('./commands/receipt.ts'),
  },
  {
    name: 'log',
    summary: 'list what was recorded',
    load: () => import('./commands/log.ts'),
  },
  {
    name: 'show',
    summary: 'show a party, case, item or event in full',
    load: () => import('./commands/show.ts'),
  },
  {
    name: 'status',
    summary: 'say how the ledger stands',
    load: () => import('./commands/status.ts'),
  },
  {
    name: 'audit',
    summary: 'answer what an oversight body asks of the whole ledger',
    load: () => import('./commands/audit.ts'),
  },
  {
    name: 'export',
    summary: 'write the custody bundle of a case',
    load: () => import('./commands/export.ts'),
  },
  {
    name: 'erase',
    summary: 'have sealed values erased for ever, after saying what that would do',
    load: () => import('./commands/erase.ts'),
  },
  {
    name: 'erase-accesses',
    summary:
      'have lists of accesses erased when their time is over, after saying what that would do',
    load: () => import('./commands/erase-accesses.ts'),
  },
  {
    name: 'disclose',
    summary: 'open single sealed values in a bundle later; the ledger records it',
    load: () => import('./commands/disclose.ts'),
  },
  {
    name: 'redact',
    summary: 'take opened values out of a bundle; needs no ledger',
    load: () => import('./commands/redact.ts'),
  },
  {
    name: 'trust',
    summary: 'print the trust file of a ledger',
    load: () => import('./commands/trust.ts'),
  },
  {
    name: 'backup',
    summary: 'make a backup of a ledger, and check it',
    load: () => import('./commands/backup.ts'),
  },
  {
    name: 'fsck',
    summary: 'check a ledger from its files to its signatures, and repair what a backup proves',
    load: () => import('./commands/fsck.ts'),
  },
  {
    name: 'restore',
    summary: 'bring a ledger back from a backup',
    load: () => import('./commands/restore.ts'),
  },
  {
    name: 'verify',
    summary: 'check custody bundles offline',
    load: () => import('./commands/verify.ts'),
  },
  {
    name: 'date',
    summary: 'have the log cosigned by witnesses and stamped by authorities',
    load: () => import('./commands/date.ts'),
  },
  {
    name: 'leaves',
    summary: 'write all leaves of the log, to show that nothing continues a record',
    load: () => import('./commands/leaves.ts'),
  },
  {
    name: 'compare',
    summary: 'compare two bundles of one ledger',
    load: () => import('./commands/compare.ts'),
  },
  {
    name: 'publish',
    summary: 'publish the log, which tells nothing, for others to follow',
    load: () => import('./commands/publish.ts'),
  },
  {
    name: 'monitor',
    summary: 'follow a published log, and alarm when it is cut or forked',
    load: () => import('./commands/monitor.ts'),
  },
  {
    name: 'inspect',
    summary: 'take a bundle apart for other tools',
    load: () => import('./commands/inspect.ts'),
  },
  {
    name: 'explain',
    summary: 'say what a code means: error, finding or rule',
    load: () => import('./commands/explain.ts'),
  },
  {
    name: 'witness',
    summary: 'run a witness, which cosigns what continues the checkpoint that it cosigned before',
    load: () => import('./commands/witness.ts'),
  },
  {
    name: 'conformance',
    summary: 'answer questions about bytes, line by line, for the tests of others',
    load: () => import('./commands/conformance.ts'),
  },
]

/**
 * Builds the program with every command, but the options of one command only: the others are not loaded.
 * `undefined` builds none in full, `*` builds all.
 */
export async function buildProgram(wanted: string | undefined, act: Act): Promise<Command> {
  const program = new Command('custodia')
    .description('A chain-of-custody ledger for evidence.')
    .version(readVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showSuggestionAfterError(true)
    .addHelpText(
      'after',
      '\nStart with `custodia demo`. `custodia help <command>` shows options and examples.',
    )
  for (const { name, summary, load } of commandTable) {
    const command = program.command(name).summary(summary).description(sentence(summary))
    if (wanted !== name && wanted !== '*') continue
    const { define } = await loadPart(name, load)
    define(command, act)
    addCommonOptions(command)
  }
  return program
}

async function loadPart(name: string, load: CommandEntry['load']): Promise<CommandModule> {
  try {
    return await load()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const message = `a part that "${name}" needs could not be loaded: ${why}`
    throw new CustodyError('ERR_PART_MISSING', message, { command: name }, { cause: error })
  }
}

/** Every command that does something takes these; `main` reads them before the command runs. */
function addCommonOptions(command: Command): void {
  command.addHelpOption(new Option('-h, --help', 'show help').helpGroup('Output:'))
  if (command.commands.length > 0) {
    command.helpCommand(false)
    command.commands.forEach(addCommonOptions)
    return
  }
  command
    .optionsGroup('Output:')
    .option('--json', 'answer with one JSON document')
    .option('--no-color', 'never use colour')
    .option('--debug', 'show the stack of an error')
    .allowExcessArguments(false)
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`
}

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return String((JSON.parse(text) as { readonly version: unknown }).version)
}

/** Adds examples to a command's help. A test parses each, so they stay true. */
export function examples(command: Command, lines: readonly string[]): Command {
  const text = lines.map((line) => `  $ ${line}`).join('\n')
  return command.addHelpText('after', `\nExamples:\n${text}`)
}
