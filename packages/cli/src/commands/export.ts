import { createHash } from 'node:crypto'
import { toHex } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import type { Command } from 'commander'
import type { ExportedAttachment, Ledger } from '@custodia/core'
import type { Checkpoint } from '@custodia/core/custody'
import { askedLines } from '../dating/asked-words.ts'
import { dateCheckpoint } from '../dating/date-checkpoint.ts'
import type { DatingRequest } from '../dating/date-checkpoint.ts'
import { addDatingOptions, readDating } from '../dating/dating-options.ts'
import type { DatingOptions } from '../dating/dating-options.ts'
import { encryptTo } from '../encryption/encrypt.ts'
import { readRecipients } from '../encryption/recipients.ts'
import { findProfile } from '../profile/find-profile.ts'
import type { FoundProfile } from '../profile/find-profile.ts'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { writeLedger } from '../home/use-ledger.ts'
import type { OpenHome } from '../home/use-ledger.ts'
import { inputStream, writeNewFile } from '../io/files.ts'
import { hashFile } from '../io/hash-file.ts'
import { createProgress, formatBytes } from '../io/progress.ts'
import { examples } from '../program.ts'
import { findNamed } from '../register/find.ts'
import { readRegister } from '../register/register.ts'
import type { Act, Task } from '../task.ts'

interface ExportOptions extends LedgerOption, DatingOptions {
  readonly out: string
  readonly item?: readonly string[]
  readonly profile: string
  readonly recipient?: string
  readonly reason?: string
  readonly attach?: readonly string[]
  readonly encryptTo?: readonly string[]
  readonly withLeaves?: boolean
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Write the custody bundle of a case. The ledger records that, when, and what it holds.',
    )
    .argument('<case>', 'file number, or digits of its id')
    .requiredOption('--out <file>', 'the bundle; - is stdout')
    .option('--item <item...>', 'only these items, and what they derive from')
    .option(
      '--profile <profile>',
      'who is shown what: the name of a profile, or a file (custodia profile list)',
      'full',
    )
    .option('--recipient <text>', 'for whom it is; sealed')
    .option('--reason <text>', 'what it is for; sealed')
    .option('--attach <file...>', 'attachments of its entries that the bundle is to carry')
    .option(
      '--encrypt-to <recipient...>',
      'encrypt it to these recipients of age, or files of them',
    )
    .option('--with-leaves', 'carry all leaves of the log: shows that nothing continues it')
    .option('--date-by <trust>', 'have it cosigned and stamped by those whom this trust file names')
  addDatingOptions(command)
  examples(command, [
    'custodia export EX-2026-001 --profile defence --recipient "Dora Muster" --reason "Hearing of 12 March" --out defence.custody',
    'custodia export EX-2026-001 --item EX-1 --attach photo-1.jpg receipt.pdf --out ex-1.custody',
    'custodia export EX-2026-001 --encrypt-to court.age.pub --date-by trust.json --allow-network --out case.custody.age',
  ]).action(act((task, name: string, options: ExportOptions) => exportCase(task, name, options)))
}

interface Written {
  readonly bytes: number
  readonly sha256: string
}

/** What is made before the ledger is opened: it can take long, or fail. */
interface Prepared {
  readonly attachments: readonly ExportedAttachment[]
  /** Nobody: the bundle is not encrypted. */
  readonly recipients: readonly string[]
  readonly found: FoundProfile
  /** Who is to date the checkpoint of the bundle. */
  readonly dating: DatingRequest | undefined
}

async function exportCase(task: Task, name: string, options: ExportOptions): Promise<void> {
  const recipients = await readRecipients(options.encryptTo ?? [], task.surroundings)
  const attachments = await readAttached(options.attach ?? [], task)
  const found = await findProfile(options.profile, task.surroundings)
  const dating =
    options.dateBy === undefined
      ? undefined
      : await readDating(options.dateBy, options, task.surroundings)
  const written = await writeLedger(task, options, (home) =>
    write(task, home, name, { ...options, attachments, recipients, found, dating }),
  )
  const { bytes, sha256 } = written
  const { out } = options
  const kind = encryptedWords(recipients.length)
  if (out === '-') {
    return task.out.say(`Wrote the bundle: ${formatBytes(bytes)}${kind}, SHA-256 ${sha256}`)
  }
  await task.out.answer({
    document: { bundle: out, bytes, sha256, profile: found.profile.name, encryptedTo: recipients },
    text: `Wrote ${out}: ${formatBytes(bytes)}${kind}.\n  SHA-256 ${sha256}\n  ${profileWords(found)}`,
  })
}

function profileWords({ profile: { name } }: FoundProfile): string {
  if (name === 'full') return 'All sealed values are opened that were not erased.'
  return `Sealed values are opened by the profile ${name}; verify says which are withheld, and why.`
}

function encryptedWords(recipients: number): string {
  if (recipients === 0) return ''
  return `, encrypted to ${recipients} recipient${recipients === 1 ? '' : 's'}`
}

async function write(
  task: Task,
  { ledger }: OpenHome,
  name: string,
  options: ExportOptions & Prepared,
): Promise<Written> {
  const { recipient, reason, out, attachments, recipients, found, dating } = options
  const register = await readRegister(ledger)
  const items = options.item?.map((item) => findNamed('item', item, register.items).id)
  const bundle = ledger.export({
    case: findNamed('case', name, register.cases).id,
    ...(items === undefined ? {} : { items }),
    profile: found.bytes,
    ...(recipient === undefined ? {} : { recipient }),
    ...(reason === undefined ? {} : { reason }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(options.withLeaves === true ? { leaves: true } : {}),
    ...(dating === undefined ? {} : { date: dateBy(dating, ledger, task) }),
  })
  const source = recipients.length === 0 ? bundle : encryptTo(recipients, bundle)
  const count = counter()
  const counted = count.through(source, task)
  if (out === '-') for await (const part of counted) await task.out.write(part)
  else await writeNewFile(out, counted)
  return count.written()
}

/** Has the checkpoint dated, and says by whom. A bundle that nobody dated is a bundle all the same. */
function dateBy(
  dating: DatingRequest,
  ledger: Ledger,
  { out }: Task,
): (checkpoint: Checkpoint) => Promise<void> {
  return async (checkpoint) => {
    const asked = await dateCheckpoint(checkpoint, ledger, dating)
    for (const line of askedLines(asked)) await out.say(line)
  }
}

/** Errors: ERR_FILE_READ, ERR_USAGE. */
async function readAttached(
  paths: readonly string[],
  { surroundings }: Task,
): Promise<readonly ExportedAttachment[]> {
  const attachments: ExportedAttachment[] = []
  for (const path of paths) {
    if (path === '-') throw readOnlyOnce()
    const { value, size } = await hashFile(path, surroundings)
    attachments.push({ sha256: toHex(value), size, open: () => inputStream(path, surroundings) })
  }
  return attachments
}

/** Each is read to find it on record, and again into the bundle. */
function readOnlyOnce(): CustodyError<'ERR_USAGE'> {
  const message = 'an attachment is read twice: give it as a file, not on standard input'
  return new CustodyError('ERR_USAGE', message, { argument: '--attach' })
}

/** Counts and hashes bytes on their way. */
function counter(): {
  through(source: AsyncIterable<Uint8Array>, task: Task): AsyncIterable<Uint8Array>
  written(): Written
} {
  const hash = createHash('sha256')
  let bytes = 0
  return {
    async *through(source, { surroundings }) {
      const progress = createProgress(
        surroundings,
        (done) => `Writing the bundle: ${formatBytes(done)}`,
      )
      try {
        for await (const part of source) {
          surroundings.signal.throwIfAborted()
          hash.update(part)
          bytes += part.length
          progress.at(bytes)
          yield part
        }
      } finally {
        progress.end()
      }
    },
    written: () => ({ bytes, sha256: hash.digest('hex') }),
  }
}
