import { beforeAll, describe, expect, test } from 'vitest'
import { equalBytes, toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { verifyBundle } from '@custodia/verifier'
import type { Verdict, VerifyOptions } from '@custodia/verifier'
import { assemble } from '../forge/parts.ts'
import type { BundleParts, Lies, PartsEvent } from '../forge/parts.ts'
import { seededRandom } from '../forge/random.ts'
import type { SeededRandom } from '../forge/random.ts'
import { tell } from '../forge/story.ts'
import { copyParts, exportStory, trustOf } from './support.ts'

const isLong = process.env['CUSTODIA_LONG'] === '1'
const flips = isLong ? 90_000 : 400
const forgeries = isLong ? 10_000 : 400

let parts: BundleParts
let bundle: Uint8Array
let options: VerifyOptions

beforeAll(async () => {
  const story = await tell()
  parts = await exportStory(story)
  bundle = await assemble(parts)
  options = { now: story.world.now, trust: trustOf(story.world) }
})

async function verdictOf(changed: Uint8Array): Promise<Verdict> {
  return (await verifyBundle(changed, options)).verdict
}

/** What an able forger does to the pieces, who has no key and makes all the rest consistent. */
const changes: readonly ((parts: BundleParts, random: SeededRandom) => Lies | void)[] = [
  ({ chains }, random) => void pickEvents(chains, random).splice(random.below(9), 1),
  ({ chains }, random) => {
    const events = pickEvents(chains, random)
    events.push(random.pick(events))
  },
  ({ chains }, random) => {
    const events = pickEvents(chains, random)
    const at = random.below(events.length)
    events.splice(at, 2, ...events.slice(at, at + 2).reverse())
  },
  ({ chains }, random) => {
    const [from, to] = [pickEvents(chains, random), pickEvents(chains, random)]
    const moved = from.splice(random.below(from.length), 1)
    to.splice(random.below(to.length + 1), 0, ...moved)
  },
  ({ chains }, random) => void chains.splice(1 + random.below(chains.length - 1), 1),
  ({ chains }, random) => void chains.push(random.pick(chains)),
  ({ chains }, random) => {
    const chain = random.pick(chains)
    chain.nextSecret = chain.events.pop()?.secret ?? chain.nextSecret
  },
  ({ chains }, random) => void (random.pick(chains).kind = random.pick(['case', 'item', 'access'])),
  ({ chains }, random) => void (random.pick(chains).chain = toHex(random.bytes(32))),
  ({ chains }, random) => void (random.pick(chains).nextSecret = random.bytes(32)),
  changeEvent((event, random) => (event.event = flipped(event.event, random))),
  changeEvent((event, random) => (event.secret = flipped(event.secret, random))),
  changeEvent((event, random) => (event.index += random.pick([-1, 1, 2, 2 ** 40]))),
  changeEvent((event, random) => (event.recordedAt += random.pick([-1, 1, 60_000]))),
  changeEvent((event) => (event.disclosures = [...event.disclosures].reverse())),
  changeEvent((event) => (event.disclosures = [...event.disclosures, ...event.disclosures])),
  changeEvent((event, random) => {
    event.disclosures = event.disclosures.map((bytes) => flipped(bytes, random))
  }),
  (changed, random) => void (changed.note = flipped(changed.note, random)),
  (changed, random) => void (changed.ledger = toHex(random.bytes(32))),
  (changed, random) => {
    changed.notCarried = [{ kind: 'item', chain: random.pick(changed.chains).chain }]
  },
  (_, random) => ({ proof: (hashes) => hashes.map((hash) => flipped(hash, random)) }),
  (_, random) => ({ proof: (hashes) => hashes.toSpliced(random.below(hashes.length), 1) }),
  (_, random) => ({ header: { events: 1 + random.below(99), chains: 1 + random.below(99) } }),
  (_, random) => ({ counts: () => 1 + random.below(40) }),
  (_, random) => ({ trailer: { sha256: random.bytes(32) } }),
  (_, random) => ({
    items: (items) => items.toSpliced(2 + random.below(items.length - 2), 1),
  }),
]

function changeEvent(
  change: (event: PartsEvent, random: SeededRandom) => unknown,
): (parts: BundleParts, random: SeededRandom) => void {
  return ({ chains }, random) => void change(random.pick(pickEvents(chains, random)), random)
}

/** The events of a chain that has any: an earlier change may have emptied one. */
function pickEvents(chains: BundleParts['chains'], random: SeededRandom): PartsEvent[] {
  return random.pick(chains.filter(({ events }) => events.length > 0)).events
}

function flipped(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const copy = new Uint8Array(bytes)
  copy[random.below(copy.length)]! ^= 1 << random.below(8)
  return copy
}

/** Puts the right digest into the trailer, which ends the file. */
function withDigest(bytes: Uint8Array): Uint8Array {
  const trailer = bytes.length - 81
  const digest = sha256(bytes.subarray(0, trailer))
  bytes.set(digest, bytes.length - 13 - digest.length)
  return bytes
}

describe('no change without the keys is verified', () => {
  test('the trailer is found where these tests put its digest', async () => {
    expect(withDigest(new Uint8Array(bundle))).toEqual(bundle)
    expect(await verdictOf(bundle)).toBe('verified')
  })

  test(`${flips} bits flipped, and the digest made right`, { timeout: 3_600_000 }, async () => {
    const random = seededRandom('flips')
    const seen = new Map<Verdict, number>()
    for (let i = 0; i < flips; i++) {
      const changed = withDigest(flipped(bundle, random))
      if (equalBytes(changed, bundle)) continue
      const verdict = await verdictOf(changed)
      seen.set(verdict, (seen.get(verdict) ?? 0) + 1)
    }
    expect([...seen.keys()].sort()).toEqual(['altered', 'unreadable'])
  })

  test(`${forgeries} forgeries made consistent`, { timeout: 3_600_000 }, async () => {
    let made = 0
    for (let seed = 0; seed < forgeries; seed++) {
      const random = seededRandom(`forgery ${seed}`)
      const changed = copyParts(parts)
      const kinds = Array.from({ length: 1 + random.below(2) }, () => random.below(changes.length))
      const lies = kinds.map((kind) => changes[kind]!(changed, random) ?? {})
      const forged = await tryToAssemble(changed, Object.assign({}, ...lies) as Lies)
      if (forged === undefined || equalBytes(forged, bundle)) continue
      made++
      const verdict = await verdictOf(forged)
      if (verdict === 'verified') throw new Error(`forgery ${seed} (${kinds.join()}) is verified`)
    }
    expect(made).toBeGreaterThan(forgeries * 0.8)
  })
})

/** Undefined where the change itself cannot be written as a bundle. */
async function tryToAssemble(changed: BundleParts, lies: Lies): Promise<Uint8Array | undefined> {
  try {
    return await assemble(changed, lies)
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined
    throw error
  }
}
