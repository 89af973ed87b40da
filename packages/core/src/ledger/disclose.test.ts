// Single values that are opened later: what the record says of it, what the new bundle opens, and what is refused.
import { beforeEach, describe, expect, test } from 'vitest'
import { concat, encodeUtf8, toHex } from '@custodia/core/bytes'
import { openDisclosure, openEvent } from '@custodia/core/custody'
import { readBundleItems } from '@custodia/core/wire'
import { collect, enrol, foundLedger, openCase } from '../../../../test/support/ledger.ts'
import type { Person, TestLedger } from '../../../../test/support/ledger.ts'
import type { Disclosed, DiscloseRequest, LedgerEvent, Recorded } from './contract.ts'

let world: TestLedger
let bea: Person
let collected: Recorded
/** As a court publishes it: without the description of the item, and without names. */
let bundle: Uint8Array

beforeEach(async () => {
  world = await foundLedger()
  bea = await enrol(world, { number: 2, name: 'B. Example', roles: ['collector', 'examiner'] })
  const { chain } = await openCase(world)
  collected = await collect(world, { by: bea, inCase: chain, exhibit: 'BE/1' })
  bundle = await whole(world.ledger.export({ case: chain, profile: 'court-public' }))
})

async function whole(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const part of parts) all.push(part)
  return concat(...all)
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const disclose = (changes: Partial<DiscloseRequest> = {}): Promise<Uint8Array> => {
  const named = { events: [collected.id], labels: ['description'] }
  return whole(world.ledger.disclose({ open: () => one(bundle), ...named, ...changes }))
}

/** `type label`, of each value that a bundle opens. */
async function openedIn(bytes: Uint8Array): Promise<readonly string[]> {
  const opened: string[] = []
  for await (const { item } of readBundleItems(one(bytes))) {
    if (item.item !== 'event') continue
    const { type } = openEvent(item.event.event).payload
    for (const one of item.event.disclosures) opened.push(`${type} ${openDisclosure(one).label}`)
  }
  return opened
}

async function onRecord(): Promise<readonly LedgerEvent[]> {
  const found: LedgerEvent[] = []
  for await (const event of world.ledger.events())
    if (event.payload.type === 'values.disclosed') found.push(event)
  return found
}

const refusal = (code: string, reason?: string): object =>
  expect.objectContaining({
    code,
    ...(reason === undefined ? {} : { details: expect.objectContaining({ reason }) }),
  })

describe('a disclosure', () => {
  test('opens the value in the bundle, in its place, and nothing else', async () => {
    const before = await openedIn(bundle)
    const after = await openedIn(await disclose())
    expect(before).not.toContain('item.collected description')
    const place = before.indexOf('item.collected exhibit')
    expect(after).toEqual(before.toSpliced(place + 1, 0, 'item.collected description'))
  })

  test('stands in the order of the labels, whatever was opened first', async () => {
    const events: string[] = []
    for await (const { id, opened } of world.ledger.events())
      if (opened.get('name') === 'B. Example') events.push(id)
    bundle = await disclose({ events, labels: ['person'] })
    const opened = await openedIn(await disclose({ events, labels: ['person', 'name'] }))
    expect(opened.slice(0, 2)).toEqual(['party.enrolled name', 'party.enrolled person'])
  })

  test('is on record with whom it is for, and what for, and is told', async () => {
    let told: Disclosed | undefined
    const why = { recipient: 'Dora Muster', reason: 'Order 7 K 12/26' }
    const size = world.ledger.size
    await disclose({ ...why, told: (what) => (told = what) })
    const [event] = await onRecord()
    const exported = await openedIn(bundle)
    expect(told).toMatchObject({ values: 1, opened: exported.length + 1 })
    expect(told?.recorded).toMatchObject({ id: event?.id, index: size })
    expect(event?.payload.fields).toMatchObject({
      events: [collected.id],
      disclosed: ['description'],
    })
    expect(event?.opened).toEqual(new Map(Object.entries(why)))
  })

  test('is on record before the first byte, and can be given again', async () => {
    let reads = 0
    const changed = Uint8Array.from(bundle)
    changed[changed.length - 1]! ^= 1
    const open = () => one(++reads === 1 ? bundle : changed)
    const parts = world.ledger.disclose({
      open,
      events: [collected.id],
      labels: ['description'],
    })
    expect(await onRecord()).toHaveLength(0)
    await parts[Symbol.asyncIterator]().next()
    expect(await onRecord()).toHaveLength(1)
    await expect(disclose({ open })).rejects.toThrow(refusal('ERR_BUNDLE_MALFORMED'))
    expect(await openedIn(await disclose())).toContain('item.collected description')
  })
})

describe('nothing is recorded of a disclosure', () => {
  const cases: readonly (readonly [string, () => Partial<DiscloseRequest>, object])[] = [
    [
      'of an event that is not there',
      () => ({ events: ['ab'.repeat(32)] }),
      refusal('ERR_EVENT_UNKNOWN'),
    ],
    [
      'under a label that is not sealed',
      () => ({ labels: ['description', 'giver'] }),
      refusal('ERR_DISCLOSURE_REFUSED', 'not-sealed'),
    ],
    [
      'of what the bundle opens already',
      () => ({ labels: ['exhibit'] }),
      refusal('ERR_DISCLOSURE_REFUSED', 'open'),
    ],
    [
      'into what is no bundle',
      () => ({ open: () => one(bundle.subarray(0, bundle.length - 1)) }),
      refusal('ERR_BUNDLE_MALFORMED'),
    ],
  ]

  test.each(cases)('%s', async (_, changes, expected) => {
    await expect(disclose(changes())).rejects.toThrow(expected)
    expect(await onRecord()).toHaveLength(0)
  })

  test('of an event that the bundle does not carry', async () => {
    const { chain: inCase } = await openCase(world)
    const { id } = await collect(world, { by: bea, inCase, exhibit: 'BE/2' })
    await expect(disclose({ events: [collected.id, id] })).rejects.toThrow(
      refusal('ERR_DISCLOSURE_REFUSED', 'not-carried'),
    )
    expect(await onRecord()).toHaveLength(0)
  })

  test('into a bundle of another ledger', async () => {
    const other = await foundLedger()
    const { chain } = await openCase(other)
    bundle = await whole(other.ledger.export({ case: chain, profile: 'court-public' }))
    await expect(disclose()).rejects.toThrow(refusal('ERR_DISCLOSURE_REFUSED', 'not-carried'))
  })

  test('that names nothing', async () => {
    await expect(disclose({ labels: [] })).rejects.toThrow(TypeError)
    expect(toHex(bundle)).not.toContain(toHex(encodeUtf8('B. Example')))
  })
})
