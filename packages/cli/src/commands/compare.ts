import type { Command } from 'commander'
import { displayText, limits } from '@custodia/core/wire'
import { compareBundles, exitCodes } from '@custodia/verifier'
import type { ComparedBundle, Comparison } from '@custodia/verifier'
import { bundleStream } from '../encryption/decrypt.ts'
import { readIdentities } from '../encryption/identities.ts'
import { addIdentityOption } from '../encryption/identity-option.ts'
import type { IdentityOption } from '../encryption/identity-option.ts'
import { inputStream, readInput } from '../io/files.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'

interface CompareOptions extends IdentityOption {
  readonly trust?: string
  readonly leaves?: string
}

export function define(command: Command, act: Act): void {
  command
    .description(
      'Compare two bundles of one ledger: the log of one must be a beginning of that of the other. Exit: 0 consistent, 1 they part, 4 not shown, 5 not comparable.',
    )
    .argument('<first>', 'a .custody file')
    .argument('<second>', 'another one: of the other side, or of another year')
    .option('--trust <file>', 'the trust file of the ledger')
    .option('--leaves <file>', 'all leaves of the longer log (custodia leaves)')
  addIdentityOption(command)
  examples(command, [
    'custodia compare prosecution.custody defence.custody --trust trust.json',
    'custodia compare last-year.custody today.custody --leaves leaves.bin',
  ]).action(
    act((task, first: string, second: string, options: CompareOptions) =>
      compare(task, [first, second], options),
    ),
  )
}

async function compare(
  task: Task,
  paths: readonly [string, string],
  options: CompareOptions,
): Promise<number> {
  const { surroundings } = task
  const identities = await readIdentities(options.identity ?? [], surroundings)
  const { trust: trustPath, leaves } = options
  const maximum = limits.trustFileLength
  const trust =
    trustPath === undefined ? undefined : await readInput(trustPath, { maximum, surroundings })
  const bundleOf = (path: string): ComparedBundle => ({
    open: () => bundleStream({ path, identities, surroundings }),
    ...(leaves === undefined ? {} : { leaves: () => inputStream(leaves, surroundings) }),
  })
  const { signal, now } = surroundings
  const [first, second] = paths
  const given = { trust, signal, now: now(), integrityOnly: trust === undefined }
  const comparison = await compareBundles(bundleOf(first), bundleOf(second), given)
  await task.out.answer({ document: documentOf(comparison), text: textOf(comparison, paths) })
  return codes[comparison.outcome]
}

const codes: { readonly [O in Comparison['outcome']]: number } = {
  consistent: exitCodes.verified,
  parted: exitCodes.altered,
  'not-shown': exitCodes.incomplete,
  'not-comparable': exitCodes.unreadable,
}

function documentOf({ outcome, same, sizes, parting, reports }: Comparison) {
  return {
    outcome,
    exitCode: codes[outcome],
    same,
    sizes: [...sizes],
    parting: parting === undefined ? null : { ...parting },
    verdicts: reports.map(({ verdict }) => verdict),
  }
}

function textOf(comparison: Comparison, paths: readonly [string, string]): string {
  const { reports, sizes } = comparison
  const bundles = paths.map((path, i) => {
    const name = displayText(path, 'terminal')
    const size = sizes[i] === 0 ? 'no log is shown' : `a log of ${sizes[i]} entries`
    return `  ${name}: ${size}; verify says ${reports[i]!.verdict}`
  })
  return [outcomeWords(comparison), ...bundles].join('\n')
}

function outcomeWords({ outcome, same, sizes, parting, reports }: Comparison): string {
  switch (outcome) {
    case 'consistent':
      return `CONSISTENT: the log of ${Math.min(...sizes)} entries is a beginning of that of ${Math.max(...sizes)}.`
    case 'parted': {
      const { kind, at, first, second } = parting!
      const where = kind === 'root' ? `the first ${at} entries` : `entry ${at}`
      return [
        `THEY PART: the ledger signed two histories. About ${where} they do not agree:`,
        `  the first says ${first}`,
        `  the second says ${second}`,
        'Keep both files: together they prove it.',
      ].join('\n')
    }
    case 'not-shown': {
      const known = same === 0 ? 'Nothing' : `Only that the first ${same} entries are the same`
      return `NOT SHOWN: nothing contradicts, but neither proves the other. ${known} is shown. Ask for all leaves of the longer log (custodia leaves), or for a fresh export of the same case.`
    }
    case 'not-comparable': {
      const ledgers = new Set(reports.map(({ bundle }) => bundle?.ledger))
      return ledgers.size > 1 && !ledgers.has(undefined)
        ? 'NOT COMPARABLE: they are of two ledgers.'
        : 'NOT COMPARABLE: one of them shows no log. `custodia verify` says why.'
    }
  }
}
