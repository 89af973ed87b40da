import { fromHex } from '../../bytes/index.ts'
import { checkPublicKey, verifySignature } from '../../crypto/index.ts'
import { isCustodyError } from '../../errors.ts'
import { parsePossession } from '../../wire/index.ts'
import type { Anchor, EventPayload, PossessionScope } from '../../wire/index.ts'
import type { Breach } from './breach.ts'
import type { CustodyRecord } from './custody-record.ts'
import { kidOf } from './keys-of.ts'
import { breach } from './law.ts'
import type { Look } from './law.ts'
import type { PlacedEvent } from './placed-event.ts'

/** A key that an event brings, and what the proof of it must say. */
interface BroughtKey {
  readonly party: string
  readonly key: string
  readonly nextKey?: string
  /** Absent for the service, the first founder, and founders whom the founding has enrolled. */
  readonly possession?: Uint8Array | undefined
}

type ProvenKey = BroughtKey & { readonly possession: Uint8Array }

/**
 * KEY-02 and KEY-08: every key that an event brings is one that all verifiers judge alike, and its holder has signed for
 * it. `judge` asks whether a proof is there; this reads the proof and checks its signature, once for each event that
 * brings a key. Other events give nothing. Whether the checkpoint in a proof is one of this log is for the caller.
 */
export function checkPossession(
  event: PlacedEvent,
  record: Pick<CustodyRecord, 'genesis' | 'partyOfChain'>,
  look: Look = () => {},
): readonly Breach[] {
  return keysBrought(event, record)
    .map((brought) => {
      look('KEY-08')
      const fault = soundKeyFault(event, brought)
      const { possession } = brought
      if (fault !== undefined || possession === undefined) return fault
      look('KEY-02')
      return proofFault(event, { ...brought, possession }, record)
    })
    .filter((found) => found !== undefined)
}

function keysBrought(
  { payload, chain }: PlacedEvent,
  record: Pick<CustodyRecord, 'partyOfChain'>,
): readonly BroughtKey[] {
  switch (payload.type) {
    case 'ledger.opened':
      return [payload.fields.service, ...payload.fields.founders]
    case 'party.enrolled':
      return [payload.fields]
    case 'key.rotated':
      return [{ ...payload.fields, party: record.partyOfChain(chain) ?? 'unknown' }]
    default:
      return []
  }
}

/** The proofs of possession that an event carries, as they were signed. */
export function possessionsIn(payload: EventPayload): readonly Uint8Array[] {
  switch (payload.type) {
    case 'ledger.opened':
      return payload.fields.founders.flatMap(({ possession }) => possession ?? [])
    case 'party.enrolled':
      return payload.fields.possession === undefined ? [] : [payload.fields.possession]
    case 'key.rotated':
      return [payload.fields.possession]
    default:
      return []
  }
}

/** The state of the log that whoever signed a proof was shown; undefined if it names none, or cannot be read. */
export function possessionAnchor(proof: Uint8Array): Anchor | undefined {
  try {
    const { scope } = parsePossession(proof)
    return 'anchor' in scope ? scope.anchor : undefined
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return undefined
  }
}

function soundKeyFault(event: PlacedEvent, { key, party }: BroughtKey): Breach | undefined {
  const reason = faultOf(() => checkPublicKey(fromHex(key)!))
  if (reason === undefined) return undefined
  return breach('KEY-08', {
    sentence: `Event ${event.id} names ${key} as a key of person ${party}: ${reason}.`,
    remedy: 'Make the key with a current tool.',
  })
}

function proofFault(
  event: PlacedEvent,
  brought: ProvenKey,
  record: Pick<CustodyRecord, 'genesis'>,
): Breach | undefined {
  const fault = faultOf(() => readProof(event, brought, record))
  if (fault === undefined) return undefined
  return breach('KEY-02', {
    sentence: `The proof that person ${brought.party} holds the key of event ${event.id} does not show it: ${fault}.`,
    remedy: 'Let the person sign the proof anew, with the new key, for this ledger.',
  })
}

function readProof(
  event: PlacedEvent,
  { party, key, nextKey, possession }: ProvenKey,
  record: Pick<CustodyRecord, 'genesis'>,
): void {
  const proof = parsePossession(possession)
  const expected = { kid: kidOf(key), party, key, nextKey }
  for (const name of ['kid', 'party', 'key', 'nextKey'] as const) {
    if (proof[name] !== expected[name]) {
      throw new ProofMismatch(`it says ${name} ${proof[name]}, the event ${expected[name]}`)
    }
  }
  checkScope(proof.scope, event, record)
  const { toBeSigned: message, signature } = proof
  verifySignature({ publicKey: fromHex(key)!, message, signature })
}

/** Founders prove possession over the origin, for there is no ledger id yet; everybody else over the ledger. */
function checkScope(
  scope: PossessionScope,
  { payload, index }: PlacedEvent,
  record: Pick<CustodyRecord, 'genesis'>,
): void {
  if (payload.type === 'ledger.opened') {
    const { origin } = payload.fields
    const found = 'origin' in scope ? `the origin ${scope.origin}` : `the ledger ${scope.ledger}`
    if (found !== `the origin ${origin}`) {
      throw new ProofMismatch(`it is for ${found}, not for the origin ${origin}`)
    }
    return
  }
  const ledger = record.genesis()?.id
  if (!('ledger' in scope))
    throw new ProofMismatch(`it is for the origin ${scope.origin}, not for a ledger`)
  if (scope.ledger !== ledger)
    throw new ProofMismatch(`it is for the ledger ${scope.ledger}, not for ${ledger}`)
  if (scope.anchor.size > index) {
    throw new ProofMismatch(
      `it is anchored to ${scope.anchor.size} events, and only ${index} stand before`,
    )
  }
}

class ProofMismatch extends Error {
  override readonly name = 'ProofMismatch'
}

/** Why a check fails, in a clause; errors of other kinds are bugs and pass through. */
function faultOf(check: () => void): string | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    if (isCustodyError(error) || error instanceof ProofMismatch) return error.message
    throw error
  }
}
