/** Tokens by `openssl ts`, and what becomes of them when a byte is changed. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCustodyError } from '@custodia/core/errors'
import { openTimeStamp, readTimeStampResponse } from './index.ts'
import type { OpenedTimeStamp } from './index.ts'

interface Made {
  readonly imprinted: string
  readonly tokens: readonly {
    readonly name: string
    readonly response: string
    readonly root: string
    readonly clock: string
  }[]
}

const file = new URL('../../../../test/support/time-stamps/made-by-openssl.json', import.meta.url)
const made = JSON.parse(readFileSync(file, 'utf8')) as Made
const imprinted = Buffer.from(made.imprinted)
const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64')

const tokens = made.tokens.map(({ name, response, root }) => ({
  name,
  response: fromBase64(response),
  token: readTimeStampResponse(fromBase64(response)),
  authorities: [{ name: 'made', certificates: [fromBase64(root)] }],
}))

/** What a token says; 'refused' if it does not count. Any other error than ours fails the test. */
async function answer(
  token: Uint8Array,
  authorities: (typeof tokens)[number]['authorities'],
): Promise<OpenedTimeStamp | 'refused'> {
  try {
    return await openTimeStamp(token, imprinted, authorities)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_TIME_STAMP') return 'refused'
    throw error
  }
}

test('there are three', () => {
  expect(tokens.map(({ name }) => name)).toEqual(['P-256', 'RSA, SHA-512', 'P-256, named by SHA-1'])
})

describe.each(tokens)('$name', ({ token, response, authorities }) => {
  test('holds', async () => {
    const opened = await answer(token, authorities)
    expect(opened).toMatchObject({ authority: 'made', accuracy: 1_501, serial: '2b' })
    const { genTime, signerEnds } = opened as OpenedTimeStamp
    expect(signerEnds - genTime).toBeGreaterThan(50_000)
    expect(signerEnds - genTime).toBeLessThan(60_001)
  })

  test('lies in its answer as it is', () => {
    expect(Buffer.from(response).includes(Buffer.from(token))).toBe(true)
    expect(token.length).toBeLessThan(response.length)
  })

  test('with any byte changed, it is refused or says the same', async () => {
    const good = await answer(token, authorities)
    const places = fc.integer({ min: 0, max: token.length - 1 })
    const changes = fc.integer({ min: 1, max: 255 })
    await fc.assert(
      fc.asyncProperty(places, changes, async (place, change) => {
        const changed = Uint8Array.from(token)
        changed[place]! ^= change
        const found = await answer(changed, authorities)
        if (found !== 'refused') expect(found).toEqual(good)
      }),
      { numRuns: 120 },
    )
  })

  test('cut anywhere, it is refused', async () => {
    for (let length = 0; length < token.length; length += 17) {
      expect(await answer(token.subarray(0, length), authorities)).toBe('refused')
    }
  })
})

test('each byte of what is stated, of what is signed, and of the signature counts', async () => {
  const { token, authorities } = tokens[0]!
  const bytes = Buffer.from(token)
  const content = bytes.indexOf(Buffer.from('060b2a864886f70d0109100104', 'hex'))
  const contentEnd = bytes.indexOf(Buffer.from('Clock of Nowhere'), content) + 16
  const attributes = bytes.lastIndexOf(Buffer.from('06092a864886f70d010903', 'hex')) - 2
  const places = [...token.keys()].filter(
    (place) => (place >= content && place < contentEnd) || place >= attributes,
  )
  expect(places.length).toBeGreaterThan(350)
  const counting = fc.tuple(fc.constantFrom(...places), fc.integer({ min: 1, max: 255 }))
  await fc.assert(
    fc.asyncProperty(counting, async ([place, change]) => {
      const changed = Uint8Array.from(token)
      changed[place]! ^= change
      expect(await answer(changed, authorities)).toBe('refused')
    }),
    { numRuns: 150 },
  )
})

test('bytes that are no token, and tokens of other tokens, throw nothing else', async () => {
  const { authorities } = tokens[0]!
  const parts = tokens.map(({ token }) => token)
  const spliced = fc
    .tuple(
      fc.constantFrom(...parts),
      fc.constantFrom(...parts),
      fc.nat(),
      fc.nat(),
      fc.uint8Array(),
    )
    .map(([one, other, from, to, between]) =>
      Buffer.concat([
        one.subarray(0, from % one.length),
        between,
        other.subarray(to % other.length),
      ]),
    )
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), spliced), async (bytes) => {
      await answer(bytes, authorities)
    }),
    { numRuns: 300 },
  )
})
