import { describe, expect, test } from 'vitest'
import { createCallGate } from './call-gate.ts'

/** A promise that is settled by hand. */
function later(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve!: () => void
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}

describe('calls that write', () => {
  test('run one after the other, in the order in which they were made', async () => {
    const gate = createCallGate()
    const first = later()
    const order: string[] = []
    const calls = [
      gate.runAlone('a', async () => {
        await first.promise
        order.push('a')
      }),
      gate.runAlone('b', () => order.push('b')),
    ]
    await Promise.resolve()
    expect(order).toEqual([])
    first.resolve()
    await Promise.all(calls)
    expect(order).toEqual(['a', 'b'])
  })

  test('run after one that failed', async () => {
    const gate = createCallGate()
    const failed = gate.runAlone('a', () => Promise.reject(new Error('refused')))
    const next = gate.runAlone('b', () => 'done')
    await expect(failed).rejects.toThrow('refused')
    await expect(next).resolves.toBe('done')
  })
})

describe('closing', () => {
  test('waits for all that runs, and for all that waits its turn', async () => {
    const gate = createCallGate()
    const [read, write] = [later(), later()]
    const log: string[] = []
    const calls = [
      gate.run('read', () => read.promise.then(() => log.push('read'))),
      gate.runAlone('write', () => write.promise.then(() => log.push('write'))),
      gate.runAlone('write', () => log.push('second write')),
    ]
    const closed = gate.close(() => void log.push('released'))
    read.resolve()
    write.resolve()
    await closed
    expect(log).toEqual(['read', 'write', 'second write', 'released'])
    await Promise.all(calls)
  })

  test('releases once, and tells every caller when it failed', async () => {
    const gate = createCallGate()
    let released = 0
    const release = (): Promise<void> => {
      released += 1
      return Promise.reject(new Error('no'))
    }
    await expect(gate.close(release)).rejects.toThrow('no')
    await expect(gate.close(release)).rejects.toThrow('no')
    expect(released).toBe(1)
  })

  test('ends an iteration, whose own clean-up still runs', async () => {
    const gate = createCallGate()
    let cleaned = false
    const source = async function* (): AsyncIterable<number> {
      try {
        yield 1
        yield 2
      } finally {
        cleaned = true
      }
    }
    const iterator = gate.iterate('numbers', source)[Symbol.asyncIterator]()
    expect(await iterator.next()).toEqual({ done: false, value: 1 })
    await gate.close(() => undefined)
    await expect(iterator.next()).rejects.toMatchObject({
      code: 'ERR_STORE_CLOSED',
      details: { call: 'numbers' },
    })
    expect(cleaned).toBe(true)
  })
})
