import type { BundleEvent } from '@custodia/core/wire'
import { fasten } from '../../packages/cli/src/demo/loose-bundle.ts'
import type { LooseBundle } from '../../packages/cli/src/demo/loose-bundle.ts'
import type { Random } from './random.ts'

/** What a careless or clumsy hand does to a file. */
const byteMutations: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => flip(bytes, random),
  (bytes, random) => bytes.fill(random.below(256), random.below(bytes.length)),
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => remove(bytes, random.below(bytes.length), 1 + random.below(64)),
  (bytes, random) => insert(bytes, random.below(bytes.length), randomBytes(random)),
  (bytes, random) => {
    const start = random.below(bytes.length)
    return insert(
      bytes,
      random.below(bytes.length),
      bytes.subarray(start, start + 1 + random.below(512)),
    )
  },
  (bytes, random) => bytes.copyWithin(random.below(bytes.length), random.below(bytes.length)),
]

/** Changes the bytes of a file at a random place. */
export function mutateBytes(bundle: Uint8Array, random: Random): Uint8Array {
  return random.pick(byteMutations)(Buffer.from(bundle), random)
}

function flip<B extends Uint8Array>(bytes: B, random: Random): B {
  const copy = bytes.slice() as B
  copy[random.below(copy.length)]! ^= 1 << random.below(8)
  return copy
}

function randomBytes(random: Random): Buffer {
  return Buffer.from(Array.from({ length: 1 + random.below(32) }, () => random.below(256)))
}

function remove(bytes: Buffer, start: number, count: number): Buffer {
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + count)])
}

function insert(bytes: Buffer, start: number, more: Uint8Array): Buffer {
  return Buffer.concat([bytes.subarray(0, start), more, bytes.subarray(start)])
}

/** What a forger does to one event, or to one chain, who then makes counts, proof and trailer right again. */
const eventMutations: readonly ((event: BundleEvent, random: Random) => BundleEvent)[] = [
  (event, random) => ({ ...event, event: flip(event.event, random) }),
  (event, random) => ({ ...event, secret: flip(event.secret, random) }),
  (event, random) => ({ ...event, recordedAt: event.recordedAt + 1 + random.below(1000) }),
  (event, random) => ({
    ...event,
    disclosures: event.disclosures.map((bytes) => flip(bytes, random)),
  }),
  (event) => ({ ...event, disclosures: [...event.disclosures, ...event.disclosures] }),
]

/** Forges a bundle, or gives undefined where the forger himself could not go on. */
export function forge(loose: LooseBundle, random: Random): Uint8Array | undefined {
  const chain = random.below(loose.chains.length)
  const { events, nextSecret } = loose.chains[chain]!
  const at = random.below(events.length)
  const changes = [
    () => ({ events: events.toSpliced(at, 1), nextSecret }),
    () => ({ events: [...events].reverse(), nextSecret }),
    () => ({ events, nextSecret: flip(nextSecret, random) }),
    () => ({ events: events.slice(0, at + 1), nextSecret }),
    ...eventMutations.map((mutate) => () => ({
      events: events.with(at, mutate(events[at]!, random)),
      nextSecret,
    })),
  ]
  const changed = { ...loose.chains[chain]!, ...random.pick(changes)() }
  const checkpoint = random.below(8) === 0 ? flip(loose.checkpoint, random) : loose.checkpoint
  try {
    return fasten({ ...loose, checkpoint, chains: loose.chains.with(chain, changed) }, loose)
  } catch {
    return undefined
  }
}
