import { describe, expect, test } from 'vitest'
import type { Disk } from '../../packages/level/src/disk/disk.ts'
import { seededRandom } from '../mutations/random.ts'
import { createHazards } from './hazards.ts'
import type { Hazards } from './hazards.ts'
import { sectorLength } from './pages.ts'
import { createSimulatedDisk } from './simulated-disk.ts'
import type { Process } from './simulated-disk.ts'

interface Setting {
  readonly disk: Disk
  readonly process: Process
  readonly hazards: Hazards
  /** The disk as the next process finds it. */
  readonly next: (power: boolean) => Disk
  readonly start: () => Process
}

function setting(seed: number): Setting {
  const hazards = createHazards(() => undefined)
  const simulated = createSimulatedDisk({ random: seededRandom(seed), hazards })
  const process = simulated.start()
  process.disk.makeDirectory('/d')
  const next = (power: boolean): Disk => {
    process.end(power)
    return simulated.start().disk
  }
  return { disk: process.disk, process, hazards, next, start: () => simulated.start() }
}

/** A file of which bytes were synced, and its directory with it. */
async function withSynced(disk: Disk, bytes: Uint8Array): Promise<void> {
  const file = disk.open('/d/file', 'create')
  file.write(bytes, 0)
  await file.datasync()
  file.close()
  await disk.syncDirectory('/d')
  await disk.syncDirectory('/')
}

function contentOf(disk: Disk, path = '/d/file'): Uint8Array | undefined {
  if (disk.kind(path) === undefined) return undefined
  const file = disk.open(path, 'read')
  const bytes = new Uint8Array(file.length())
  expect(file.read(bytes, 0)).toBe(bytes.length)
  file.close()
  return bytes
}

const seeds = Array.from({ length: 300 }, (_, seed) => seed)
const filled = (byte: number, sectors: number): Uint8Array =>
  new Uint8Array(sectors * sectorLength).fill(byte)

/** What each sector holds, as long as none is torn. */
function sectorsOf(bytes: Uint8Array): string {
  const sectors: string[] = []
  for (let at = 0; at < bytes.length; at += sectorLength) {
    const sector = bytes.subarray(at, at + sectorLength)
    expect(new Set(sector).size).toBe(1)
    sectors.push(String(sector[0]))
  }
  return sectors.join(' ')
}

async function outcomes(story: (given: Setting) => Promise<string>): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const seed of seeds) found.add(await story(setting(seed)))
  return found
}

describe('what a file holds after a loss of power', () => {
  test('what was synced is there', async () => {
    const found = await outcomes(async ({ disk, next }) => {
      await withSynced(disk, filled(1, 2))
      return sectorsOf(contentOf(next(true))!)
    })
    expect([...found]).toEqual(['1 1'])
  })

  test('each sector that was written over is there by itself, in any of its versions', async () => {
    const found = await outcomes(async ({ disk, next }) => {
      await withSynced(disk, filled(1, 2))
      const file = disk.open('/d/file', 'write')
      file.write(filled(2, 2), 0)
      file.write(filled(3, 1), sectorLength)
      return sectorsOf(contentOf(next(true))!)
    })
    expect([...found].sort()).toEqual(['1 1', '1 2', '1 3', '2 1', '2 2', '2 3'])
  })

  test('a file grows by itself, with zeros where nothing arrived', async () => {
    const found = await outcomes(async ({ disk, next }) => {
      await withSynced(disk, filled(1, 1))
      disk.open('/d/file', 'write').write(filled(2, 2), sectorLength)
      return sectorsOf(contentOf(next(true))!)
    })
    expect([...found].sort()).toEqual(['1', '1 0', '1 0 0', '1 0 2', '1 2', '1 2 0', '1 2 2'])
  })

  test('a cut is there or not; behind it are zeros, what was there, or what was written since', async () => {
    const found = await outcomes(async ({ disk, next }) => {
      await withSynced(disk, filled(1, 2))
      const file = disk.open('/d/file', 'write')
      file.truncate(sectorLength)
      file.write(filled(2, 1), sectorLength)
      return sectorsOf(contentOf(next(true))!)
    })
    expect([...found].sort()).toEqual(['1 0', '1 1', '1 2'])
  })
})

describe('names after a loss of power', () => {
  test('a new name is there only for sure once the directory was synced', async () => {
    const found = await outcomes(async ({ disk, next }) => {
      await disk.syncDirectory('/')
      const file = disk.open('/d/file', 'create')
      file.write(filled(1, 1), 0)
      await file.datasync()
      const left = contentOf(next(true))
      return left === undefined ? 'none' : sectorsOf(left)
    })
    expect([...found].sort()).toEqual(['1', 'none'])
  })

  test('a rename is one step, and may be there before what the file holds', async () => {
    const found = await outcomes(async ({ disk, next }) => {
      await withSynced(disk, filled(1, 1))
      disk.open('/d/new', 'create').write(filled(2, 1), 0)
      disk.rename('/d/new', '/d/file')
      return sectorsOf(contentOf(next(true))!)
    })
    expect([...found].sort()).toEqual(['', '0', '1', '2'])
  })

  test('a name that was removed may be there again', async () => {
    const found = await outcomes(async ({ disk, next }) => {
      await withSynced(disk, filled(1, 1))
      disk.remove('/d/file')
      expect(disk.kind('/d/file')).toBeUndefined()
      return String(next(true).kind('/d/file'))
    })
    expect([...found].sort()).toEqual(['file', 'undefined'])
  })
})

describe('a process that ends', () => {
  test('leaves all it wrote in the cache, from which it can still be lost', async () => {
    for (const seed of seeds.slice(0, 20)) {
      const { disk, next } = setting(seed)
      await withSynced(disk, filled(1, 1))
      disk.open('/d/file', 'write').write(filled(2, 1), 0)
      expect(sectorsOf(contentOf(next(false))!)).toBe('2')
    }
    const found = await outcomes(async ({ disk, process, start }) => {
      await withSynced(disk, filled(1, 1))
      disk.open('/d/file', 'write').write(filled(2, 1), 0)
      process.end(false)
      start().end(true)
      return sectorsOf(contentOf(start().disk)!)
    })
    expect([...found].sort()).toEqual(['1', '2'])
  })

  test('reaches nothing any more', () => {
    const { disk, next } = setting(1)
    const file = disk.open('/d/file', 'create')
    const after = next(false)
    expect(() => file.write(filled(1, 1), 0)).toThrow(/ended/)
    expect(() => disk.remove('/d/file')).toThrow(/ended/)
    expect(contentOf(after)).toEqual(new Uint8Array())
  })

  test('in the middle of a write has written some of it', () => {
    const lengths = seeds.map((seed) => {
      const { disk, hazards, next } = setting(seed)
      const file = disk.open('/d/file', 'create')
      hazards.arm({ kind: 'crash', power: false, when: 'during' }, 0)
      expect(() => file.write(filled(1, 1), 0)).toThrow(/ended/)
      return contentOf(next(false))!.length
    })
    expect(Math.min(...lengths)).toBeLessThan(50)
    expect(Math.max(...lengths)).toBeGreaterThan(450)
  })
})

describe('calls that fail', () => {
  test('a sync that failed gives up what it did not write, and a later one does not write it', async () => {
    const found = await outcomes(async ({ disk, hazards, next }) => {
      await withSynced(disk, filled(1, 2))
      const file = disk.open('/d/file', 'write')
      file.write(filled(2, 2), 0)
      hazards.arm({ kind: 'error', of: 'a failing disk, written', times: 1 }, 0)
      await expect(file.datasync()).rejects.toMatchObject({ code: 'EIO' })
      expect(sectorsOf(contentOf(disk)!)).toBe('2 2')
      await file.datasync()
      return sectorsOf(contentOf(next(true))!)
    })
    expect([...found].sort()).toEqual(['1 1', '1 2', '2 1', '2 2'])
  })

  test('what is written again after it is synced again', async () => {
    const found = await outcomes(async ({ disk, hazards, next }) => {
      await withSynced(disk, filled(1, 1))
      const file = disk.open('/d/file', 'write')
      file.write(filled(2, 1), 0)
      hazards.arm({ kind: 'error', of: 'a failing disk, written', times: 1 }, 0)
      await expect(file.datasync()).rejects.toMatchObject({ code: 'EIO' })
      file.write(filled(2, 1), 0)
      await file.datasync()
      return sectorsOf(contentOf(next(true))!)
    })
    expect([...found]).toEqual(['2'])
  })

  test('a write that failed has written fewer bytes than it was given', () => {
    for (const seed of seeds) {
      const { disk, hazards } = setting(seed)
      const file = disk.open('/d/file', 'create')
      hazards.arm({ kind: 'error', of: 'a full disk', times: 2 }, 0)
      for (const _ of [1, 2]) expect(() => file.write(filled(1, 1), 0)).toThrow(/ENOSPC/)
      expect(file.length()).toBeLessThan(sectorLength)
      file.write(filled(1, 1), 0)
      expect(file.length()).toBe(sectorLength)
    }
  })

  test('each kind of error meets the calls that it can meet, until it is over', () => {
    const { disk, hazards } = setting(1)
    disk.open('/d/file', 'create').close()
    const forEver = { kind: 'error', times: Number.POSITIVE_INFINITY } as const
    hazards.arm({ ...forEver, of: 'no descriptor left' }, 0)
    expect(() => disk.open('/d/file', 'read')).toThrow(/EMFILE/)
    expect(() => disk.open('/d/file', 'read')).toThrow(/EMFILE/)
    expect(disk.kind('/d/file')).toBe('file')
    hazards.disarm()
    expect(disk.open('/d/file', 'read').length()).toBe(0)
    hazards.arm({ ...forEver, of: 'a failing disk, looked up' }, 0)
    expect(() => disk.kind('/d/file')).toThrow(/EIO/)
    expect(hazards.counts.errors).toBe(3)
  })
})

describe('bits that flip', () => {
  test('in a read are in what was read alone; in a write, in what is stored', () => {
    for (const seed of seeds.slice(0, 20)) {
      const { disk, hazards } = setting(seed)
      const file = disk.open('/d/file', 'create')
      file.write(filled(0, 1), 0)
      const read = (): number => {
        const bytes = filled(0, 1)
        file.read(bytes, 0)
        return bytes.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
      }
      hazards.arm({ kind: 'flip', of: 'read' }, 0)
      expect([read(), read()]).toEqual([1, 0])
      const given = filled(0, 1)
      hazards.arm({ kind: 'flip', of: 'write' }, 0)
      file.write(given, 0)
      expect(given).toEqual(filled(0, 1))
      expect([read(), read()]).toEqual([1, 1])
    }
  })
})
