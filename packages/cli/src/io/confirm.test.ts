import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { confirm } from './confirm.ts'

function asking(answer: string, isTTY: boolean): Promise<void> {
  const stdin = Object.assign(new PassThrough(), { isTTY })
  stdin.end(answer)
  const { signal } = new AbortController()
  const stdout = new PassThrough()
  return confirm('Sign this?', {
    stdin,
    stdout,
    stderr: new PassThrough(),
    env: {},
    now: Date.now,
    signal,
  })
}

describe('a question at the terminal', () => {
  it.each(['y\n', 'yes\n', 'YES\n', ' y \n'])('takes %j for yes', async (answer) => {
    await expect(asking(answer, true)).resolves.toBeUndefined()
  })

  it.each(['', '\n', 'n\n', 'no\n', 'yep\n', 'y e s\n'])('takes %j for no', async (answer) => {
    await expect(asking(answer, true)).rejects.toThrow(
      expect.objectContaining({ code: 'ERR_NOT_CONFIRMED' }),
    )
  })

  it('is not asked where nobody is', async () => {
    await expect(asking('y\n', false)).rejects.toThrow(
      expect.objectContaining({ code: 'ERR_USAGE' }),
    )
  })
})
