import type { Command } from 'commander'
import type { Signer } from '@custodia/core'
import { keyThumbprint } from '@custodia/core/crypto'
import { openCheckpoint } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { limits, parseTrustFile } from '@custodia/core/wire'
import { addKeyOptions, openKey, requireKey } from '../acts/key-options.ts'
import type { KeyOptions } from '../acts/key-options.ts'
import { signPrepared } from '../acts/sign-prepared.ts'
import { confirm } from '../io/confirm.ts'
import { readInput, writeNewFile } from '../io/files.ts'
import { readKeyName } from '../keys/index.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'
import { examineContext, examinePrepared } from '../travel/examine.ts'
import type { ExaminedEvent } from '../travel/examine.ts'
import { judgeAnchor } from '../travel/judge-anchor.ts'
import { encodePreparedFile, parsePreparedFile, preparedLength } from '../travel/prepared-file.ts'
import type { PreparedFile } from '../travel/prepared-file.ts'
import { keepSeen, readSeen, seenPath } from '../travel/seen-file.ts'
import type { SeenAnchor } from '../travel/seen-file.ts'
import { formatTime } from '../words/time.ts'
import { describeExamined } from '../words/examined-text.ts'

interface SignOptions extends KeyOptions {
  readonly out?: string
  readonly trust?: string
  readonly yes?: boolean
}

export function define(command: Command, act: Act): void {
  command
    .description(
      'Show in plain words what a prepared event says, and sign it. Needs no ledger: what is shown is made from the bytes that are signed.',
    )
    .argument('<file>', 'the prepared event; - is stdin')
  addKeyOptions(command, 'your key file')
  examples(
    command
      .option('--out <file>', 'the signed event; - is stdout; FILE.signed if left out')
      .option(
        '--trust <file>',
        'the trust file of the ledger: its checkpoint must be signed by that log',
      )
      .option('--yes', 'sign without being asked'),
    [
      'custodia sign accept.prepared --key b.key',
      'custodia sign accept.prepared --key b.key --trust trust.json --yes --out accept.signed',
    ],
  ).action(act((task, file: string, options: SignOptions) => sign(task, file, options)))
}

async function sign(task: Task, path: string, options: SignOptions): Promise<void> {
  const { surroundings, out } = task
  const keyFile = requireKey(options)
  const file = parsePreparedFile(await readInput(path, { maximum: preparedLength, surroundings }))
  const examined = examinePrepared(file)
  const context = examineContext(file.context)
  await checkKeyName(keyFile, examined)
  await checkTrust(file, options, task)
  const seen = (await readSeen(keyFile)).get(file.ledger)
  judgeAnchor(examined.anchor, { seen, path: seenPath(keyFile) }, file.extension)
  checkExpiry(file, surroundings.now())
  await out.say(describeExamined(examined, context, { file, seen }))
  if (options.yes !== true) await confirm('Sign this?', surroundings)
  const signer = await openKey(keyFile, options, surroundings)
  checkKey(signer, examined, keyFile)
  const target = targetOf(path, options)
  await finish(task, { file, examined, signer, keyFile, target })
}

/** The log signed the checkpoint, if the signer has its trust file. Errors: ERR_LEDGER_MISMATCH and those of the note. */
async function checkTrust(
  file: PreparedFile,
  { trust: path }: SignOptions,
  { surroundings }: Task,
): Promise<void> {
  if (path === undefined) return
  const bytes = await readInput(path, { maximum: limits.trustFileLength, surroundings })
  const { ledger, origin, logKey } = parseTrustFile(bytes)
  if (ledger !== file.ledger) {
    const message = `the event is for the ledger ${file.ledger}, and ${path} is the trust file of ${ledger}`
    throw new CustodyError('ERR_LEDGER_MISMATCH', message, { expected: ledger, found: file.ledger })
  }
  openCheckpoint(file.checkpoint, { origin, vkey: logKey })
}

function checkExpiry({ expires }: PreparedFile, now: number): void {
  if (now < expires) return
  const message = `the place kept for this event expired on ${formatTime(expires)}, so it could not be recorded`
  throw new CustodyError('ERR_RESERVATION', message, { reason: 'expired' })
}

/** Another key is noticed before anything else is said, if the file names its key. */
async function checkKeyName(keyFile: string, examined: ExaminedEvent): Promise<void> {
  const name = await readKeyName(keyFile).catch((error: unknown) => {
    if (isCustodyError(error) && error.code === 'ERR_KEY_FILE_FORMAT') return undefined
    throw error
  })
  if (name !== undefined) checkKey(name, examined, keyFile)
}

function checkKey(
  { publicKey }: Pick<Signer, 'publicKey'>,
  { event }: ExaminedEvent,
  keyFile: string,
): void {
  const found = keyThumbprint(publicKey)
  const expected = event.parsed.header.kid
  if (found === expected) return
  const message = `${keyFile} holds the key ${found}, and the event is for the key ${expected}`
  throw new CustodyError('ERR_KEY_MISMATCH', message, { expected, found })
}

/** `accept.prepared` becomes `accept.signed`. */
function targetOf(path: string, { out }: SignOptions): string {
  if (out !== undefined) return out
  return path === '-' ? '-' : `${path.replace(/\.prepared$/, '')}.signed`
}

interface Signing {
  readonly file: PreparedFile
  readonly examined: ExaminedEvent
  readonly signer: Signer
  readonly keyFile: string
  readonly target: string
}

async function finish(
  task: Task,
  { file, examined, signer, keyFile, target }: Signing,
): Promise<void> {
  const anchor: SeenAnchor = examined.anchor
  await keepSeen(keyFile, { ledger: file.ledger, ...anchor })
  const signature = await signPrepared(file, signer, task)
  const bytes = encodePreparedFile({ ...file, signature })
  if (target === '-') {
    await task.out.write(bytes)
    return
  }
  await writeNewFile(target, bytes, { mode: 0o600 })
  await task.out.answer({
    document: {
      signed: target,
      type: examined.event.payload.type,
      ledger: file.ledger,
      kid: examined.event.parsed.header.kid,
      expires: file.expires,
    },
    text: `Signed: ${target}\n  Next: custodia submit ${target}, where the ledger is, before ${formatTime(file.expires)}.`,
  })
}
