import { redactBundle } from '@custodia/core/custody'
import type { Rewritten } from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import { displayText } from '@custodia/core/wire'
import type { Command } from 'commander'
import { inputStream, writeNewFile } from '../io/files.ts'
import { findProfile } from '../profile/find-profile.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'

interface RedactOptions {
  readonly out: string
  readonly profile?: string
  readonly label?: readonly string[]
  readonly event?: readonly string[]
}

export function define(command: Command, act: Act): void {
  command
    .description(
      'Take opened values out of a bundle. It needs no ledger, and the bundle verifies as before.',
    )
    .argument('<bundle>', 'the .custody file')
    .requiredOption('--out <file>', 'the new bundle')
    .option('--profile <profile>', 'take out what this profile withholds (custodia profile list)')
    .option('--label <label...>', 'take out values under these labels')
    .option('--event <entry...>', 'of these entries alone: @12, the place in the log')
  examples(command, [
    'custodia redact case.custody --profile court-public --out public.custody',
    'custodia redact case.custody --label name contact --out without-names.custody',
    'custodia redact case.custody --label note --event @12 --out case-2.custody',
  ]).action(act((task, path: string, options: RedactOptions) => redact(task, path, options)))
}

async function redact(task: Task, path: string, options: RedactOptions): Promise<void> {
  const { surroundings } = task
  const { profile: name, label: labels, event, out } = options
  if (path === '-') throw usage('bundle', 'a bundle is read twice: give it as a file')
  if (name === undefined && labels === undefined && event === undefined) {
    throw usage('--profile', 'name a profile, labels or entries: what is to be taken out')
  }
  const found = name === undefined ? undefined : await findProfile(name, surroundings)
  const events = event?.map(readIndex)
  let rewritten: Rewritten | undefined
  const bundle = redactBundle({
    open: () => inputStream(path, surroundings),
    ...(found === undefined ? {} : { profile: found.profile }),
    ...(labels === undefined ? {} : { labels }),
    ...(events === undefined ? {} : { events }),
    told: (what) => (rewritten = what),
  })
  await writeNewFile(out, bundle)
  const { before, after, filesLeftOut } = rewritten!
  const taken = before - after
  await task.out.answer({
    document: { bundle: out, taken, opened: after, filesLeftOut },
    text: `Wrote ${out}: ${values(taken)} taken out${files(filesLeftOut)}, ${values(after)} left.\n${note(taken)}`,
  })
}

function values(count: number): string {
  return count === 1 ? '1 opened value' : `${count} opened values`
}

function files(count: number): string {
  return count === 0 ? '' : ` with ${count} attachment${count === 1 ? '' : 's'}`
}

function note(taken: number): string {
  if (taken === 0) return '  Nothing that the bundle opens is named: the new one opens the same.'
  return '  Its entries and proofs are the same. A report will say that no reason is on record: for one, use export --profile.'
}

function readIndex(text: string): number {
  const [, digits] = /^@(0|[1-9][0-9]{0,15})$/.exec(text) ?? []
  if (digits !== undefined) return Number(digits)
  throw usage(
    '--event',
    `expected a place in the log, such as @12, not ${displayText(text, 'terminal')}`,
  )
}

function usage(argument: string, message: string): CustodyError<'ERR_USAGE'> {
  return new CustodyError('ERR_USAGE', message, { argument })
}
