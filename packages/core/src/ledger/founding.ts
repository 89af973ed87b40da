import { toHex } from '../bytes/index.ts'
import {
  nextCommitment,
  nextLogKeyDigest,
  noteKey,
  policyProfiles,
  publicSecret,
  recordedPolicy,
  signEvent,
} from '../custody/index.ts'
import { keyThumbprint, randomBytes } from '../crypto/index.ts'
import type { Signer } from '../crypto/index.ts'
import { CustodyError } from '../errors.ts'
import { FieldFault, fieldCodecs } from '../wire/index.ts'
import type { Founder, Policy, Role } from '../wire/index.ts'
import { seal, thisSecond } from './build.ts'
import type { Draft } from './contract.ts'

/** The keys that belong to the ledger itself. They live where the ledger runs. */
export interface LedgerKeys {
  /** Signs checkpoints. */
  readonly log: Signer
  /** Signs registrations and exports. */
  readonly service: Signer
}

/** A person who founds the ledger. */
export interface FoundingParty {
  /** Party id of his own choosing, 64 hex digits (`newPartyId`). */
  readonly party: string
  /** Commitment to the key that will follow this one (`nextKeyDigest`). */
  readonly nextKey: string
  readonly roles: readonly Role[]
  readonly name: string
  readonly agency?: string
  /** 32 random bytes, equal for all party ids of one human being; fresh if left out. */
  readonly person?: Uint8Array
}

/** Another founder than the first: he proves possession of his key over the origin (`provePossession`). */
export interface FurtherFounder extends FoundingParty {
  readonly publicKey: Uint8Array
  readonly possession: Uint8Array
}

export interface FoundingRequest {
  /** Name of the log, as its checkpoints carry it: `A-Z a-z 0-9 . _ / -`, at most 255 bytes. */
  readonly origin: string
  readonly keys: LedgerKeys
  /** Public key that will follow the log key, 32 bytes: the genesis commits to it. */
  readonly nextLogKey: Uint8Array
  /** The first founder, and the key with which he signs the genesis and the enrolments. */
  readonly founder: FoundingParty & { readonly signer: Signer }
  readonly founders?: readonly FurtherFounder[]
  /** How many founders must agree to an act on the ledger chain. Default 1. */
  readonly threshold?: number
  readonly policy?: Partial<Policy>
  /** An exercise: its bundles are never `verified`. */
  readonly exercise?: boolean
  readonly agency?: string
}

/** The policy of a ledger whose founder names none (docs/policies.md, "standard"). */
export const defaultPolicy: Policy = recordedPolicy(policyProfiles.get('standard')!)

/** 32 random bytes that name a party, 64 hex digits. */
export function newPartyId(): string {
  return toHex(randomBytes(32))
}

export interface Genesis {
  readonly event: Uint8Array
  /** Disclosures by digest. */
  readonly disclosures: ReadonlyMap<string, Uint8Array>
}

/** Refuses an origin that no log can have, before anything is made with it. Errors: ERR_EVENT_FIELD. */
export function checkOrigin(origin: string): void {
  try {
    fieldCodecs.origin.read(origin)
  } catch (error) {
    if (!(error instanceof FieldFault)) throw error
    throw new CustodyError('ERR_EVENT_FIELD', `the origin "${origin}": ${error.message}`, {
      type: 'ledger.opened',
      field: 'origin',
    })
  }
}

/** Builds and signs the genesis (docs/format/event.md). Errors: ERR_EVENT_FIELD, ERR_SIGNER. */
export async function signGenesis(request: FoundingRequest, now: number): Promise<Genesis> {
  const { founder } = request
  const kid = keyThumbprint(founder.signer.publicKey)
  const { sealed, disclosures } = seal({
    type: 'ledger.opened',
    sealed: request.agency === undefined ? {} : { agency: request.agency },
  })
  const secret = nextCommitment(publicSecret)
  const event = await signEvent(
    {
      header: {
        kid,
        signer: founder.party,
        subject: { kind: 'ledger', id: null },
        ledger: null,
        issuedAt: Math.floor(now / 1000),
      },
      payload: {
        type: 'ledger.opened',
        seq: 0,
        prev: null,
        role: 'founder',
        occurredAt: thisSecond(now),
        next: secret,
        self: secret,
        sealed,
        fields: genesisFields(request),
      },
    },
    founder.signer,
  )
  return { event, disclosures }
}

function genesisFields(request: FoundingRequest) {
  const { origin, keys, nextLogKey, founder, founders = [] } = request
  return {
    suite: 'custodia/1' as const,
    origin,
    logKey: noteKey(origin, keys.log.publicKey).vkey,
    nextLogKey: nextLogKeyDigest(noteKey(origin, nextLogKey).vkey),
    service: { party: newPartyId(), key: toHex(keys.service.publicKey) },
    founders: [
      founderField(founder, founder.signer.publicKey),
      ...founders.map((other) => ({
        ...founderField(other, other.publicKey),
        possession: other.possession,
      })),
    ],
    threshold: request.threshold ?? 1,
    policy: { ...defaultPolicy, ...request.policy },
    exercise: request.exercise ?? false,
  }
}

function founderField({ party, nextKey, roles }: FoundingParty, publicKey: Uint8Array): Founder {
  return { party, key: toHex(publicKey), nextKey, roles }
}

/** The enrolment of each founder, which opens his party chain; the first founder signs them all. */
export function founderEnrolments(request: FoundingRequest): readonly Draft[] {
  const { founder, founders = [] } = request
  return [
    enrolment(founder, founder.signer.publicKey),
    ...founders.map((other) => enrolment(other, other.publicKey)),
  ]
}

function enrolment(founder: FoundingParty, publicKey: Uint8Array): Draft {
  const { party, nextKey, roles, name, agency, person = randomBytes(32) } = founder
  return {
    type: 'party.enrolled',
    role: 'founder',
    fields: { party, key: toHex(publicKey), nextKey, roles },
    sealed: { name, person, ...(agency === undefined ? {} : { agency }) },
  }
}
