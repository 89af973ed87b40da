import { openCheckpoint, openDisclosure, openEvent } from '../../custody/index.ts'
import { openLedger } from '../../ledger/index.ts'
import type { Ledger } from '../../ledger/index.ts'
import { hasher } from '../../log/index.ts'
import { emptyFrontier, extendFrontier, frontierRoot } from '../../merkle/index.ts'
import type { Store } from '../../store/index.ts'
import { parseLeaf } from '../../wire/index.ts'
import type { BundleEvent, TrustFile } from '../../wire/index.ts'
import { collect, holds, same, sameBytes, sameList } from '../assert.ts'
import { skippedCase, storeCase } from '../case.ts'
import type { ConformanceCase, Fixture, StoreFactory } from '../case.ts'
import { readBundle } from './read-bundle.ts'
import { playStory } from './sample-story.ts'
import type { Story } from './sample-story.ts'

/**
 * Judges a bundle from outside: rejects unless it is verified for one who trusts as this says. `verifyBundle` of
 * `@custodia/verifier` does; this package cannot, so that the verifier depends on nothing that writes.
 */
export type BundleJudge = (bundle: Uint8Array, trust: TrustFile) => Promise<void>

/** A real ledger on the store: founded, written, closed, opened again, exported. */
export function endToEndCases(
  factory: StoreFactory,
  judge: BundleJudge | undefined,
): readonly ConformanceCase[] {
  const storyCase = (
    claim: string,
    body: (fixture: Fixture, story: Story) => Promise<void>,
  ): ConformanceCase =>
    storeCase(factory, `end to end: ${claim}`, async (fixture) => {
      const story = await playStory(fixture.store)
      await fixture.reopen()
      await body(fixture, story)
    })
  const judged = 'the bundle is verified, before a value is erased and after'
  return [
    storyCase('what was recorded is there when the ledger is opened again', expectRecorded),
    storyCase('the last checkpoint is signed for what is there', expectCheckpoint),
    storyCase('what a bundle carries is what is there, byte for byte', expectExported),
    storyCase('a value that was erased is in no bundle', expectErased),
    judge === undefined
      ? skippedCase(`end to end: ${judged}`, 'no judge was given')
      : storyCase(judged, (fixture, story) => expectVerified(fixture, story, judge)),
  ]
}

async function expectRecorded(fixture: Fixture, story: Story): Promise<void> {
  const size = await fixture.store.size()
  await withLedger(fixture, story, async (ledger) => {
    same('size', ledger.size, size)
    for (const { id, chain, index, recordedAt } of story.recorded) {
      const found = await ledger.event(id)
      same('event: index', found?.index, index)
      same('event: chain', found?.chain, chain)
      same('event: recordedAt', found?.recordedAt, recordedAt)
    }
    const all = await collect(ledger.events())
    const history = await collect(ledger.history(story.item))
    sameList(
      'history of the item',
      history.map(({ id }) => id),
      all.filter(({ chain }) => chain === story.item).map(({ id }) => id),
    )
    const { index } = await ledger.record(story.next.draft, story.next.signer)
    same('the next event: index', index, size)
  })
}

async function expectCheckpoint({ store }: Fixture, { trust }: Story): Promise<void> {
  const note = await store.checkpoint()
  holds('there is a checkpoint', note !== undefined)
  const { origin, logKey: vkey } = trust
  const checkpoint = openCheckpoint(note!, { origin, vkey })
  same('checkpoint: size', checkpoint.size, await store.size())
  const entries = await collect(store.entries(0, checkpoint.size))
  const leafHashes = entries.map(({ leaf }) => hasher.leaf(leaf))
  const { frontier } = extendFrontier(emptyFrontier, leafHashes, hasher)
  sameBytes('checkpoint: root', checkpoint.rootHash, frontierRoot(frontier, hasher))
}

async function expectExported(fixture: Fixture, story: Story): Promise<void> {
  await withLedger(fixture, story, async (ledger) => {
    const { events, checkpoint } = await readBundle(ledger.export({ case: story.case }))
    const carried = new Set(events.map(({ index }) => index))
    for (const { index } of story.recorded) holds(`entry ${index} is carried`, carried.has(index))
    for (const event of events) await sameAsStored(fixture.store, event)
    sameBytes('checkpoint', checkpoint, await fixture.store.checkpoint())
  })
}

async function sameAsStored(store: Store, carried: BundleEvent): Promise<void> {
  const { index } = carried
  const entry = await store.entry(index)
  sameBytes(`entry ${index}: event`, carried.event, entry.event)
  sameBytes(`entry ${index}: secret`, carried.secret, entry.secret)
  same(`entry ${index}: recordedAt`, carried.recordedAt, parseLeaf(entry.leaf).recordedAt)
  const sealed = [...openEvent(carried.event).payload.sealed.values()]
  same(`entry ${index}: disclosures`, carried.disclosures.length, sealed.length)
  for (const [i, digest] of sealed.entries()) {
    sameBytes('disclosure', carried.disclosures[i], await store.disclosure(digest))
  }
}

async function expectErased(fixture: Fixture, story: Story): Promise<void> {
  const digest = await eraseDescription(fixture, story)
  await withLedger(fixture, story, async (ledger) => {
    const item = await ledger.event(story.item)
    same('the description is opened', item?.opened.has('description'), false)
    same('the exhibit', item?.opened.get('exhibit'), 'AE/1')
    const { events } = await readBundle(ledger.export({ case: story.case }))
    const opened = events.flatMap(({ disclosures }) => disclosures.map(openDisclosure))
    holds('the bundle opens what was not erased', opened.length > 0)
    same(
      'the bundle opens what was erased',
      opened.some((value) => value.digest === digest),
      false,
    )
  })
}

async function expectVerified(fixture: Fixture, story: Story, judge: BundleJudge): Promise<void> {
  const exportAndJudge = (): Promise<void> =>
    withLedger(fixture, story, async (ledger) => {
      const { bytes } = await readBundle(ledger.export({ case: story.case }))
      await judge(bytes, story.trust)
    })
  await exportAndJudge()
  await fixture.reopen()
  await eraseDescription(fixture, story)
  await exportAndJudge()
}

/** Erases what the first event of the item says of it, and opens the store again. */
async function eraseDescription(fixture: Fixture, { item }: Story): Promise<string> {
  const index = await fixture.store.indexOf(item)
  const { event } = await fixture.store.entry(index!)
  const digest = openEvent(event!).payload.sealed.get('description')!
  await fixture.store.erase([digest])
  await fixture.reopen()
  return digest
}

async function withLedger(
  { store }: Fixture,
  { keys }: Story,
  work: (ledger: Ledger) => Promise<void>,
): Promise<void> {
  const ledger = await openLedger({ store, keys })
  try {
    await work(ledger)
  } finally {
    await ledger.close()
  }
}
