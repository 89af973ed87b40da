import { encodeUtf8, toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { nextLogKeyDigest, noteKey, provePossession } from '@custodia/core/custody'
import type { EventFields, EvidenceDigest, Policy, Role, SealedValues } from '@custodia/core/wire'
import { actor } from './actor.ts'
import type { Actor } from './actor.ts'
import { createWorld } from './world.ts'
import type { ForgedEvent, World } from './world.ts'

/** A small ledger with everything that a bundle can show, in fictitious names. */
export interface Story {
  readonly world: World
  /** Founder, registrar, officer. */
  readonly alba: Actor
  /** Collector and examiner. */
  readonly bruno: Actor
  readonly carla: Actor
  readonly caseId: string
  readonly authority: string
  /** A floppy disk, collected by Bruno and handed over to Carla. */
  readonly disk: string
  /** Its image, acquired by Bruno. */
  readonly image: string
  readonly access: string
  /** Chains that have nothing to do with the case: a party who signs nothing in it, and another case. */
  readonly apart: readonly string[]
}

export const policy: Policy = {
  lateAfter: 86_400,
  offerLifetime: 7 * 86_400,
  approvalLifetime: 3 * 86_400,
  clockSkew: 300,
  rekeyApprovals: 1,
  demands: [{ act: 'item.collected', persons: 1, as: 'witness' }],
}

/** The content of the image, as a file of evidence. */
export const imageContent = encodeUtf8(
  'The content of a floppy disk of no importance.\n'.repeat(40),
)

export const imageDigest: EvidenceDigest = {
  algorithm: 'sha-256',
  value: sha256(imageContent),
  scope: 'file',
  size: imageContent.length,
}

export interface FoundingChanges {
  readonly genesis?: Partial<EventFields<'ledger.opened'>>
  readonly seed?: string
}

const alba = actor('A. Example')
const bruno = actor('B. Example')
const carla = actor('C. Example')
const founderRoles: readonly Role[] = ['registrar', 'officer', 'supervisor']
const founder = {
  party: alba.party,
  key: alba.key(),
  nextKey: alba.commitment(1),
  roles: founderRoles,
}

/** Founds a ledger, and records nothing else. */
export async function foundOnly({ genesis = {}, seed }: FoundingChanges = {}): Promise<World> {
  const world = createWorld(seed)
  const { origin, logSigner, service } = world
  await world.record({
    type: 'ledger.opened',
    by: alba,
    role: 'founder',
    fields: {
      suite: 'custodia/1',
      origin,
      logKey: noteKey(origin, logSigner.publicKey).vkey,
      nextLogKey: nextLogKeyDigest(noteKey(origin, actor('the log').signer(1).publicKey).vkey),
      service: { party: service.party, key: service.key() },
      founders: [founder],
      threshold: 1,
      policy,
      exercise: false,
      ...genesis,
    },
    sealed: { agency: 'Laboratory of Exampletown' },
  })
  return world
}

/** Founds a ledger whose first founder is enrolled. */
export async function found(changes: FoundingChanges = {}): Promise<World> {
  const world = await foundOnly(changes)
  await world.open({
    type: 'party.enrolled',
    by: alba,
    role: 'founder',
    fields: founder,
    sealed: { name: alba.name, person: alba.person },
  })
  return world
}

export async function possessionOf(
  person: Actor,
  world: World,
  keyNumber = 0,
): Promise<Uint8Array> {
  const { ledger, anchor } = world
  const { party } = person
  const nextKey = person.commitment(keyNumber + 1)
  const scope = { ledger, anchor: { size: anchor.size, root: anchor.root } }
  return provePossession({ scope, party, nextKey }, person.signer(keyNumber))
}

/** Enrols a person, as the registrar does. */
export async function enrol(
  world: World,
  person: Actor,
  roles: readonly Role[],
  changes: {
    readonly fields?: Partial<EventFields<'party.enrolled'>>
    readonly sealed?: Partial<SealedValues<'party.enrolled'>>
    readonly by?: Actor
  } = {},
): Promise<ForgedEvent> {
  return world.open({
    type: 'party.enrolled',
    by: changes.by ?? alba,
    role: 'registrar',
    fields: {
      party: person.party,
      key: person.key(),
      nextKey: person.commitment(1),
      possession: await possessionOf(person, world),
      roles,
      ...changes.fields,
    },
    sealed: { name: person.name, person: person.person, ...changes.sealed },
  })
}

/** Tells the whole story but for its export. */
export async function tell(changes: FoundingChanges = {}): Promise<Story> {
  const world = await found(changes)
  await enrol(world, bruno, ['collector', 'examiner'])
  await enrol(world, carla, ['custodian'])
  const stranger = await enrol(world, actor('D. Example'), ['clerk'])
  await world.checkpoint()
  const opened = await world.open({
    type: 'case.opened',
    by: alba,
    role: 'officer',
    fields: {},
    sealed: { reference: 'EX-2026-0417', title: 'The missing cake' },
  })
  const other = await world.open({
    type: 'case.opened',
    by: alba,
    role: 'officer',
    fields: {},
    sealed: { reference: 'EX-2026-0418' },
  })
  const caseId = opened.chain
  const warrant = await world.record({
    type: 'authority.recorded',
    by: alba,
    role: 'officer',
    chain: caseId,
    fields: { kind: 'warrant', validFrom: world.now - 86_400_000 },
    sealed: { identifier: 'W 17/26', issuer: 'Court of Exampletown' },
  })
  const authority = warrant.id
  const collected = await world.open({
    type: 'item.collected',
    by: bruno,
    role: 'collector',
    fields: { case: caseId, kind: 'medium', mode: 'found', authority },
    sealed: { exhibit: 'B/1', description: 'A floppy disk', condition: 'dusty' },
  })
  const disk = collected.chain
  await world.checkpoint()
  await world.record({
    type: 'event.witnessed',
    by: carla,
    role: 'custodian',
    chain: disk,
    fields: { event: collected.id, labels: ['exhibit'] },
  })
  const acquired = await world.open({
    type: 'item.acquired',
    by: bruno,
    role: 'examiner',
    fields: {
      case: caseId,
      kind: 'data',
      source: disk,
      mode: 'imaged',
      copyRole: 'evidentiary',
      authority,
    },
    sealed: {
      exhibit: 'B/1-1',
      digests: [imageDigest],
      tool: 'example-imager 1.0',
      faults: 'none',
    },
  })
  const image = acquired.chain
  const offered = await world.record({
    type: 'transfer.offered',
    by: bruno,
    role: 'collector',
    chain: disk,
    fields: { to: carla.party, kind: 'permanent', expires: world.now + 3_600_000 },
  })
  await world.checkpoint()
  await world.record({
    type: 'transfer.accepted',
    by: carla,
    role: 'custodian',
    chain: disk,
    fields: { offer: offered.id },
    sealed: { condition: 'dusty' },
  })
  await world.record({
    type: 'item.stored',
    by: carla,
    role: 'custodian',
    chain: disk,
    fields: {},
    sealed: { location: 'Shelf 4, room 2' },
  })
  await world.record({
    type: 'integrity.checked',
    by: bruno,
    role: 'examiner',
    chain: image,
    fields: { result: 'same' },
    sealed: { digests: [imageDigest] },
  })
  const viewed = await world.open({
    type: 'item.accessed',
    by: bruno,
    role: 'examiner',
    fields: { item: image, means: 'viewed', authority },
    sealed: { justification: 'Preparation of the report' },
  })
  const apart = [stranger.chain, other.chain]
  const access = viewed.chain
  return { world, alba, bruno, carla, caseId, authority, disk, image, access, apart }
}

/** SHA-256 of a text, in hex: for values that only need to differ. */
export function hashOf(text: string): string {
  return toHex(sha256(encodeUtf8(text)))
}
