import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parsePreparedFile } from '../../packages/cli/src/travel/prepared-file.ts'
import { carry, copyWorld, makeWorld, recordFrom, removeWorld } from './world.ts'
import type { Machine, World } from './world.ts'

/** Two people on two machines hand over an item; only files travel, and every step is a process of its own. */

interface Receipt {
  readonly event: string
  readonly index: number
  readonly chain: string
  readonly seq: number
  readonly recordedAt: number
  readonly type: string
}

interface ItemState {
  readonly items: readonly {
    readonly exhibit: string
    readonly custodian: string
    readonly state: string
  }[]
}

interface Parties {
  readonly parties: readonly { readonly party: string; readonly name: string }[]
}

let made: World
beforeAll(async () => {
  made = await makeWorld()
}, 120_000)
afterAll(() => removeWorld(made))

async function custodianOf({ station }: World, exhibit: string): Promise<string | undefined> {
  const { items } = await station.answer<ItemState>(['item', 'list'])
  const { parties } = await station.answer<Parties>(['party', 'list'])
  const item = items.find((entry) => entry.exhibit === exhibit)
  return parties.find(({ party }) => party === item?.custodian)?.name
}

async function offer(world: World, more: readonly string[] = []): Promise<Receipt> {
  return recordFrom(world, world.a, ['offer', 'EX-1.1', '--to', 'B. Example', ...more])
}

/** Prepares at the station what B. Example is to sign, and brings it to his machine. */
async function prepareFor(world: World, words: readonly string[], name: string): Promise<void> {
  const { station, b } = world
  await station.answer([...words, '--as', 'B. Example', '--prepare', name])
  carry(station, b, name)
}

function sign(machine: Machine, name: string): ReturnType<Machine['here']> {
  return machine.here(['sign', name, '--yes', ...machine.key])
}

describe('a handover between two machines', () => {
  it('moves custody when the receiver has signed, and not before; each step is a process', async () => {
    const world = copyWorld(made)
    const { station, a, b } = world
    const steps = async (
      person: Machine,
      words: readonly string[],
      name: string,
    ): Promise<Receipt> => {
      const prepared = await station.run([...words, '--prepare', `${name}.prepared`])
      expect(prepared.code).toBe(0)
      carry(station, person, `${name}.prepared`)
      const signed = await person.run(['sign', `${name}.prepared`, '--yes', ...person.key])
      expect(signed.code).toBe(0)
      expect(signed.stderr).toContain('item "EX-1.1"')
      expect(signed.stderr).toContain('proven to hold all')
      carry(person, station, `${name}.signed`)
      const submitted = await station.run(['submit', `${name}.signed`, '--json'])
      expect(submitted.code).toBe(0)
      return JSON.parse(submitted.stdout) as Receipt
    }
    const offerWords = ['offer', 'EX-1.1', '--to', 'B. Example', '--as', 'A. Example']
    const offered = await steps(a, offerWords, 'offer')
    expect(await custodianOf(world, 'EX-1.1')).toBe('A. Example')
    const accepted = await steps(b, ['accept', 'EX-1.1', '--as', 'B. Example'], 'accept')
    expect(accepted).toMatchObject({ type: 'transfer.accepted', chain: offered.chain })
    expect(accepted.seq).toBe(offered.seq + 1)
    expect(await custodianOf(world, 'EX-1.1')).toBe('B. Example')
  })

  it('gives the first receipt again when the same file is submitted twice', async () => {
    const world = copyWorld(made)
    await offer(world)
    await prepareFor(world, ['accept', 'EX-1.1'], 'accept.prepared')
    await sign(world.b, 'accept.prepared')
    carry(world.b, world.station, 'accept.signed')
    const first = await world.station.answer<Receipt>(['submit', 'accept.signed'])
    await world.station.answer(['status'])
    const second = await world.station.answer<Receipt>(['submit', 'accept.signed'])
    expect(second).toEqual(first)
  })

  it('leaves custody where it is when the receiver refuses', async () => {
    const world = copyWorld(made)
    await offer(world)
    const refusal = [
      'refuse',
      'EX-1.1',
      '--reason',
      'seal-damaged',
      '--explanation',
      'the bag is torn',
    ]
    const refused = await recordFrom<Receipt>(world, world.b, refusal)
    expect(refused.type).toBe('transfer.refused')
    expect(await custodianOf(world, 'EX-1.1')).toBe('A. Example')
    const accept = await world.station.run([
      'accept',
      'EX-1.1',
      '--as',
      'B. Example',
      '--prepare',
      'x',
    ])
    expect(accept.code).toBe(6)
    expect(accept.stderr).toContain('ERR_NO_OFFER')
  })
})

describe('a prepared entry', () => {
  it('keeps its place until it expires, and no longer', async () => {
    const world = copyWorld(made)
    const { station, b } = world
    await offer(world)
    // Long enough for a slow machine to try in the meantime, short enough to wait for.
    await prepareFor(world, ['accept', 'EX-1.1', '--lifetime', '10s'], 'accept.prepared')
    const meanwhile = await station.here([
      'accept',
      'EX-1.1',
      '--as',
      'B. Example',
      '--prepare',
      'y',
    ])
    expect(meanwhile.code).toBe(6)
    expect(meanwhile.stderr).toContain('ERR_CHAIN_RESERVED')
    expect((await sign(b, 'accept.prepared')).code).toBe(0)
    carry(b, station, 'accept.signed')
    const { expires } = parsePreparedFile(readFileSync(b.path('accept.signed')))
    await new Promise((resolve) => setTimeout(resolve, expires - Date.now() + 50))
    const late = await station.here(['submit', 'accept.signed'])
    expect(late.code).toBe(6)
    expect(late.stderr).toContain('expired')
    const signedLate = await b.here(['sign', 'accept.prepared', '--yes', '--out', 'z', ...b.key])
    expect(signedLate.code).toBe(6)
    expect(readdirSync(b.directory)).not.toContain('z')
    const again = await station.here(['accept', 'EX-1.1', '--as', 'B. Example', '--prepare', 'y'])
    expect(again.code).toBe(0)
  })

  it('is signed by the key for which it was made, and by no other', async () => {
    const world = copyWorld(made)
    await offer(world)
    await prepareFor(world, ['accept', 'EX-1.1'], 'accept.prepared')
    carry(world.b, world.a, 'accept.prepared')
    const other = await sign(world.a, 'accept.prepared')
    expect(other.code).toBe(6)
    expect(other.stderr).toContain('ERR_KEY_MISMATCH')
    expect(readdirSync(world.a.directory)).not.toContain('accept.signed')
  })

  it('is not signed without a yes where nobody can be asked', async () => {
    const world = copyWorld(made)
    await offer(world)
    await prepareFor(world, ['accept', 'EX-1.1'], 'accept.prepared')
    const run = await world.b.here(['sign', 'accept.prepared', ...world.b.key])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('--yes')
    expect(readdirSync(world.b.directory)).not.toContain('accept.signed')
  })

  it('is refused when it was changed on its way', async () => {
    const world = copyWorld(made)
    await offer(world)
    await prepareFor(world, ['accept', 'EX-1.1', '--condition', 'bag sealed'], 'accept.prepared')
    const bytes = readFileSync(world.b.path('accept.prepared'))
    const at = bytes.indexOf('bag sealed')
    bytes[at] = 'c'.charCodeAt(0)
    writeFileSync(world.b.path('accept.prepared'), bytes)
    const run = await sign(world.b, 'accept.prepared')
    expect(run.code).toBe(5)
    expect(run.stderr).toContain('ERR_DISCLOSURE_MISMATCH')
  })

  it('goes through pipes', async () => {
    const world = copyWorld(made)
    await offer(world)
    const { station, b } = world
    const words = ['accept', 'EX-1.1', '--as', 'B. Example', '--prepare']
    await station.answer([...words, 'p'])
    const signed = await b.run(['sign', '-', '--yes', '--out', 'q', ...b.key], {
      input: readFileSync(station.path('p')),
    })
    expect(signed.code).toBe(0)
    const run = await station.run(['submit', '-', '--json'], { input: readFileSync(b.path('q')) })
    expect(JSON.parse(run.stdout)).toMatchObject({ type: 'transfer.accepted' })
  })
})

describe('a ledger that was rebuilt', () => {
  it('gets no signature from somebody who saw more of it', async () => {
    const world = copyWorld(made)
    const { station } = world
    cpSync(station.path('ledger'), station.path('before'), { recursive: true })
    await offer(world)
    await recordFrom(world, world.b, ['refuse', 'EX-1.1', '--reason', 'other'])
    rmSync(station.path('ledger'), { recursive: true })
    cpSync(station.path('before'), station.path('ledger'), { recursive: true })
    await prepareFor(world, ['record', 'note', 'EX-1', 'a remark'], 'note.prepared')
    const run = await sign(world.b, 'note.prepared')
    expect(run.code).toBe(6)
    expect(run.stderr).toContain('entries are gone')
    expect(run.stderr).toContain('ERR_ANCHOR_REFUSED')
    expect(readdirSync(world.b.directory)).not.toContain('note.signed')
  })

  it('gets none either when it has grown again to another history', async () => {
    const world = copyWorld(made)
    const { station } = world
    cpSync(station.path('ledger'), station.path('before'), { recursive: true })
    await offer(world)
    await recordFrom(world, world.b, ['refuse', 'EX-1.1', '--reason', 'other'])
    rmSync(station.path('ledger'), { recursive: true })
    cpSync(station.path('before'), station.path('ledger'), { recursive: true })
    for (const remark of ['one', 'two', 'three']) {
      await station.answer(['record', 'note', 'R. Example', remark, ...station.key])
    }
    await prepareFor(world, ['record', 'note', 'EX-1', 'a remark'], 'note.prepared')
    const run = await sign(world.b, 'note.prepared')
    expect(run.code).toBe(6)
    expect(run.stderr).toContain('ERR_ANCHOR_REFUSED')
  })

  it('is asked to prove what a signer saw in an entry that never arrived', async () => {
    const world = copyWorld(made)
    const { station, b } = world
    // Signed, but never submitted: B. Example has now seen more than the ledger knows of him.
    await prepareFor(world, ['record', 'note', 'EX-1', 'unsent'], 'unsent.prepared')
    expect((await sign(b, 'unsent.prepared')).code).toBe(0)
    const seen = JSON.parse(readFileSync(`${b.key[1]}.seen`, 'utf8')) as {
      readonly [ledger: string]: { readonly size: number }
    }
    const size = Object.values(seen)[0]?.size ?? 0
    await recordFrom(world, world.a, ['record', 'note', 'EX-2026-001', 'meanwhile'])
    await prepareFor(world, ['record', 'note', 'B. Example', 'again'], 'again.prepared')
    const refused = await sign(b, 'again.prepared')
    expect(refused.code).toBe(6)
    expect(refused.stderr).toContain(`--since ${size}`)
    const words = ['record', 'note', 'EX-1.1', 'again', '--since', String(size)]
    await prepareFor(world, words, 'since.prepared')
    expect((await sign(b, 'since.prepared')).code).toBe(0)
    carry(b, station, 'since.signed')
    expect((await station.here(['submit', 'since.signed'])).code).toBe(0)
  })
})
