import { beforeEach, describe, expect, test } from 'vitest'
import { createMemoryStore } from '../store/index.ts'
import { sign1ToBeSigned } from '../wire/index.ts'
import { enrol, foundLedger, ledgerKeys, openCase } from '../../../../test/support/ledger.ts'
import type { Person, SetClock, TestLedger } from '../../../../test/support/ledger.ts'
import type { Draft, Ledger, Recorded } from './contract.ts'
import { openLedger } from './open.ts'

const hour = 3_600_000

let world: TestLedger
let ledger: Ledger
let clock: SetClock
let caseId: string

beforeEach(async () => {
  world = await foundLedger()
  ;({ ledger, clock } = world)
  caseId = (await openCase(world)).chain
})

const note = (from: Ledger = ledger): Promise<Recorded> => from.record(remark(), world.alice.signer)

function remark(): Draft {
  const occurredAt = { time: 0, offset: 0, precision: 'day' } as const
  const common = { type: 'note.added', role: 'officer', chain: caseId, occurredAt } as const
  return { ...common, fields: {}, sealed: { note: 'A remark', lateReason: 'In a test' } }
}

/** How far the clock stood behind, for each incident on record. */
const told = (from: Ledger = ledger): readonly (number | undefined)[] =>
  from.state.incidents(from.id).map(({ behind }) => behind)

describe('a clock that stands behind the last recorded time', () => {
  test('is an incident, which stands before what is recorded next', async () => {
    const before = ledger.size
    clock.now -= 10 * 24 * hour
    const { index, recordedAt } = await note()
    expect(index).toBe(before + 1)
    const [incident] = ledger.state.incidents(ledger.id)
    expect(incident).toMatchObject({ kind: 'clock', behind: 10 * 24 * hour, index: before })
    expect(ledger.state.event(incident!.event)).toMatchObject({
      role: 'service',
      recordedAt,
      breaches: [],
    })
  })

  test.each([
    [1000, 0],
    [1001, 1],
  ])('by %i ms is told %i times', async (behind, times) => {
    clock.now -= behind
    await note()
    expect(told()).toHaveLength(times)
  })

  test('is told once while it catches up', async () => {
    clock.now -= 10 * hour
    for (const _ of [1, 2, 3]) {
      await note()
      clock.now += hour
    }
    expect(told()).toEqual([10 * hour])
  })

  test('is told once of many entries that are recorded together', async () => {
    clock.now -= hour
    await Promise.all([1, 2, 3, 4].map(() => note()))
    expect(told()).toEqual([hour])
  })

  test('is told again for each further jump', async () => {
    clock.now -= 10 * hour
    await note()
    clock.now += 4 * hour
    await note()
    clock.now -= hour
    await note()
    clock.now += 24 * hour
    await note()
    clock.now -= 2 * hour
    await note()
    expect(told()).toEqual([10 * hour, 7 * hour, 2 * hour])
  })

  test('is told of a prepared entry, and of an export', async () => {
    const { publicKey } = world.alice.signer
    const prepared = await ledger.prepare(remark(), { publicKey })
    clock.now -= hour
    const { protectedBytes, payloadBytes } = prepared
    const signature = await world.alice.signer.sign(sign1ToBeSigned(protectedBytes, payloadBytes))
    await ledger.submit(prepared, signature)
    expect(told()).toEqual([hour])
    clock.now -= hour
    for await (const _ of ledger.export({ case: caseId })) {
      // Only what it puts on record is looked at.
    }
    expect(told()).toEqual([hour, 2 * hour])
  })

  test('does not keep people from working while the chain of the ledger is reserved', async () => {
    const { publicKey } = world.alice.signer
    const policy = ledger.state.policyAt()!
    const draft = { type: 'policy.adopted', role: 'founder', fields: { policy } } as const
    const prepared = await ledger.prepare({ ...draft, sealed: {} }, { publicKey })
    clock.now -= hour
    await note()
    expect(told()).toEqual([])
    await ledger.cancel(prepared)
    await note()
    expect(told()).toEqual([hour])
  })
})

test('a ledger that is opened again does not tell of the same jump again', async () => {
  const store = createMemoryStore()
  world = await foundLedger({ store: { ...store, close: () => Promise.resolve() }, clock })
  ledger = world.ledger
  caseId = (await openCase(world)).chain
  clock.now -= 10 * hour
  await note()
  await ledger.close()
  clock.now += hour
  const again = await openLedger({ store, keys: ledgerKeys, clock })
  await note(again)
  expect(told(again)).toEqual([10 * hour])
  clock.now -= 2 * hour
  await note(again)
  expect(told(again)).toEqual([10 * hour, 11 * hour])
})

test('a supervisor closes the incident, and until then it is open', async () => {
  const open = (): readonly string[] =>
    [...ledger.state.review({ time: clock.now }).values()].flat().map(({ rule }) => rule)
  const dora: Person = await enrol(world, { number: 7, name: 'D. Example', roles: ['supervisor'] })
  clock.now -= hour
  await note()
  expect(open()).toContain('INC-04')
  const [{ event: incident } = { event: '' }] = ledger.state.incidents(ledger.id)
  await ledger.record(
    {
      type: 'incident.resolved',
      role: 'supervisor',
      chain: ledger.id,
      fields: { incident },
      sealed: { resolution: 'The time server had failed' },
    },
    dora.signer,
  )
  expect(open()).not.toContain('INC-04')
})
