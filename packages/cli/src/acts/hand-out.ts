import type { Draft, LedgerEvent, Prepared, Store } from '@custodia/core'
import { fromHex } from '@custodia/core/bytes'
import { openEvent } from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import { writeNewFile } from '../io/files.ts'
import { readKeyName } from '../keys/index.ts'
import type { OpenHome } from '../home/use-ledger.ts'
import { assembleSign1 } from '@custodia/core/wire'
import { findNamed } from '../register/find.ts'
import { createNameOf } from '../register/name-of.ts'
import type { Register } from '../register/register.ts'
import type { Task } from '../task.ts'
import { contextEvents, encodePreparedFile } from '../travel/prepared-file.ts'
import type { ContextEvent } from '../travel/prepared-file.ts'
import { formatTime, parseSpan } from '../words/time.ts'
import type { ActOptions } from './act-options.ts'
import type { ActPlace } from './record-act.ts'

/** The public key that will sign elsewhere: of the party that `--as` names, or of the key file that `--key` names. */
export async function signerElsewhere(
  { as, key }: ActOptions,
  { ledger }: OpenHome,
  register: Register,
): Promise<Uint8Array> {
  if (as === undefined) {
    if (key !== undefined) return (await readKeyName(key)).publicKey
    const message = 'say who will sign: give --as PARTY, or --key FILE if the key file is here'
    throw new CustodyError('ERR_USAGE', message, { argument: '--as' })
  }
  const party = findNamed('party', as, register.parties)
  const current = ledger.state.party(party.id)?.keys.findLast(({ until }) => until === undefined)
  const publicKey = fromHex(current?.publicKey ?? '')
  if (publicKey?.length === 32) return publicKey
  const message = `${createNameOf(register)(party.id)} has no key in force, so cannot sign`
  throw new CustodyError('ERR_SIGNER_UNKNOWN', message, { kid: '' })
}

export interface HandOut {
  readonly draft: Draft
  readonly publicKey: Uint8Array
  readonly place: ActPlace
}

/** Prepares an event and writes it to the file that `--prepare` names. */
export async function handOut(
  { out }: Task,
  options: ActOptions,
  { draft, publicKey, place }: HandOut,
): Promise<void> {
  const { ledger, register } = place
  const prepared = await ledger.prepare(draft, { publicKey, ...placeOptions(options) })
  const path = options.prepare ?? '-'
  try {
    const bytes = encodePreparedFile({ ...prepared, context: await contextOf(prepared, place) })
    if (path === '-') await out.write(bytes)
    else await writeNewFile(path, bytes, { mode: 0o600 })
  } catch (error) {
    await ledger.cancel(prepared)
    throw error
  }
  const signer = createNameOf(register)(place.party)
  const text = `Prepared for ${signer}, whose place is kept until ${formatTime(prepared.expires)}.`
  const next = `Next: custodia sign ${path === '-' ? 'FILE' : path} --key KEY, then custodia submit.`
  if (path === '-') return out.say(`${text}\n  ${next}`)
  const document = {
    prepared: path,
    type: draft.type,
    signer: place.party,
    expires: prepared.expires,
    ledger: prepared.ledger,
  }
  await out.answer({ document, text: `${text}\n  ${next}` })
}

function placeOptions({ lifetime, since }: ActOptions): {
  readonly lifetime?: number
  readonly since?: number
} {
  return {
    ...(lifetime === undefined ? {} : { lifetime: parseSpan(lifetime) }),
    ...(since === undefined ? {} : { since: parseSize(since) }),
  }
}

function parseSize(text: string): number {
  const size = Number(text)
  if (/^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(size)) return size
  throw new CustodyError('ERR_USAGE', `--since: expected a number of entries, found "${text}"`, {
    argument: '--since',
  })
}

/** Sealed values by which people know things; others do not leave the ledger with a prepared event. */
const namingLabels = new Set(['name', 'agency', 'reference', 'title', 'exhibit', 'description'])

/** The events to which a prepared event refers, so that its signer reads names and not only ids; of many the first. */
async function contextOf(prepared: Prepared, place: ActPlace): Promise<readonly ContextEvent[]> {
  const { ledger, store } = place
  const context = new Map<string, ContextEvent>()
  for (const id of referredIds(prepared, place)) {
    if (context.size === contextEvents) break
    const event = await ledger.event(ledger.state.party(id)?.chain ?? id)
    if (event === undefined || context.has(event.id)) continue
    const disclosures = await namingDisclosures(event, store)
    context.set(event.id, { event: event.bytes, disclosures })
  }
  return [...context.values()]
}

/** Ids in an event that a person would want to see the names of: chain, case, item, parties, other events. */
function referredIds(prepared: Prepared, { ledger, party }: ActPlace): ReadonlySet<string> {
  const ids = new Set<string>([party])
  for (const id of idsIn(prepared)) {
    ids.add(id)
    const item = ledger.state.item(id)
    if (item === undefined) continue
    ids.add(item.case).add(item.custodian)
    if (item.source !== undefined) ids.add(item.source)
    for (const relabelled of item.relabelled) ids.add(relabelled)
  }
  return ids
}

function idsIn({ protectedBytes, payloadBytes }: Prepared): readonly string[] {
  const signature = new Uint8Array(64)
  const { chain, payload } = openEvent(assembleSign1({ protectedBytes, payloadBytes, signature }))
  return [chain, ...textsIn(payload.fields)].filter((value) => /^[0-9a-f]{64}$/.test(value))
}

/** The texts of a value, those of lists and of their entries included. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return []
  return Object.values(value).flatMap(textsIn)
}

async function namingDisclosures(
  { payload, opened }: LedgerEvent,
  store: Store,
): Promise<readonly Uint8Array[]> {
  const disclosures: Uint8Array[] = []
  for (const [label, digest] of payload.sealed) {
    // What is not shown, since it counts as erased, does not go out either.
    const isShown = namingLabels.has(label) && opened.has(label)
    const disclosure = isShown ? await store.disclosure(digest) : undefined
    if (disclosure !== undefined) disclosures.push(disclosure)
  }
  return disclosures
}
