import { CommanderError } from 'commander'
import type { Command } from 'commander'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { exitCodes } from './exit-codes.ts'
import { createOutput, formatJson } from './io/output.ts'
import type { Output } from './io/output.ts'
import type { Surroundings } from './io/surroundings.ts'
import { buildProgram, commandTable } from './program.ts'
import { reportError } from './report.ts'
import type { Act, Task } from './task.ts'

interface Flags {
  readonly json: boolean
  readonly noColor: boolean
  readonly debug: boolean
}

/** Runs one command line, without the program's own name; resolves to the exit code and never rejects. */
export async function main(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const words = dropLeadingDashes(argv)
  const flags = readFlags(words)
  const out = createOutput(surroundings, flags)
  try {
    return await runCommand(words, { surroundings, out })
  } catch (error) {
    return await fail(error, { flags, out, interrupted: surroundings.signal.aborted })
  }
}

/** pnpm hands a `--` on to the program; one is dropped, before the command or right after `demo`. */
function dropLeadingDashes(argv: readonly string[]): readonly string[] {
  const words = argv[0] === '--' ? argv.slice(1) : argv
  return words[0] === 'demo' && words[1] === '--' ? ['demo', ...words.slice(2)] : words
}

function readFlags(words: readonly string[]): Flags {
  const end = words.indexOf('--')
  const options = end === -1 ? words : words.slice(0, end)
  return {
    json: options.includes('--json'),
    noColor: options.includes('--no-color'),
    debug: options.includes('--debug'),
  }
}

async function runCommand(words: readonly string[], task: Task): Promise<number> {
  let exitCode: number = exitCodes.done
  const act: Act =
    (action) =>
    async (...args) => {
      exitCode = (await action(task, ...args)) ?? exitCodes.done
    }
  const program = await buildProgram(commandIn(words), act)
  const shown: string[] = []
  catchOutput(program, shown)
  try {
    if (words.length === 0) program.help({ error: true })
    await program.parseAsync([...words], { from: 'user' })
    return exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return await afterCommander(error, shown.join('').trimEnd(), task.out)
  }
}

/** The command that the words call, to load its options: `help offer` loads those of offer too. */
function commandIn(words: readonly string[]): string | undefined {
  const [first, second] = words
  const name = first === 'help' ? second : first
  return commandTable.some((entry) => entry.name === name) ? name : undefined
}

/** Commander writes and exits on its own; here it only throws, so that every way out leads through `main`. */
function catchOutput(command: Command, shown: string[]): void {
  command.exitOverride()
  command.configureOutput({
    writeOut: (text) => void shown.push(text),
    writeErr: (text) => void shown.push(text),
    outputError: () => {},
  })
  command.commands.forEach((child) => catchOutput(child, shown))
}

/** Help and version are answers; help that nobody asked for, and everything else, is wrong usage. */
async function afterCommander(error: CommanderError, shown: string, out: Output): Promise<number> {
  if (error.exitCode === 0) {
    await out.print(shown)
    return exitCodes.done
  }
  if (shown !== '' && error.code === 'commander.help') {
    await out.say(shown)
    return exitCodes.usage
  }
  const message = error.message.replace(/^error: /, '')
  throw new CustodyError('ERR_USAGE', message, { argument: error.code }, { cause: error })
}

interface Failure {
  readonly flags: Flags
  readonly out: Output
  readonly interrupted: boolean
}

async function fail(error: unknown, { flags, out, interrupted }: Failure): Promise<number> {
  const { exitCode, text, document } = reportError(error, { debug: flags.debug, interrupted })
  // Whoever reads stdout went away: nothing more is written there, and stderr stays quiet as other tools do.
  if (isCustodyError(error) && error.code === 'ERR_OUTPUT' && error.details.reason === 'closed') {
    return exitCode
  }
  await out.say(text).catch(() => undefined)
  if (flags.json) await out.print(formatJson(document)).catch(() => undefined)
  return exitCode
}
