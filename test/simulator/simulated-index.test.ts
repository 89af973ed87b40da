import { expect, test } from 'vitest'
import type { OpenedIndex } from '../../packages/level/src/lookup/level-index.ts'
import { seededRandom } from '../mutations/random.ts'
import { createHazards } from './hazards.ts'
import type { Hazards } from './hazards.ts'
import { createSimulatedMachine } from './simulated-machine.ts'
import type { SimulatedMachine } from './simulated-machine.ts'

const path = '/d/index'
const key = Buffer.from('key')

interface Setting {
  readonly machine: SimulatedMachine
  readonly hazards: Hazards
}

async function setting(seed: number): Promise<Setting> {
  const hazards = createHazards(() => undefined)
  const random = seededRandom(seed)
  const machine = createSimulatedMachine({ random, hazards, segmentLength: 1000 })
  const { disk, openIndex } = machine.machine
  disk.makeDirectory(path)
  await disk.syncDirectory('/d')
  await disk.syncDirectory('/')
  const made = await openIndex(path, { create: true })
  if (!('index' in made)) throw new Error(made.unusable)
  for (const value of ['1', '2', '3']) await made.index.write([[key, Buffer.from(value)]])
  await made.index.close()
  return { machine, hazards }
}

const open = ({ machine }: Setting): Promise<OpenedIndex> =>
  machine.machine.openIndex(path, { create: false })

function show(opened: OpenedIndex): string {
  if ('unusable' in opened) return opened.unusable
  const value = opened.index.get(key)?.toString() ?? 'empty'
  return `${value}${opened.doubt === undefined ? '' : ', in doubt'}`
}

test('an index that was closed in order is there, without a doubt, and is not made again', async () => {
  const given = await setting(1)
  expect(await given.machine.machine.openIndex(path, { create: true })).toHaveProperty('unusable')
  expect(show(await open(given))).toBe('3')
  await expect(open(given)).rejects.toMatchObject({ code: 'ERR_STORE_LOCKED' })
})

test('one whose process was killed has every write, and a doubt', async () => {
  const given = await setting(1)
  const opened = await open(given)
  if ('index' in opened) await opened.index.write([[key, Buffer.from('4')]])
  given.machine.restart(false)
  expect(show(await open(given))).toBe('4, in doubt')
})

test('after a loss of power the writes are there up to some point, or it is missing or unusable', async () => {
  const found = new Set<string>()
  for (let seed = 0; seed < 300; seed++) {
    const given = await setting(seed)
    given.machine.restart(true)
    found.add(show(await open(given)))
  }
  expect([...found].sort()).toEqual([
    '1, in doubt',
    '2, in doubt',
    '3',
    '3, in doubt',
    'Corruption: no meta-nextfile entry',
    'does not exist',
    'empty, in doubt',
  ])
})

test('a write that fails is not there, and the index is in doubt from then on', async () => {
  const given = await setting(1)
  const opened = await open(given)
  if (!('index' in opened)) throw new Error(opened.unusable)
  given.hazards.arm({ kind: 'error', of: 'a full disk', times: 1 }, 0)
  const written = opened.index.write([[key, Buffer.from('4')]])
  await expect(written).rejects.toMatchObject({ code: 'ERR_STORE_WRITE' })
  await opened.index.close()
  expect(show(await open(given))).toBe('3, in doubt')
})
