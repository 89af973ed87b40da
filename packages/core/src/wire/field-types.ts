import type { ClearLabel } from './clear-labels.ts'
import type { Enumeration, Role, Word } from './enumerations.ts'
import type { EventType } from './vocabulary.ts'

/** A time that a person claims, with the offset of his clock in minutes east of UTC and how exactly he knows it. */
export interface Occurrence {
  /** Milliseconds since 1970 UTC. */
  readonly time: number
  readonly offset: number
  readonly precision: Word<'precision'>
}

/** A checkpoint that the signer was shown (D10a): its size, its root, and the digest of the exact note if he had one. */
export interface Anchor {
  readonly size: number
  readonly root: string
  readonly note?: string
}

/** The first `size` events of the log, and the root of their tree. */
export interface Tree {
  readonly size: number
  readonly root: string
}

/** One act that needed several events: they share the 16-byte id (32 hex digits), and there are `count` of them. */
export interface Act {
  readonly id: string
  readonly count: number
}

/** The ledger's own party and key, which sign registrations, integrity checks, exports, and that its clock stood behind. */
export interface Service {
  readonly party: string
  readonly key: string
}

export interface Founder {
  readonly party: string
  readonly key: string
  /** Digest of the key that will follow this one. */
  readonly nextKey: string
  readonly roles: readonly Role[]
  /** Proof of possession over the origin; absent for the first founder, who signs the genesis itself. */
  readonly possession?: Uint8Array
}

/** More than one person (D18): an act, on items of these kinds, wants further people beside the one who does it. */
export interface Demand {
  readonly act: EventType
  /** Kinds of item for which it holds; left out, it holds for all, and for acts on no item too. */
  readonly kinds?: readonly Word<'item-kind'>[]
  /** Roles in which the further people sign; left out, any role in which one can witness or approve. */
  readonly roles?: readonly Role[]
  /** How many further people, each counted once. Whoever does the act, or has it done, is none of them. From 1 to 16. */
  readonly persons: number
  /** `approval`: the act has no effect until they approve. `witness`: an act that they did not witness is to be explained. */
  readonly as: Word<'demand-form'>
}

/** The rules that a ledger sets for itself. Durations are in seconds. */
export interface Policy {
  /** An event recorded later than this after it occurred needs a reason. */
  readonly lateAfter: number
  /** The longest an offer may stay open. */
  readonly offerLifetime: number
  /** How long an event may wait for its approvals. */
  readonly approvalLifetime: number
  /** How far a claimed time may lie after the recorded one. */
  readonly clockSkew: number
  /** Approvals that a new key needs when neither the old key nor its announced successor signs. */
  readonly rekeyApprovals: number
  /** Which acts want further people. At most 64; none, if nobody else is wanted for any act. */
  readonly demands: readonly Demand[]
  /** Data in custody is read again at least this often. Left out, nobody is held to it. */
  readonly checkInterval?: number
  /** What was taken into custody is kept at least this long. Left out, no time is set. */
  readonly retention?: number
  /** Accesses to an item stay on record at least this long. Left out, none can be erased. */
  readonly keepAccesses?: number
  /** Labels whose values are written in clear. Left out, everything that can be sealed is. */
  readonly clear?: readonly ClearLabel[]
  /** Roles in which a person has an id and a key of their own for each case. Left out, one id serves for all. */
  readonly pseudonyms?: readonly Role[]
}

/** What an export states of one chain: how many events it had, and the last one. */
export interface ChainHead {
  readonly chain: string
  readonly count: number
  readonly head: string
}

/** The profile of an export: its name, and the SHA-256 of its file. */
export interface ProfileName {
  readonly name: string
  readonly digest: string
}

/** How many values under one label of one type of event a bundle withholds, and why. */
export interface WithheldValues {
  readonly type: EventType
  readonly label: string
  readonly reason: Word<'withholding-reason'>
  readonly count: number
}

/** What an inventory says of one item. */
export interface Sighting {
  readonly item: string
  readonly result: Word<'sighting'>
}

interface PlainFieldTypes {
  /** 32 bytes that name something. */
  readonly id: string
  /** The same, and what it is that they name. */
  readonly 'case-id': string
  readonly 'event-id': string
  readonly 'item-id': string
  readonly 'party-id': string
  /** 1 to 64 of them, none twice. */
  readonly 'event-ids': readonly string[]
  readonly 'item-ids': readonly string[]
  /** 1 to 16, none twice; each of at most 32 characters of A-Z 0-9 - . / */
  readonly 'seal-numbers': readonly string[]
  /** 32 bytes of SHA-256. */
  readonly hash: string
  /** 32 bytes of an Ed25519 public key. */
  readonly key: string
  /** At most 255 bytes of UTF-8, not empty. */
  readonly text: string
  readonly name: string
  readonly origin: string
  readonly suite: string
  readonly bool: boolean
  /** From 1 to 65,535. */
  readonly count: number
  /** A log index: 0 to 2^53-1. */
  readonly index: number
  readonly integer: number
  /** Milliseconds since 1970 UTC, up to the year 9999. */
  readonly time: number
  readonly anchor: Anchor
  readonly tree: Tree
  readonly trees: readonly Tree[]
  readonly act: Act
  readonly service: Service
  readonly founders: readonly Founder[]
  readonly policy: Policy
  readonly possession: Uint8Array
  readonly roles: readonly Role[]
  readonly labels: readonly string[]
  readonly 'event-types': readonly EventType[]
  readonly 'item-kinds': readonly Word<'item-kind'>[]
  /** None twice. */
  readonly 'handling-codes': readonly Word<'handling-code'>[]
  readonly heads: readonly ChainHead[]
  readonly profile: ProfileName
  /** 1 to 200; each type, label and reason once. */
  readonly withheld: readonly WithheldValues[]
  /** 1 to 400 items, none twice. */
  readonly sightings: readonly Sighting[]
  /** Id of a rule of the law: `TIM-03`. */
  readonly 'rule-id': string
  readonly occurrence: Occurrence
}

/** What each kind of field is inside the program. */
export type FieldTypes = PlainFieldTypes & { readonly [E in Enumeration]: Word<E> }

export type FieldKind = keyof FieldTypes

/** A digest of evidence, measured by a person or a tool. */
export interface EvidenceDigest {
  readonly algorithm: Word<'digest-algorithm'>
  readonly value: Uint8Array
  /** `file`: the bytes of the file as it lies there. `media`: the decoded stream inside a container. */
  readonly scope: Word<'digest-scope'>
  /** Bytes that were read. */
  readonly size: number
}

/** How much there is of a thing, so that it can be added up. */
export interface Quantity {
  /** A decimal number of at least 0, as it is written: `12.5`. At most 15 digits before the point and 9 behind it. */
  readonly amount: string
  /** `piece`, `tablet`, `plant`, a unit of mass, volume or length, or the three letters of a currency (ISO 4217). */
  readonly unit: string
}

/** A photograph, a form, a receipt: it travels beside the record, and is known again by its digest. */
export interface Attachment {
  /** What it is, at most 255 bytes of UTF-8. */
  readonly title: string
  /** As RFC 6838 writes it: `image/jpeg`. */
  readonly mediaType: string
  /** Bytes, and their SHA-256 (32 bytes). */
  readonly size: number
  readonly digest: Uint8Array
}

/** What each kind of sealed value is inside the program. */
export interface SealedTypes {
  /** At most 16,384 bytes of UTF-8, not empty. */
  readonly text: string
  /** 1 to 64 texts of at most 255 bytes, none twice. */
  readonly texts: readonly string[]
  readonly quantity: Quantity
  /** Milliseconds since 1970 UTC, up to the year 9999. */
  readonly time: number
  readonly digests: readonly EvidenceDigest[]
  /** 1 to 64. */
  readonly attachments: readonly Attachment[]
  /** 32 random bytes, equal for all party ids of one human being. */
  readonly secret: Uint8Array
}

export type SealedKind = keyof SealedTypes

/** Turns a row of the vocabulary into an object type: a kind that ends in `?` becomes an optional property. */
export type Shape<Spec, Types> = {
  readonly [
    K in keyof Spec as Spec[K] extends `${string}?` ? never : K
  ]: Spec[K] extends keyof Types ? Types[Spec[K]] : never
} & {
  readonly [
    K in keyof Spec as Spec[K] extends `${string}?` ? K : never
  ]?: Spec[K] extends `${infer Kind}?` ? (Kind extends keyof Types ? Types[Kind] : never) : never
}
