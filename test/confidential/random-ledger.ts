import { concat, encodeUtf8 } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { openDisclosure, openEvent } from '@custodia/core/custody'
import type { ExportProfile, ProfileRule, SealingEvent } from '@custodia/core/custody'
import {
  chainKinds,
  encodeCbor,
  enumerations,
  eventTypes,
  parseDisclosure,
  readBundleItems,
  sealedSpecs,
} from '@custodia/core/wire'
import type { ChainKind, EventType } from '@custodia/core/wire'
import { verifyBundle } from '@custodia/verifier'
import type { VerificationReport } from '@custodia/verifier'
import { enrol, foundLedger, openCase } from '../support/ledger.ts'
import type { Person, TestLedger } from '../support/ledger.ts'

/** Numbers that are the same for the same seed. */
export interface Dice {
  below(most: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
}

export function createDice(seed: number): Dice {
  let state = seed >>> 0
  function below(most: number): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * most)
  }
  return {
    below,
    chance: (share) => below(1_000_000) < share * 1_000_000,
    pick: (list) => list[below(list.length)]!,
  }
}

export interface RandomLedger extends TestLedger {
  readonly caseId: string
  /** A file that an entry names as its attachment, and a second one. */
  readonly files: readonly Uint8Array[]
}

/** A case with people, items and remarks. Every sealed text stands nowhere else, so that it can be looked for. */
export async function randomLedger(dice: Dice): Promise<RandomLedger> {
  const world = await foundLedger()
  const { ledger, alice } = world
  let counter = 0
  const secretText = (): string => `Muster ${counter++} ${'abcdefgh'[dice.below(8)]!.repeat(9)}`
  const maybe = (label: string): object => (dice.chance(0.5) ? { [label]: secretText() } : {})
  const bea = await enrol(world, {
    number: 2,
    name: secretText(),
    roles: ['collector', 'examiner'],
  })
  const carl = await enrol(world, {
    number: 3,
    name: secretText(),
    roles: ['custodian', 'collector'],
  })
  const { chain: caseId } = await openCase(world, secretText())
  const files = [0, 1].map((i) => encodeUtf8(`A picture, number ${i} ${dice.below(1e9)}`))
  for (const file of files) await attach(file)
  const people: readonly Person[] = [bea, carl]
  for (let left = 2 + dice.below(4); left > 0; left--) {
    const by = dice.pick(people)
    const { chain } = await ledger.record(
      {
        type: 'item.collected',
        role: 'collector',
        fields: { case: caseId, kind: 'object', mode: 'found' },
        sealed: {
          exhibit: secretText(),
          description: secretText(),
          ...maybe('from'),
          ...maybe('serial'),
          ...maybe('place'),
        },
      },
      by.signer,
    )
    for (let acts = dice.below(3); acts > 0; acts--) {
      const sealed = { location: secretText(), ...maybe('condition') }
      const role = 'collector'
      await ledger.record({ type: 'item.stored', role, chain, fields: {}, sealed }, by.signer)
    }
  }
  async function attach(file: Uint8Array): Promise<void> {
    const attachment = {
      title: secretText(),
      mediaType: 'image/png',
      size: file.length,
      digest: sha256(file),
    }
    const sealed = { note: secretText(), attachments: [attachment] }
    const draft = {
      type: 'note.added',
      role: 'officer',
      chain: caseId,
      fields: {},
      sealed,
    } as const
    await ledger.record(draft, alice.signer)
  }
  return { ...world, caseId, files }
}

const types = Object.keys(eventTypes) as EventType[]
const labels = [...new Set(types.flatMap((type) => [...sealedSpecs(type).keys()]))]

/** Rules at random: about labels, types, chains, or some of each. */
export function randomProfile(dice: Dice): ExportProfile {
  const some = <T>(list: readonly T[], most: number): readonly T[] => [
    ...new Set(Array.from({ length: 1 + dice.below(most) }, () => dice.pick(list))),
  ]
  const rules = Array.from({ length: dice.below(8) }, (): ProfileRule => {
    const reason = dice.pick(enumerations['withholding-reason'])
    const scope = dice.pick([
      () => ({ labels: some(labels, 25) }),
      () => ({ chains: some(chainKinds, 2) }),
      () => ({ types: some(types, 20) }),
      () => ({ chains: some(chainKinds, 4), labels: some(labels, 40) }),
    ])()
    return dice.chance(0.6) ? { ...scope, open: true } : { ...scope, withhold: reason }
  })
  return { name: 'random', rules }
}

export async function bytesOf(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return concat(...parts)
}

export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A value that a bundle opens. */
export interface Opened {
  readonly payload: SealingEvent
  readonly kind: ChainKind
  readonly label: string
  readonly disclosure: Uint8Array
  readonly salt: Uint8Array
  /** As it stands in the disclosure. */
  readonly value: Uint8Array
  readonly matches: boolean
}

export async function openedIn(bundle: Uint8Array): Promise<readonly Opened[]> {
  const found: Opened[] = []
  for await (const { item } of readBundleItems(once(bundle))) {
    if (item.item !== 'event') continue
    const { kind, payload } = openEvent(item.event.event)
    for (const disclosure of item.event.disclosures) {
      const { label, value, digest } = openDisclosure(disclosure)
      const { salt } = parseDisclosure(disclosure)
      const matches = payload.sealed.get(label) === digest
      found.push({ payload, kind, label, disclosure, salt, value: encodeCbor(value), matches })
    }
  }
  return found
}

export function verify(
  { ledger, clock }: TestLedger,
  bundle: Uint8Array,
): Promise<VerificationReport> {
  const { id, origin, logKey } = ledger
  return verifyBundle(bundle, {
    trust: { ledger: id, origin, logKey, completeness: 'C1' },
    now: clock.now,
  })
}
