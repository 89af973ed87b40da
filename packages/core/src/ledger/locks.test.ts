import { describe, expect, test } from 'vitest'
import { createLocks } from './locks.ts'

const turn = (): Promise<void> => new Promise((done) => setImmediate(done))

describe('locks', () => {
  test('one caller at a time in each name, in the order in which they came', async () => {
    const locks = createLocks()
    const seen: string[] = []
    const work = (name: string) => async (): Promise<void> => {
      seen.push(`${name} in`)
      await turn()
      seen.push(`${name} out`)
    }
    await Promise.all(['a', 'b', 'c'].map((name) => locks.within('chain', work(name))))
    expect(seen).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
  })

  test('different names do not wait for each other', async () => {
    const locks = createLocks()
    const seen: string[] = []
    await Promise.all([
      locks.within('one', async () => {
        await turn()
        await turn()
        seen.push('one')
      }),
      locks.within('two', async () => {
        seen.push('two')
      }),
    ])
    expect(seen).toEqual(['two', 'one'])
  })

  test('work that fails lets the next one in, and its error reaches its caller alone', async () => {
    const locks = createLocks()
    const failing = locks.within('chain', async () => {
      throw new Error('first')
    })
    const next = locks.within('chain', async () => 'second')
    await expect(failing).rejects.toThrow('first')
    await expect(next).resolves.toBe('second')
  })
})
