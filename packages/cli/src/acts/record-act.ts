import type { Draft, Recorded } from '@custodia/core'
import { keyThumbprint } from '@custodia/core/crypto'
import type { Signer } from '@custodia/core/crypto'
import { describeEvent } from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import type { EventType } from '@custodia/core/wire'
import { writeLedger } from '../home/use-ledger.ts'
import type { OpenHome } from '../home/use-ledger.ts'
import { findNamed } from '../register/find.ts'
import { createNameOf } from '../register/name-of.ts'
import { readRegister } from '../register/register.ts'
import type { Register } from '../register/register.ts'
import type { Task } from '../task.ts'
import { examinePrepared } from '../travel/examine.ts'
import { judgeAnchor } from '../travel/judge-anchor.ts'
import { keepSeen, readSeen } from '../travel/seen-file.ts'
import { formatTime, parseOccurrence } from '../words/time.ts'
import type { ActOptions } from './act-options.ts'
import { openKey, requireKey } from './key-options.ts'
import { chooseRole } from './role.ts'
import { signPrepared } from './sign-prepared.ts'
import { handOut, signerElsewhere } from './hand-out.ts'

/** What a command puts on record: a draft without the capacity and the time, which all commands take alike. */
export interface ActContent {
  readonly type: EventType
  readonly chain?: string
  readonly fields: { readonly [name: string]: unknown }
  readonly sealed?: { readonly [label: string]: unknown }
}

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
  const isElsewhere = options.prepare !== undefined
  const signer = isElsewhere
    ? undefined
    : await openKey(requireKey(options), options, task.surroundings)
  await writeLedger(task, options, async (home) => {
    const register = await readRegister(home.ledger)
    const publicKey = signer?.publicKey ?? (await signerElsewhere(options, home, register))
    const party =
      signsFor === undefined
        ? partyOf(publicKey, home)
        : findNamed('party', signsFor, register.parties).id
    const place = { ...home, register, party }
    const draft = draftOf(await build(place), { options, place, now: task.surroundings.now() })
    if (signer === undefined) await handOut(task, options, { draft, publicKey, place })
    else await signHere(task, options, { draft, signer, place })
  })
}

function checkOptions({ prepare, as, lifetime, since }: ActOptions): void {
  const stray = Object.entries({ as, lifetime, since }).find(([, value]) => value !== undefined)
  if (prepare !== undefined || stray === undefined) return
  const message = `--${stray[0]} goes with --prepare`
  throw new CustodyError('ERR_USAGE', message, { argument: `--${stray[0]}` })
}

function partyOf(publicKey: Uint8Array, { ledger }: OpenHome): string {
  const kid = keyThumbprint(publicKey)
  const party = ledger.state.keyAt(kid)?.party
  if (party !== undefined) return party
  throw new CustodyError('ERR_SIGNER_UNKNOWN', `no party of this ledger has the key ${kid}`, {
    kid,
  })
}

interface DraftContext {
  readonly options: ActOptions
  readonly place: ActPlace
  readonly now: number
}

function draftOf(content: ActContent, { options, place, now }: DraftContext): Draft {
  const { role: given, occurredAt } = options
  const { type, chain } = content
  const role = chooseRole(
    { type, party: place.party, given, now, case: caseOf(content, place) },
    place.ledger,
  )
  return {
    type,
    role,
    ...(chain === undefined ? {} : { chain }),
    ...(occurredAt === undefined ? {} : { occurredAt: parseOccurrence(occurredAt) }),
    fields: content.fields,
    sealed: content.sealed ?? {},
  } as Draft
}

/** The case in which an act takes place: roles may hold for one case alone. */
function caseOf({ chain, fields }: ActContent, { ledger }: ActPlace): string | undefined {
  const { case: named, item } = fields
  if (typeof named === 'string') return named
  const id = typeof item === 'string' ? item : chain
  if (id === undefined) return undefined
  return ledger.state.item(id)?.case ?? (ledger.state.caseRecord(id) === undefined ? undefined : id)
}

interface SignedAct {
  readonly draft: Draft
  readonly signer: Signer
  readonly place: ActPlace
}

async function signHere(
  task: Task,
  options: ActOptions,
  { draft, signer, place }: SignedAct,
): Promise<void> {
  const { ledger } = place
  const keyFile = requireKey(options)
  const seen = (await readSeen(keyFile)).get(ledger.id)
  const since = seen === undefined ? {} : { since: seen.size }
  const prepared = await ledger.prepare(draft, { publicKey: signer.publicKey, ...since })
  try {
    const { anchor } = examinePrepared({ ...prepared, context: [] })
    judgeAnchor(anchor, seen, prepared.extension)
    await keepSeen(keyFile, { ledger: ledger.id, ...anchor })
    const signature = await signPrepared(prepared, signer, task)
    await tell(task, await ledger.submit(prepared, signature), place)
  } catch (error) {
    await ledger.cancel(prepared)
    throw error
  }
}

/** Says what was recorded and where, and what the law wants explained of it. */
export async function tell(
  { out }: Task,
  recorded: Recorded,
  { ledger, register }: Pick<ActPlace, 'ledger' | 'register'>,
): Promise<void> {
  const event = await ledger.event(recorded.id)
  if (event === undefined) throw new Error('bug: the ledger does not find what it has recorded')
  register.add(event)
  const words = describeEvent(event, createNameOf(register))
  const points = (ledger.state.event(recorded.id)?.breaches ?? []).filter(
    ({ weight }) => weight === 'point',
  )
  await out.answer({
    document: {
      event: recorded.id,
      type: event.payload.type,
      index: recorded.index,
      chain: recorded.chain,
      seq: recorded.seq,
      recordedAt: recorded.recordedAt,
      words,
      points: points.map(({ rule, sentence, remedy }) => ({ rule, sentence, remedy })),
    },
    text: [
      `Recorded as entry @${recorded.index} on ${formatTime(recorded.recordedAt)}: ${words}`,
      `  Event ${recorded.id}`,
      ...points.map(
        ({ rule, sentence, remedy }) => `  To be explained (${rule}): ${sentence} ${remedy}`,
      ),
    ].join('\n'),
  })
}
