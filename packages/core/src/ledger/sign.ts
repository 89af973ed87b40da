import { openEvent } from '../custody/index.ts'
import type { Checkpoint } from '../custody/index.ts'
import { keyThumbprint, signChecked } from '../crypto/index.ts'
import { assembleSign1 } from '../wire/index.ts'
import { buildDraft } from './build.ts'
import type { BuiltEvent, SignerId } from './build.ts'
import type { ChainPlace } from './chains.ts'
import type { Draft } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { nextPlace } from './place.ts'
import type { PendingEvent } from './writer.ts'

/** A built event with its signature, ready for the writer. The signature must have been checked. */
export function pendingOf(
  built: BuiltEvent,
  signature: Uint8Array,
  place: ChainPlace,
): PendingEvent {
  const { protectedBytes, payloadBytes, disclosures } = built
  const event = openEvent(assembleSign1({ protectedBytes, payloadBytes, signature }))
  return { event, secret: place.secret, nextSecret: place.nextSecret, disclosures }
}

/** Builds, signs and checks an event of the ledger's own service at the end of a chain. The caller holds the chain. */
export function signAsService(
  draft: Draft,
  chain: string,
  core: LedgerCore,
): Promise<PendingEvent> {
  return signAsServiceAt(draft, nextPlace(draft, chain, core), core)
}

/** The same at a place that the caller knows, after events that are not recorded yet. Errors: ERR_SIGNER. */
export async function signAsServiceAt(
  draft: Draft,
  place: ChainPlace,
  core: LedgerCore,
  anchor?: Checkpoint,
): Promise<PendingEvent> {
  const { service, serviceParty } = core
  const signer: SignerId = { party: serviceParty, kid: keyThumbprint(service.publicKey) }
  const built = buildDraft(draft, place, signer, core, anchor)
  return pendingOf(built, await signChecked(service, built.toBeSigned), place)
}

const registrations = {
  party: 'party.registered',
  case: 'case.registered',
  item: 'item.registered',
  access: 'access.registered',
} as const

/** The registration of a chain that `first` opens, in the chain above it. */
export function registrationOf(first: PendingEvent): Draft {
  const { kind, chain } = first.event
  if (kind === 'ledger') throw new Error('bug: nothing stands above the ledger chain')
  return { type: registrations[kind], role: 'service', fields: { chain } }
}
