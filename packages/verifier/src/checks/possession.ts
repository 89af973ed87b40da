import { fromHex } from '@custodia/core/bytes'
import { keyThumbprint, verifySignature } from '@custodia/core/crypto'
import { isCustodyError } from '@custodia/core/errors'
import { parsePossession } from '@custodia/core/wire'
import type { EventPayload, ParsedPossession } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'
import type { Place } from '../report.ts'

/** A key as an event enrols it, and the proof that its holder has it. */
interface Claim {
  readonly possession: Uint8Array
  /** Absent where only the law knows whose chain it is. */
  readonly party?: string
  readonly key: string
  readonly nextKey: string
}

export interface PossessionContext {
  readonly ledger: string
  readonly origin: string | undefined
  /** The party whose chain this is, where that is known. */
  readonly party: string | undefined
  readonly collector: Collector
  /** Told of the anchor in each proof. */
  readonly onAnchor: (anchor: { readonly size: number; readonly root: string }, place: Place) => void
}

/** Checks every proof of possession that an event carries. That none is missing is for the law to say. */
export function checkPossessions(
  payload: EventPayload,
  place: Place,
  context: PossessionContext,
): void {
  for (const claim of claimsOf(payload, context.party)) {
    context.collector.look('signer.possession')
    const proof = read(claim, place, context.collector)
    if (proof !== undefined) checkProof(proof, claim, place, context)
  }
}

function claimsOf(payload: EventPayload, party: string | undefined): readonly Claim[] {
  if (payload.type === 'ledger.opened') {
    return payload.fields.founders.flatMap(({ possession, ...claim }) =>
      possession === undefined ? [] : [{ ...claim, possession }],
    )
  }
  if (payload.type === 'party.enrolled') {
    const { possession, ...claim } = payload.fields
    return possession === undefined ? [] : [{ ...claim, possession }]
  }
  if (payload.type === 'key.rotated') {
    const { possession, key, nextKey } = payload.fields
    return [{ possession, key, nextKey, ...(party === undefined ? {} : { party }) }]
  }
  return []
}

function read(
  { possession }: Claim,
  place: Place,
  collector: Collector,
): ParsedPossession | undefined {
  try {
    return parsePossession(possession)
  } catch (error) {
    if (!isCustodyError(error)) throw error
    collector.find('possession.malformed', { place, reason: error.message })
    return undefined
  }
}

function checkProof(
  proof: ParsedPossession,
  claim: Claim,
  place: Place,
  context: PossessionContext,
): void {
  const { collector } = context
  const publicKey = fromHex(claim.key)!
  const { scope } = proof
  const isFounder = 'origin' in scope
  const found = isFounder ? scope.origin : scope.ledger
  const expected = isFounder ? context.origin : context.ledger
  const pairs: readonly (readonly [string | undefined, string])[] = [
    [expected, found],
    [claim.party ?? proof.party, proof.party],
    [claim.key, proof.key],
    [claim.nextKey, proof.nextKey],
    [keyThumbprint(publicKey), proof.kid],
  ]
  const other = pairs.find(([wanted, given]) => wanted !== given)
  if (other !== undefined) {
    const [wanted, given] = other
    const seen = { place, found: given }
    collector.find('possession.other', wanted === undefined ? seen : { ...seen, expected: wanted })
    return
  }
  if (!isFounder) context.onAnchor(scope.anchor, place)
  try {
    const { toBeSigned: message, signature } = proof
    verifySignature({ publicKey, message, signature })
  } catch (error) {
    if (!isCustodyError(error)) throw error
    collector.find('possession.signature', { place, reason: error.message })
  }
}
