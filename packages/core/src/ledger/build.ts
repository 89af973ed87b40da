import { buildEvent, nextCommitment, sealValue } from '../custody/index.ts'
import type { Checkpoint, UnsignedEvent } from '../custody/index.ts'
import { limits, writeSealedValue } from '../wire/index.ts'
import type { EventPayload, LabelledValues, LabelValue, Occurrence } from '../wire/index.ts'
import { anchorOf } from './anchor-of.ts'
import { clockFault, isTime } from './clock.ts'
import type { ChainPlace } from './chains.ts'
import type { Draft } from './contract.ts'
import type { LedgerCore } from './core.ts'

/** Who signs, and with which key. */
export interface SignerId {
  readonly party: string
  /** Thumbprint of the key, 64 hex digits. */
  readonly kid: string
}

/** A draft with its place, its seals and its anchor. */
export interface BuiltEvent extends UnsignedEvent {
  readonly payload: EventPayload
  readonly issuedAt: number
  /** Disclosures by digest. */
  readonly disclosures: ReadonlyMap<string, Uint8Array>
}

/** Turns a draft into the bytes that its signer signs, anchored to the given checkpoint. Errors: ERR_EVENT_FIELD, ERR_CLOCK. */
export function buildDraft(
  draft: Draft,
  place: ChainPlace,
  signer: SignerId,
  core: LedgerCore,
  latest: Checkpoint = core.checkpointer.latest,
): BuiltEvent {
  const now = core.clock()
  if (!isTime(now)) throw clockFault(now)
  const { disclosures, ...labels } = seal(draft, core.state.policyAt()?.clear)
  const payload = {
    type: draft.type,
    seq: place.seq,
    prev: place.prev,
    role: draft.role,
    occurredAt: draft.occurredAt ?? thisSecond(now),
    anchor: anchorOf(latest),
    next: nextCommitment(place.nextSecret),
    ...(place.seq === 0 ? { self: nextCommitment(place.secret) } : {}),
    ...labels,
    fields: draft.fields,
  } as EventPayload
  const issuedAt = Math.floor(now / 1000)
  const subject = { kind: place.kind, id: place.chain ?? null }
  const header = { kid: signer.kid, signer: signer.party, subject, ledger: core.id, issuedAt }
  return { ...buildEvent({ header, payload }), payload, issuedAt, disclosures }
}

/** Now, as a person would put it down: to the second, in UTC. */
export function thisSecond(now: number): Occurrence {
  const time = Math.min(Math.floor(now / 1000) * 1000, limits.time)
  return { time, offset: 0, precision: 'second' }
}

interface Seals extends LabelledValues {
  readonly disclosures: ReadonlyMap<string, Uint8Array>
}

/**
 * Seals the values of a draft, each with a fresh salt, but for those whose labels the policy has written in clear.
 * Errors: ERR_EVENT_FIELD, ERR_CBOR_VALUE.
 */
export function seal(
  { type, sealed: given = {} }: Pick<Draft, 'type' | 'sealed'>,
  inClear: readonly string[] = [],
): Seals {
  const values = Object.entries(given).filter(
    (entry): entry is [string, LabelValue] => (entry[1] as unknown) !== undefined,
  )
  const clear = values.filter(([label]) => inClear.includes(label))
  const sealed = values
    .filter(([label]) => !inClear.includes(label))
    .map(([label, value]) => sealValue(label, writeSealedValue(type, label, value)))
  return {
    sealed: new Map(sealed.map(({ label, digest }) => [label, digest])),
    ...(clear.length === 0 ? {} : { clear: new Map(clear) }),
    disclosures: new Map(sealed.map(({ digest, disclosure }) => [digest, disclosure])),
  }
}
