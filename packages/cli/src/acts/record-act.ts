import type { Draft, Recorded } from '@custodia/core'
import type { Signer } from '@custodia/core/crypto'
import { keyThumbprint } from '@custodia/core/crypto'
import { CustodyError } from '@custodia/core/errors'
import type { Attachment } from '@custodia/core/wire'
import { writeLedger } from '../home/use-ledger.ts'
import type { OpenHome } from '../home/use-ledger.ts'
import { findNamed } from '../register/find.ts'
import { readRegister } from '../register/register.ts'
import type { Register } from '../register/register.ts'
import type { Task } from '../task.ts'
import { clearWarnings } from '../words/in-clear.ts'
import { examinePrepared } from '../travel/examine.ts'
import { judgeAnchor } from '../travel/judge-anchor.ts'
import { keepSeen, readSeen, seenPath } from '../travel/seen-file.ts'
import type { ActOptions } from './act-options.ts'
import { expectReceiptFree } from '../receipt/write-receipt.ts'
import { readAttachments } from './attachments.ts'
import { draftOf } from './draft.ts'
import type { ActContent } from './draft.ts'
import { handOut, signerElsewhere } from './hand-out.ts'
import { openKey, requireKey } from './key-options.ts'
import { refusalInNames } from './refusal-in-names.ts'
import { signPrepared } from './sign-prepared.ts'
import { tell } from './tell.ts'

/** Where an act takes place, and by whom. */
export interface ActPlace extends OpenHome {
  readonly register: Register
  /** Party id of who signs. */
  readonly party: string
}

export type BuildAct = (place: ActPlace) => Promise<ActContent>

/**
 * Records one event, signed here with a key file, or prepares it for a signature elsewhere.
 * `signsFor` names the party whose key signs, where the key is not enrolled yet.
 * The passphrase is asked before the ledger is opened, so that nobody holds its lock while he types.
 */
export async function recordAct(
  task: Task,
  options: ActOptions,
  build: BuildAct,
  signsFor?: string,
): Promise<void> {
  checkOptions(options)
  await expectReceiptFree(options.receiptFile)
  const isElsewhere = options.prepare !== undefined
  const signer = isElsewhere
    ? undefined
    : await openKey(requireKey(options), options, task.surroundings)
  const attachments = await readAttachments(options.attach ?? [], task.surroundings)
  await writeLedger(task, options, async (home) => {
    const register = await readRegister(home.ledger)
    const publicKey = signer?.publicKey ?? (await signerElsewhere(options, home, register))
    const party =
      signsFor === undefined
        ? partyOf(publicKey, home)
        : findNamed('party', signsFor, register.parties).id
    const place = { ...home, register, party }
    const now = task.surroundings.now()
    const content = withAttachments(await build(place), attachments)
    const draft = draftOf(content, { ...options, ...place, now })
    await refusalInNames(place, () =>
      signer === undefined
        ? handOut(task, options, { draft, publicKey, place })
        : signHere(task, options, { draft, signer, place }),
    )
  })
}

function withAttachments(content: ActContent, attachments: readonly Attachment[]): ActContent {
  return attachments.length === 0
    ? content
    : { ...content, sealed: { ...content.sealed, attachments } }
}

function checkOptions({ prepare, as, lifetime, since, receiptFile }: ActOptions): void {
  if (prepare !== undefined && receiptFile !== undefined) {
    const message =
      'nothing is recorded yet: the receipt is written by custodia submit --receipt-file'
    throw new CustodyError('ERR_USAGE', message, { argument: '--receipt-file' })
  }
  const stray = Object.entries({ as, lifetime, since }).find(([, value]) => value !== undefined)
  if (prepare !== undefined || stray === undefined) return
  const message = `--${stray[0]} goes with --prepare`
  throw new CustodyError('ERR_USAGE', message, { argument: `--${stray[0]}` })
}

/** The party that has a key. Errors: ERR_SIGNER_UNKNOWN. */
export function partyOf(publicKey: Uint8Array, { ledger }: OpenHome): string {
  const kid = keyThumbprint(publicKey)
  const party = ledger.state.keyAt(kid)?.party
  if (party !== undefined) return party
  throw new CustodyError('ERR_SIGNER_UNKNOWN', `no party of this ledger has the key ${kid}`, {
    kid,
  })
}

export interface SignedAct {
  readonly draft: Draft
  readonly signer: Signer
  readonly place: ActPlace
}

async function signHere(task: Task, options: ActOptions, act: SignedAct): Promise<void> {
  await tell(task, await signDraft(task, options, act), act.place, options.receiptFile)
}

/** The same steps as on two machines: prepare, examine, sign, submit. */
export async function signDraft(
  task: Task,
  options: ActOptions,
  { draft, signer, place }: SignedAct,
): Promise<Recorded> {
  const { ledger } = place
  const keyFile = requireKey(options)
  const seen = (await readSeen(keyFile)).get(ledger.id)
  const since = seen === undefined ? {} : { since: seen.size }
  const prepared = await ledger.prepare(draft, { publicKey: signer.publicKey, ...since })
  try {
    const { anchor, event } = examinePrepared({ ...prepared, context: [] })
    for (const warning of clearWarnings(event.payload)) await task.out.say(warning)
    judgeAnchor(anchor, { seen, path: seenPath(keyFile) }, prepared.extension)
    await keepSeen(keyFile, { ledger: ledger.id, ...anchor })
    const signature = await signPrepared(prepared, signer, task)
    return await ledger.submit(prepared, signature)
  } catch (error) {
    await ledger.cancel(prepared)
    throw error
  }
}
