import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { temporaryDirectory, watchedDisk } from '../../../../test/support/level.ts'
import {
  checkpointAt,
  origin,
  seededSigner,
  witnessName,
  witnessSigner,
  witnessVkey,
} from '../../../../test/support/witness.ts'
import type { Branch } from '../../../../test/support/witness.ts'
import { cosign, openCosigned, originHash } from '../../../core/src/custody/index.ts'
import { cosignerKey } from '../../../core/src/custody/index.ts'
import { toHex } from '../../../core/src/bytes/index.ts'
import { parseNote } from '../../../core/src/wire/index.ts'
import { openWitnessState, openWitnessStateOn } from './witness-state.ts'
import type { WitnessState, WitnessStateOptions } from './witness-state.ts'

const hash = originHash(origin)
const notices: string[] = []
let root: string
let options: WitnessStateOptions
beforeEach(async () => {
  root = await temporaryDirectory()
  notices.length = 0
  options = {
    directory: join(root, 'state'),
    beside: join(root, 'witness.key.cosigned'),
    vkey: witnessVkey,
    open: (note) => openCosigned(note, witnessVkey),
    // Whether the directory for temporary files lies in memory is nothing to these tests.
    onNotice: (message) =>
      void (/^[^:]*: the directory lies/.test(message) || notices.push(message)),
  }
})

/** Opens the state and closes it when the test ends. */
async function opened(changes: Partial<WitnessStateOptions> = {}): Promise<WitnessState> {
  const state = await openWitnessState({ ...options, ...changes })
  onTestFinished(() => state.close())
  return state
}

async function using<T>(work: (state: WitnessState) => Promise<T>): Promise<T> {
  const state = await openWitnessState(options)
  try {
    return await work(state)
  } finally {
    await state.close()
  }
}

async function noteAt(size: number, branch: Branch = 'a', time = 1000): Promise<Uint8Array> {
  const note = parseNote(await checkpointAt(size, branch))
  return (await cosign(note, { name: witnessName, signer: witnessSigner }, time)).note
}

/** Keeps a note whatever is there. */
async function keep(state: WitnessState, next: Uint8Array): Promise<void> {
  expect(await state.replace(hash, { expected: await state.read(hash), next })).toBe(true)
}

const failure = (code: string): unknown => expect.objectContaining({ code })

describe('a state', () => {
  test('keeps nothing at first, then what it is given, also after it was closed', async () => {
    await using(async (state) => {
      expect(await state.read(hash)).toBeUndefined()
      await keep(state, await noteAt(3))
      await keep(state, await noteAt(3, 'a', 1001))
      await keep(state, await noteAt(4))
    })
    await using(async (state) => expect(await state.read(hash)).toEqual(await noteAt(4)))
    expect(notices).toEqual([])
    expect(new Uint8Array(await readFile(join(options.beside, hash)))).toEqual(await noteAt(4))
  })

  test('changes only if what is kept is what was expected', async () => {
    const state = await opened()
    const [three, again, four, five] = await Promise.all([
      noteAt(3),
      noteAt(3, 'a', 1001),
      noteAt(4),
      noteAt(5),
    ])
    expect(await state.replace(hash, { expected: four, next: five })).toBe(false)
    expect(await state.replace(hash, { expected: undefined, next: three })).toBe(true)
    expect(await state.replace(hash, { expected: undefined, next: four })).toBe(false)
    expect(await state.replace(hash, { expected: again, next: four })).toBe(false)
    expect(await state.read(hash)).toEqual(three)
    const both = [four, five].map((next) => state.replace(hash, { expected: three, next }))
    expect(await Promise.all(both)).toEqual([true, false])
    expect(await state.read(hash)).toEqual(four)
  })

  test('never goes back, never to another tree, never under another name', async () => {
    const state = await opened()
    await keep(state, await noteAt(6))
    const expected = await noteAt(6)
    for (const next of [await noteAt(5), await noteAt(6, 'b'), await noteAt(0)]) {
      await expect(state.replace(hash, { expected, next })).rejects.toThrow(
        failure('ERR_STORE_CORRUPT'),
      )
    }
    const other = originHash('other.example')
    const next = await noteAt(7)
    await expect(state.replace(other, { expected: undefined, next })).rejects.toThrow(
      failure('ERR_STORE_CORRUPT'),
    )
    await expect(state.replace(hash, { expected, next: await checkpointAt(7) })).rejects.toThrow(
      failure('ERR_NOTE_UNVERIFIED'),
    )
    expect(await state.read(hash)).toEqual(expected)
    await keep(state, next)
  })

  test('gives copies: nobody can change what it keeps', async () => {
    const state = await opened()
    const given = await noteAt(3)
    await keep(state, given)
    given.fill(0)
    ;(await state.read(hash))!.fill(0)
    expect(await state.read(hash)).toEqual(await noteAt(3))
  })
})

describe('one owner:', () => {
  test('neither the directory nor the key can be used twice at a time', async () => {
    await opened()
    await expect(openWitnessState(options)).rejects.toThrow(failure('ERR_STORE_LOCKED'))
    const elsewhere = { ...options, directory: join(root, 'elsewhere') }
    await expect(openWitnessState(elsewhere)).rejects.toThrow(failure('ERR_STORE_LOCKED'))
    const otherKey = { ...options, beside: join(root, 'other.key.cosigned') }
    await expect(openWitnessState(otherKey)).rejects.toThrow(failure('ERR_STORE_LOCKED'))
  })

  test('a directory belongs to one witness for good, and so does what lies beside a key', async () => {
    await using(async () => undefined)
    const renamed = cosignerKey('witness.example/two', witnessSigner.publicKey).vkey
    const rekeyed = cosignerKey(witnessName, seededSigner(4).publicKey).vkey
    for (const vkey of [renamed, rekeyed]) {
      await expect(openWitnessState({ ...options, vkey })).rejects.toThrow(
        failure('ERR_KEY_MISMATCH'),
      )
      const elsewhere = join(root, 'elsewhere')
      await expect(openWitnessState({ ...options, vkey, directory: elsewhere })).rejects.toThrow(
        failure('ERR_KEY_MISMATCH'),
      )
    }
    await using(async (state) => expect(await state.read(hash)).toBeUndefined())
  })

  test('what is no state of a witness is left alone', async () => {
    await writeFile(join(root, 'evidence'), 'of something else')
    for (const directory of [root, join(root, 'evidence')])
      await expect(openWitnessState({ ...options, directory })).rejects.toThrow(
        failure('ERR_STORE_EXISTS'),
      )
    expect(await readdir(root)).toEqual(['evidence'])
  })
})

describe('two copies:', () => {
  test('a directory that was set back goes on from what the key has cosigned', async () => {
    await using(async (state) => keep(state, await noteAt(3)))
    await cp(options.directory, join(root, 'old'), { recursive: true })
    await using(async (state) => keep(state, await noteAt(8)))
    await rm(options.directory, { recursive: true })
    await cp(join(root, 'old'), options.directory, { recursive: true })
    await using(async (state) => expect(await state.read(hash)).toEqual(await noteAt(8)))
    expect(notices).toEqual([expect.stringMatching(/had size 3 of .* cosigned size 8/)])
    await using(async () => expect(notices).toHaveLength(1))
  })

  test('so does one that is new, and one whose LevelDB was moved away', async () => {
    await using(async (state) => keep(state, await noteAt(8)))
    await rm(join(options.directory, 'index'), { recursive: true })
    await using(async (state) => expect(await state.read(hash)).toEqual(await noteAt(8)))
    await rm(options.directory, { recursive: true })
    await using(async (state) => expect(await state.read(hash)).toEqual(await noteAt(8)))
    expect(notices).toHaveLength(2)
  })

  test('what lies beside the key is made anew from the directory', async () => {
    await using(async (state) => keep(state, await noteAt(8)))
    await rm(options.beside, { recursive: true })
    await using(async (state) => expect(await state.read(hash)).toEqual(await noteAt(8)))
    expect(new Uint8Array(await readFile(join(options.beside, hash)))).toEqual(await noteAt(8))
    expect(notices).toEqual([expect.stringContaining('had nothing of')])
  })

  test('of the same tree the later note counts', async () => {
    await using(async (state) => keep(state, await noteAt(8)))
    await writeFile(join(options.beside, hash), await noteAt(8, 'a', 1005))
    await using(async (state) => expect(await state.read(hash)).toEqual(await noteAt(8, 'a', 1005)))
  })

  test('two histories are never reconciled, and what was not cosigned counts for nothing', async () => {
    await using(async (state) => keep(state, await noteAt(8)))
    const file = join(options.beside, hash)
    const damaged = await noteAt(8)
    damaged[30]! ^= 1
    for (const note of [await noteAt(8, 'b'), await checkpointAt(9), damaged, Buffer.alloc(0)]) {
      await writeFile(file, note)
      await expect(openWitnessState(options)).rejects.toThrow(failure('ERR_STORE_CORRUPT'))
    }
    await rm(file)
    await writeFile(join(options.beside, originHash('other.example')), await noteAt(8))
    await expect(openWitnessState(options)).rejects.toThrow(failure('ERR_STORE_CORRUPT'))
  })

  test('where both are gone, it does not begin anew', async () => {
    await using(async (state) => keep(state, await noteAt(8)))
    await rm(join(options.directory, 'index'), { recursive: true })
    await rm(join(options.beside, hash))
    await expect(openWitnessState(options)).rejects.toThrow(failure('ERR_STORE_CORRUPT'))
  })

  test('a LevelDB that cannot be opened is said to be so, and is not made anew', async () => {
    await using(async (state) => keep(state, await noteAt(8)))
    await rm(join(options.directory, 'index', 'CURRENT'))
    await expect(openWitnessState(options)).rejects.toThrow(/move it away/)
    await expect(openWitnessState(options)).rejects.toThrow(failure('ERR_STORE_CORRUPT'))
  })
})

describe('the machine refuses:', () => {
  test('after a write that failed nothing is kept until it is opened again', async () => {
    let isBroken = false
    const disk = watchedDisk(({ path }) => {
      if (isBroken && path.includes(hash)) throw new Error('disk full')
    })
    const state = await openWitnessStateOn(disk, options)
    await keep(state, await noteAt(3))
    isBroken = true
    const expected = await noteAt(3)
    const change = { expected, next: await noteAt(4) }
    await expect(state.replace(hash, change)).rejects.toThrow(failure('ERR_STORE_WRITE'))
    isBroken = false
    expect(await state.read(hash)).toEqual(expected)
    await expect(state.replace(hash, change)).rejects.toThrow(failure('ERR_STORE_UNCERTAIN'))
    await state.close()
    await expect(state.read(hash)).rejects.toThrow(failure('ERR_STORE_CLOSED'))
    // Whether the cosignature was given away is not known: it counts as given.
    await using(async (again) => expect(await again.read(hash)).toEqual(await noteAt(4)))
  })

  test('what is kept is synced, the name of its file too, before anybody is told', async () => {
    const calls: string[] = []
    const disk = watchedDisk(({ name, path }) => void calls.push(`${name} ${path}`))
    const state = await openWitnessStateOn(disk, options)
    calls.length = 0
    await keep(state, await noteAt(3))
    const file = join(options.beside, hash)
    expect(calls.filter((call) => !call.startsWith('remove'))).toEqual([
      `create ${file}.new`,
      `write ${file}.new`,
      `datasync ${file}.new`,
      `rename ${file}`,
      `syncDirectory ${options.beside}`,
    ])
    await state.close()
  })

  test('whichever call fails, what was acknowledged is there, and nothing that was not asked for', async () => {
    const sizes = [3, 8]
    const notes = await Promise.all(sizes.map((size) => noteAt(size)))
    for (let failing = 0, failed = true; failed; failing++) {
      const place = join(root, `${failing}`)
      const changed = { ...options, directory: join(place, 'state'), beside: join(place, 'key') }
      let calls = 0
      failed = false
      const disk = watchedDisk(({ path }) => {
        // LevelDB's own files are not here; claims are those of the lock, which has tests of its own.
        if (path.includes('lock') || calls++ !== failing) return
        failed = true
        throw new Error('the disk refuses')
      })
      let acknowledged = 0
      let asked = 0
      const state = await openWitnessStateOn(disk, changed).catch(() => undefined)
      for (const [i, next] of notes.entries()) {
        asked = i + 1
        const change = { expected: await state?.read(hash), next }
        const done = await state?.replace(hash, change).catch(() => false)
        if (done !== true) break
        acknowledged = i + 1
      }
      await state?.close()
      const again = await openWitnessStateOn(
        watchedDisk(() => undefined),
        changed,
      )
      const found = await again.read(hash)
      await again.close()
      const kept =
        found === undefined ? 0 : 1 + notes.findIndex((note) => toHex(note) === toHex(found))
      expect([acknowledged, asked]).toContain(kept)
      if (!failed) expect(acknowledged).toBe(sizes.length)
      else expect(acknowledged).toBeLessThan(sizes.length)
    }
  })

  test('a first start that was cut off is begun again, and nothing stays locked', async () => {
    for (const name of ['cosigned/WITNESS', 'WITNESS.new', 'state/WITNESS']) {
      const disk = watchedDisk((call) => {
        if (call.path.endsWith(name) && call.name !== 'remove') throw new Error('killed')
      })
      await expect(openWitnessStateOn(disk, options)).rejects.toThrow(failure('ERR_STORE_WRITE'))
    }
    await using(async (state) => keep(state, await noteAt(3)))
    await using(async (state) => expect(await state.read(hash)).toEqual(await noteAt(3)))
  })
})
