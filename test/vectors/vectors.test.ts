import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { answerLine } from '../../packages/cli/src/conformance/answer.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))

interface Vector {
  readonly comment: string
  readonly request: object
  readonly expect: object
}

const classes = [
  'cbor',
  'checkpoint',
  'cosignature',
  'disclosure',
  'display',
  'ed25519',
  'event',
  'merkle',
  'note',
  'vkey',
]

describe.each(classes)('vectors of %s', (name) => {
  const paths = readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.json'),
  )

  test('there are some', () => {
    expect(paths.length).toBeGreaterThan(2)
  })

  test.each(paths)('%s', (path) => {
    const vector = JSON.parse(readFileSync(join(folder, name, path), 'utf8')) as Vector
    const answer = answerLine(Buffer.from(JSON.stringify({ id: path, ...vector.request })))
    expect(answer).toEqual({ id: path, ...vector.expect })
  })
})
