import type { Command } from 'commander'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { displayText, limits } from '@custodia/core/wire'
import {
  exitCodes,
  renderJson,
  renderText,
  requirements,
  verifyBundle,
  worstFirst,
} from '@custodia/verifier'
import type { Requirement, Verdict, VerificationReport, VerifyOptions } from '@custodia/verifier'
import { readList } from '../acts/read-event-options.ts'
import { bundleStream } from '../encryption/decrypt.ts'
import { readIdentities } from '../encryption/identities.ts'
import { addIdentityOption } from '../encryption/identity-option.ts'
import type { IdentityOption } from '../encryption/identity-option.ts'
import { exitCodeOf, exitCodes as otherExitCodes } from '../exit-codes.ts'
import { inputStream, readInput } from '../io/files.ts'
import { createProgress, formatBytes } from '../io/progress.ts'
import type { Json } from '../io/output.ts'
import { examples } from '../program.ts'
import { reportError } from '../report.ts'
import type { Act, Task } from '../task.ts'
import { findEvidence } from '../verify/find-evidence.ts'
import { parseTime } from '../words/time.ts'

interface VerifyCommandOptions extends IdentityOption {
  readonly trust?: string
  readonly evidence?: readonly string[]
  readonly require?: string
  readonly integrityOnly?: boolean
  readonly quiet?: boolean
  readonly details?: boolean
  readonly now?: string
  readonly leaves?: string
  readonly timeline?: boolean
}

export function define(command: Command, act: Act): void {
  command
    .description(
      'Check custody bundles offline, and say what was seen. Exit: 0 verified, 1 altered, 3 signers not recognised, 4 incomplete, 5 unreadable; of several bundles the worst.',
    )
    .argument('<bundle...>', 'the .custody files; - is stdin')
    .option(
      '--trust <file>',
      'the trust file of the ledger, which reached you by another road than the bundle',
    )
    .option('--evidence <path...>', 'files, or folders of files, to be compared with the record')
    .option('--require <list>', `what must be there to be verified: ${requirements.join(', ')}`)
    .option('--integrity-only', 'ask only whether the record was changed, and not who signed it')
    .option(
      '--leaves <file>',
      'all leaves of the log (custodia leaves): shows that nothing continues',
    )
    .option('--timeline', 'list every entry with the times between which it was signed')
    .option('--quiet', 'say nothing; the exit code tells')
    .option('--details', 'say of each finding what exactly was compared')
    .option('--now <time>', 'judge as of this time instead of now (2026-03-12T09:14:00Z)')
  addIdentityOption(command)
  examples(command, [
    'custodia verify case.custody --trust trust.json',
    'custodia verify case.custody --trust trust.json --evidence ./images --require evidence --json',
    'custodia verify case.custody.age --identity court.age --trust trust.json --leaves leaves.bin --timeline',
  ]).action(
    act((task, paths: string[], options: VerifyCommandOptions) => verify(task, paths, options)),
  )
}

/** A bundle and what came of it: a report, or why it could not even be read. */
type Outcome =
  | { readonly path: string; readonly report: VerificationReport }
  | { readonly path: string; readonly error: CustodyError }

async function verify(
  task: Task,
  paths: readonly string[],
  options: VerifyCommandOptions,
): Promise<number> {
  const outcomes: Outcome[] = []
  try {
    const request = await readRequest(task, options)
    const identities = await readIdentities(options.identity ?? [], task.surroundings)
    const { leaves } = options
    for (const path of paths) {
      outcomes.push(await verifyOne(task, { path, identities, leaves }, request))
    }
  } catch (error) {
    return cannot(task, error)
  }
  if (options.quiet !== true) await say(task, outcomes, options)
  return exitCodes[worst(outcomes)]
}

/** A trust file or evidence that cannot be read: this program has no other code for it than `unreadable`. */
async function cannot({ out }: Task, error: unknown): Promise<number> {
  if (!isCustodyError(error)) throw error
  const isMachine = exitCodeOf(error.code) === otherExitCodes.machine
  if (!isMachine || error.code === 'ERR_OUTPUT') throw error
  const { text, document } = reportError(error, { debug: false, interrupted: false })
  await out.say(text)
  if (out.json) await out.answer({ document, text: '' })
  return exitCodes.unreadable
}

async function readRequest(
  { surroundings }: Task,
  options: VerifyCommandOptions,
): Promise<VerifyOptions> {
  const { trust: path, evidence = [], integrityOnly = false, now } = options
  const trust =
    path === undefined
      ? undefined
      : await readInput(path, { maximum: limits.trustFileLength, surroundings })
  return {
    trust,
    evidence: await findEvidence(evidence),
    require: readRequirements(options.require),
    integrityOnly,
    timeline: options.timeline === true,
    now: now === undefined ? surroundings.now() : parseTime(now),
    signal: surroundings.signal,
  }
}

function readRequirements(text: string | undefined): readonly Requirement[] {
  if (text === undefined) return []
  return readList(text).map((word) => {
    const known = requirements.find((requirement) => requirement === word)
    if (known !== undefined) return known
    const message = `--require takes ${requirements.join(', ')}, not "${word}"`
    throw new CustodyError('ERR_USAGE', message, { argument: '--require' })
  })
}

interface OneBundle {
  readonly path: string
  readonly identities: readonly string[]
  /** The file of all leaves, read anew for each bundle. */
  readonly leaves: string | undefined
}

async function verifyOne(
  { surroundings }: Task,
  { path, identities, leaves }: OneBundle,
  options: VerifyOptions,
): Promise<Outcome> {
  const progress = createProgress(surroundings, (done, total) => {
    const all = total === undefined ? '' : ` of ${formatBytes(total)}`
    return `Checking ${path}: ${formatBytes(done)}${all}`
  })
  try {
    const report = await verifyBundle(bundleStream({ path, identities, surroundings }), {
      ...options,
      leaves: leaves === undefined ? undefined : inputStream(leaves, surroundings),
      onProgress: ({ bytes, total }) => progress.at(bytes, total),
    })
    return { path, report }
  } catch (error) {
    // One bundle that is not there must not hide what there is to say of the others.
    if (isCustodyError(error) && cannotBeOpened.has(error.code)) return { path, error }
    throw error
  } finally {
    progress.end()
  }
}

const cannotBeOpened: ReadonlySet<string> = new Set(['ERR_FILE_READ', 'ERR_ENCRYPTED'])

function verdictOf(outcome: Outcome): Verdict {
  return 'report' in outcome ? outcome.report.verdict : 'unreadable'
}

function worst(outcomes: readonly Outcome[]): Verdict {
  const verdicts = outcomes.map(verdictOf)
  return worstFirst.find((verdict) => verdicts.includes(verdict)) ?? 'unreadable'
}

async function say(
  { out, surroundings }: Task,
  outcomes: readonly Outcome[],
  { details = false }: VerifyCommandOptions,
): Promise<void> {
  const [first] = outcomes
  if (out.json) {
    const documents = outcomes.map(documentOf)
    const isOne = outcomes.length === 1 && first !== undefined
    const document = isOne
      ? documentOf(first)
      : {
          schema: 'custodia/reports/1',
          exitCode: exitCodes[worst(outcomes)],
          bundles: outcomes.map(({ path }, i) => ({ file: path, report: documents[i] })),
        }
    await out.answer({ document, text: '' })
    return
  }
  for (const outcome of outcomes) {
    if (outcomes.length > 1) await out.print(`== ${displayText(outcome.path, 'terminal')}`)
    if ('report' in outcome)
      await out.print(renderText(outcome.report, { expert: details }).trimEnd())
    else await out.say(reportError(outcome.error, { debug: false, interrupted: false }).text)
  }
  if (surroundings.signal.aborted) throw surroundings.signal.reason
}

function documentOf(outcome: Outcome): Json {
  if ('report' in outcome) return JSON.parse(renderJson(outcome.report)) as Json
  return reportError(outcome.error, { debug: false, interrupted: false }).document
}
