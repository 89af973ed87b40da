import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '@custodia/core/bytes'
import { hmacSha256 } from '@custodia/core/crypto'
import { answerLine } from '../../packages/cli/src/conformance/answer.ts'
import type { Asked } from './asked.ts'
import { disclosures, foreignMessages, serializations } from './cbor.ts'
import { cctv, cctvKeys, speccheck, wycheproof } from './ed25519.ts'
import { readVectors } from './folder.ts'
import { consistency, golden, inclusion } from './merkle.ts'
import { cosigned, publishedNotes, tessera } from './notes.ts'

/** Every suite, with how many vectors it must give: a suite that shrank would otherwise pass unseen. */
const suites: readonly (readonly [name: string, count: number, read: () => Asked[]])[] = [
  ['C2SP/CCTV ed25519', 914, cctv],
  ['C2SP/CCTV ed25519, keys', 21, cctvKeys],
  ['Wycheproof ed25519', 151, wycheproof],
  ['ed25519-speccheck', 12, speccheck],
  ['transparency-dev/merkle inclusion', 98, inclusion],
  ['transparency-dev/merkle consistency', 98, consistency],
  ['Certificate Transparency reference tree', 72, golden],
  ['published signed notes', 6, publishedNotes],
  ['Tessera checkpoints', 16, tessera],
  ['cosigned checkpoints', 4, cosigned],
  ['CBOR serializations', 89, serializations],
  ['SD-CWT disclosures', 10, disclosures],
  ['COSE messages of others', 14, foreignMessages],
]

interface Answer {
  readonly id: string
  readonly ok: boolean
  readonly value?: unknown
}

function expectAnswers(asked: readonly Asked[], answers: readonly Answer[]): void {
  const verdicts = answers.map(({ id, ok }) => ({ name: id, ok }))
  expect(verdicts).toEqual(asked.map(({ name, ok }) => ({ name, ok })))
  asked.forEach(({ value }, i) => {
    if (value !== undefined) expect(answers[i]!.value).toEqual(value)
  })
}

const line = ({ name, request }: Asked): string => JSON.stringify({ id: name, ...request })

describe.each(suites)('%s', (_name, count, read) => {
  const asked = read()

  test(`there are ${count} vectors`, () => {
    expect(asked.length).toBe(count)
  })

  test('answered in this process', () => {
    expectAnswers(
      asked,
      asked.map((one) => answerLine(Buffer.from(line(one))) as Answer),
    )
  })

  test.each(['node', 'portable'])('answered by the built command, backend %s', (backend) => {
    const bin = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url))
    const run = spawnSync(process.execPath, [bin, 'conformance', '--backend', backend], {
      input: asked.map(line).join('\n'),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
    const answers = run.stdout
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text) as Answer)
    expectAnswers(asked, answers)
  })
})

test('Wycheproof HMAC-SHA-256', () => {
  type Test = { tcId: number; key: string; msg: string; tag: string; result: string }
  const { testGroups } = readVectors<{ testGroups: { tests: Test[] }[] }>(
    'wycheproof/hmac_sha256_test.json',
  )
  const tests = testGroups.flatMap((group) => group.tests)
  expect(tests.length).toBeGreaterThan(100)
  for (const { tcId, key, msg, tag, result } of tests) {
    const computed = toHex(hmacSha256(fromHex(key)!, fromHex(msg)!)).slice(0, tag.length)
    expect({ tcId, holds: computed === tag }).toEqual({ tcId, holds: result === 'valid' })
  }
})
