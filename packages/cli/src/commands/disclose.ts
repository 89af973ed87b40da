import type { Command } from 'commander'
import type { Disclosed } from '@custodia/core'
import { CustodyError } from '@custodia/core/errors'
import { bundleStream } from '../encryption/decrypt.ts'
import { encryptTo } from '../encryption/encrypt.ts'
import { readIdentities } from '../encryption/identities.ts'
import { addIdentityOption } from '../encryption/identity-option.ts'
import type { IdentityOption } from '../encryption/identity-option.ts'
import { readRecipients } from '../encryption/recipients.ts'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { writeLedger } from '../home/use-ledger.ts'
import type { OpenHome } from '../home/use-ledger.ts'
import { writeNewFile } from '../io/files.ts'
import { examples } from '../program.ts'
import { findEvent } from '../register/find.ts'
import type { Act, Task } from '../task.ts'

interface DiscloseOptions extends LedgerOption, IdentityOption {
  readonly event: readonly string[]
  readonly label: readonly string[]
  readonly recipient: string
  readonly reason: string
  readonly out: string
  readonly encryptTo?: readonly string[]
}

export function define(command: Command, act: Act): void {
  addIdentityOption(addLedgerOption(command))
    .description(
      'Open single sealed values in a bundle later. The ledger records which, for whom and why; the bundle verifies as before.',
    )
    .argument('<bundle>', 'the .custody file')
    .requiredOption('--event <entry...>', 'entries that seal them: @12, or digits of an id')
    .requiredOption('--label <label...>', 'which of their values')
    .requiredOption('--recipient <text>', 'to whom they are disclosed; sealed')
    .requiredOption('--reason <text>', 'what for; sealed')
    .requiredOption('--out <file>', 'the new bundle')
    .option(
      '--encrypt-to <recipient...>',
      'encrypt it to these recipients of age, or files of them',
    )
  examples(command, [
    'custodia disclose defence.custody --event @12 --label from --recipient "Dora Muster" --reason "Order 7 K 12/26" --out defence-2.custody',
    'custodia disclose court.custody.age --identity lab.age.key --event @3 --label name --recipient "Sample Town Court" --reason "Hearing of 12 March" --encrypt-to court.age.pub --out court-2.custody.age',
  ]).action(act((task, path: string, options: DiscloseOptions) => disclose(task, path, options)))
}

async function disclose(task: Task, path: string, options: DiscloseOptions): Promise<void> {
  if (path === '-') {
    const message = 'a bundle is read twice: give it as a file'
    throw new CustodyError('ERR_USAGE', message, { argument: 'bundle' })
  }
  const { surroundings } = task
  const { out } = options
  const recipients = await readRecipients(options.encryptTo ?? [], surroundings)
  const identities = await readIdentities(options.identity ?? [], surroundings)
  const open = (): AsyncIterable<Uint8Array> => bundleStream({ path, identities, surroundings })
  const { recorded, values, opened } = await writeLedger(task, options, (home) =>
    write(task, home, { ...options, open, recipients }),
  )
  const { id: event, index } = recorded
  await task.out.answer({
    document: { bundle: out, disclosed: values, opened, event, index, encryptedTo: recipients },
    text: `Wrote ${out}: ${counted(values)} more than before, ${opened} in all.\n  The disclosure is on record as entry @${index}.${notEncrypted(identities, recipients)}`,
  })
}

interface Prepared {
  readonly open: () => AsyncIterable<Uint8Array>
  /** Nobody: the bundle is not encrypted. */
  readonly recipients: readonly string[]
}

async function write(
  task: Task,
  home: OpenHome,
  options: DiscloseOptions & Prepared,
): Promise<Disclosed> {
  const { event, label: labels, recipient, reason, out, open, recipients } = options
  const events: string[] = []
  for (const text of event) events.push((await findEvent(text, home)).id)
  let disclosed: Disclosed | undefined
  const told = (what: Disclosed): void => void (disclosed = what)
  const bundle = home.ledger.disclose({ open, events, labels, recipient, reason, told })
  try {
    await writeNewFile(out, recipients.length === 0 ? bundle : encryptTo(recipients, bundle))
  } catch (error) {
    if (disclosed !== undefined) await task.out.say(notWritten(disclosed))
    throw error
  }
  return disclosed!
}

function notWritten({ recorded: { index } }: Disclosed): string {
  return `Entry @${index} records the disclosure, and the bundle could not be written: give the command again.`
}

function counted(values: number): string {
  return values === 1 ? '1 opened value' : `${values} opened values`
}

function notEncrypted(identities: readonly string[], recipients: readonly string[]): string {
  if (identities.length === 0 || recipients.length > 0) return ''
  return '\n  The new bundle is not encrypted: --encrypt-to does that.'
}
