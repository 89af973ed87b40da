import { spawn } from 'node:child_process'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryDirectory, watchedDisk } from '../../../../test/support/level.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import { takeLock } from './lock.ts'
import type { Lock } from './lock.ts'
import { mayRun, thisProcess } from './process-identity.ts'
import type { ProcessIdentity } from './process-identity.ts'

function take(directory: string, stale: string[] = []): Promise<Lock> {
  return takeLock({ disk: nodeDisk, directory, onStale: (message) => stale.push(message) })
}

async function writeClaim(directory: string, claim: ProcessIdentity): Promise<string> {
  const { pid, host, boot, started } = claim
  const path = join(directory, `${pid}-0000`)
  await mkdir(directory, { recursive: true })
  await writeFile(path, `pid ${pid}\nhost ${host}\nboot ${boot}\nstarted ${started}\n`)
  return path
}

describe('a lock', () => {
  test('is refused while it is held, and free again once it is released', async () => {
    const directory = join(await temporaryDirectory(), 'lock')
    const lock = await take(directory)
    await expect(take(directory)).rejects.toMatchObject({
      code: 'ERR_STORE_LOCKED',
      message: expect.stringContaining(`process ${process.pid} on `),
    })
    expect(await readdir(directory)).toHaveLength(1)
    lock.release()
    const again = await take(directory)
    again.release()
    expect(await readdir(directory)).toEqual([])
  })

  test('is held by at most one of many who want it at once', async () => {
    const directory = join(await temporaryDirectory(), 'lock')
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => take(directory)))
    const held = outcomes.filter(({ status }) => status === 'fulfilled')
    expect(held.length).toBeLessThanOrEqual(1)
    expect(await readdir(directory)).toHaveLength(held.length)
  })

  test('of a process that has ended is taken over, which is said', async () => {
    const directory = join(await temporaryDirectory(), 'lock')
    const child = spawn(process.execPath, ['-e', ''])
    await new Promise((done) => child.once('exit', done))
    const path = await writeClaim(directory, { ...thisProcess(), pid: child.pid!, started: '' })
    const stale: string[] = []
    const lock = await take(directory, stale)
    expect(stale).toEqual([expect.stringContaining(path)])
    expect(await readdir(directory)).toHaveLength(1)
    lock.release()
  })

  test('of another process that runs is respected', async () => {
    const directory = join(await temporaryDirectory(), 'lock')
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    try {
      const path = await writeClaim(directory, { ...thisProcess(), pid: child.pid!, started: '' })
      await expect(take(directory)).rejects.toMatchObject({
        code: 'ERR_STORE_LOCKED',
        details: { path },
      })
      expect(await readFile(path, 'utf8')).toContain(`pid ${child.pid}`)
    } finally {
      child.kill()
    }
  })

  test('that cannot be read is respected, and the message names the file', async () => {
    const directory = join(await temporaryDirectory(), 'lock')
    await mkdir(directory)
    await writeFile(join(directory, 'claim'), 'something else')
    await expect(take(directory)).rejects.toMatchObject({
      code: 'ERR_STORE_LOCKED',
      message: expect.stringContaining(join(directory, 'claim')),
    })
  })

  test('is seen whole or not at all: what a crash leaves of a claim is no claim', async () => {
    const directory = join(await temporaryDirectory(), 'lock')
    for (const name of ['write', 'datasync', 'rename']) {
      const disk = watchedDisk((call) => {
        if (call.name === name) throw new Error('killed')
      })
      const taken = takeLock({ disk, directory, onStale: () => undefined })
      await expect(taken).rejects.toMatchObject({ code: 'ERR_STORE_WRITE' })
    }
    expect(await readdir(directory)).toHaveLength(3)
    const lock = await take(directory)
    lock.release()
  })
})

describe('whether a process may still run', () => {
  const me = thisProcess()
  const cases: readonly (readonly [string, Partial<ProcessIdentity>, boolean])[] = [
    ['this one', {}, true],
    ['of another machine', { host: 'elsewhere', boot: 'another run' }, true],
    ['of a machine that does not tell its run', { host: 'elsewhere', boot: '' }, true],
    ['of this machine in an earlier run', { boot: 'an earlier run' }, me.boot === ''],
    ['whose number another one has now', { started: '1' }, me.started === ''],
    ['whose start is not known', { started: '' }, true],
    ['with a number that nobody has', { pid: 2 ** 22 + 1 }, false],
    [
      'of a container of this machine, ended',
      { host: 'container', pid: 2 ** 22 + 1 },
      me.boot === '',
    ],
  ]
  test.each(cases)('%s', (_, change, expected) => {
    expect(mayRun({ ...me, ...change })).toBe(expected)
  })
})
