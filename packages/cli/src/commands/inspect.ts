import { join } from 'node:path'
import type { Command } from 'commander'
import { toHex } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import { displayText } from '@custodia/core/wire'
import { bundleStream } from '../encryption/decrypt.ts'
import { readIdentities } from '../encryption/identities.ts'
import { addIdentityOption } from '../encryption/identity-option.ts'
import type { IdentityOption } from '../encryption/identity-option.ts'
import { takeApart } from '../inspect/take-apart.ts'
import type { InspectedBundle } from '../inspect/take-apart.ts'
import { attachmentPath, writeAttachments } from '../inspect/write-attachments.ts'
import { writeParts } from '../inspect/write-parts.ts'
import { formatBytes } from '../io/progress.ts'
import { formatTable } from '../io/table.ts'
import { examples } from '../program.ts'
import { shortId } from '../register/register.ts'
import type { Act, Task } from '../task.ts'

interface InspectOptions extends IdentityOption {
  readonly out?: string
}

export function define(command: Command, act: Act): void {
  command
    .description(
      'List what a bundle holds, or write its events, leaves and proofs as files for the tools of others. It judges nothing: that is for verify.',
    )
    .argument('<bundle>', 'the .custody file; - is stdin')
    .option('--out <dir>', 'a directory that is missing or empty; attachments come out too')
  addIdentityOption(command)
  examples(command, [
    'custodia inspect case.custody',
    'custodia inspect case.custody --out parts',
    'custodia inspect - --json < case.custody',
  ]).action(act((task, path: string, options: InspectOptions) => inspect(task, path, options)))
}

async function inspect(
  task: Task,
  path: string,
  { out, identity = [] }: InspectOptions,
): Promise<void> {
  const { surroundings } = task
  const identities = await readIdentities(identity, surroundings)
  const source = { path, identities, surroundings }
  const bundle = await takeApart(bundleStream(source))
  const { ledger, origin, size, root, chains, events, attachments } = bundle
  if (out !== undefined) {
    if (path === '-' && attachments.length > 0) throw notFromStdin()
    await writeParts(bundle, out)
    await writeAttachments(bundleStream(source), attachments, out)
  }
  await task.out.answer({
    document: {
      ledger,
      origin,
      checkpoint: { size, root },
      chains: chains.map(({ kind, chain, events: count }) => ({ kind, chain, events: count })),
      events: events.map(({ id, index, type, chain, seq, leaf, proof }) => ({
        event: id,
        index,
        type,
        chain,
        seq,
        leaf: toHex(leaf),
        proof: proof.map(toHex),
      })),
      attachments: attachments.map((attachment) => ({
        sha256: attachment.sha256,
        size: attachment.size,
        ...(out === undefined ? {} : { file: join(out, attachmentPath(attachment)) }),
      })),
      ...(out === undefined ? {} : { directory: out }),
    },
    text: out === undefined ? summary(bundle) : written(bundle, out),
  })
}

/** The bytes of attachments are read a second time. */
function notFromStdin(): CustodyError<'ERR_USAGE'> {
  const message = 'the bundle carries attachments: give it as a file, not on standard input'
  return new CustodyError('ERR_USAGE', message, { argument: 'bundle' })
}

function summary({
  ledger,
  origin,
  size,
  root,
  chains,
  events,
  attachments,
}: InspectedBundle): string {
  const kinds = new Map(chains.map(({ chain, kind }) => [chain, kind]))
  return [
    `Ledger      ${displayText(origin, 'terminal')} ${ledger}`,
    `Checkpoint  ${size} entries, root ${root}`,
    `Carried     ${events.length} events in ${chains.length} chains`,
    ...attachments.map(
      ({ sha256, size: length }) => `Attachment  ${sha256}, ${formatBytes(length)}`,
    ),
    '',
    formatTable(
      events.map(({ id, index, type, chain, seq, event }) => [
        `@${index}`,
        shortId(id),
        `${kinds.get(chain) ?? ''} ${shortId(chain)}`,
        String(seq),
        type,
        event === undefined ? '' : String(event.length),
      ]),
      ['ENTRY', 'EVENT', 'CHAIN', 'SEQ', 'TYPE', 'BYTES'],
    ),
  ].join('\n')
}

function written({ events, attachments }: InspectedBundle, directory: string): string {
  return [
    `Wrote ${events.length} events, leaves and proofs, and checkpoint.txt, to ${directory}.`,
    ...attachments.map((attachment) => `  ${attachmentPath(attachment)}`),
    '  The event id is the SHA-256 of its file: sha256sum events/*.cose shows it.',
  ].join('\n')
}
