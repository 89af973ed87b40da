import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sha256Hex } from '@custodia/core/crypto'
import { formatTrustFile, parseTrustFile } from '@custodia/core/wire'
import { checkIds, findingTable, renderJson, renderText } from '@custodia/verifier'
import type { TrustFile } from '@custodia/core/wire'
import { exported, inLines } from './erasure.ts'
import { provocations } from './provocations.ts'
import { checkAgainstSchema } from './json-schema.ts'
import { honest, judged } from './support.ts'
import type { Exhibit } from './support.ts'

const golden = (name: string): string => `../golden/${name}`
const read = (path: string): Buffer => readFileSync(new URL(path, import.meta.url))
const schema: unknown = JSON.parse(read('../../docs/format/report.schema.json').toString())

/** One exhibit for each verdict, and for what people will try first. */
const exhibits: readonly (readonly [string, () => Promise<Exhibit>])[] = [
  ['verified', () => honest()],
  ['dropped', provoked('an event dropped from the middle')],
  ['resigned', provoked('an event signed by a stranger in his own name')],
  ['changed', provoked('an event changed after it was signed, everything else made consistent')],
  ['forked', provoked('a signer who was shown a root that the log never had')],
  ['unrecognised', provoked('no trust file')],
  ['incomplete', provoked('the last events dropped together with the statement')],
  ['unreadable', provoked('cut in the middle')],
  ['points', provoked('an offer that nobody answered')],
  ['erased', () => exported('after')],
]

function provoked(name: string): () => Promise<Exhibit> {
  return provocations.find((provocation) => provocation.name === name)!.make
}

describe('golden reports', () => {
  test('the bundle on which they rest', async () => {
    const { bytes, options } = await honest()
    expect(sha256Hex(bytes)).toBe(sha256Hex(read(golden('small.custody'))))
    const trust = formatTrustFile(options.trust as TrustFile)
    expect(Buffer.from(trust).toString()).toBe(read(golden('small.trust.json')).toString())
  })

  test.each(['before', 'after'] as const)('the bundle exported %s an erasure', async (when) => {
    const { bytes } = await exported(when)
    await expect(inLines(bytes)).toMatchFileSnapshot(golden(`erased-${when}.custody.hex`))
  })

  test.each(exhibits)('%s', async (name, make) => {
    const report = await judged(await make())
    const json = renderJson(report)
    await expect(json).toMatchFileSnapshot(golden(`${name}.json`))
    await expect(renderText(report)).toMatchFileSnapshot(golden(`${name}.txt`))
    expect(renderJson(await judged(await make()))).toBe(json)
    expect(checkAgainstSchema(JSON.parse(json), schema)).toEqual([])
    expect(report.checks.map(({ check }) => check)).toEqual(checkIds)
  })
})

describe('the pages', () => {
  test('the example in trust.md is the trust file of this ledger', () => {
    const page = read('../../docs/format/trust.md').toString()
    const [, example] = /```json\n([^`]*)```/.exec(page) ?? []
    expect(example).toBe(read(golden('small.trust.json')).toString())
    expect(parseTrustFile(Buffer.from(example!)).origin).toBe('lab.example/evidence')
    expect(page).toContain(sha256Hex(read(golden('small.trust.json'))))
  })

  test('the example in bundle.md is in this bundle', () => {
    const page = read('../../docs/format/bundle.md').toString()
    const bundle = read(golden('small.custody')).toString('hex')
    const blocks = [...page.matchAll(/```hex\n([^`]*)```/g)].map(([, text]) =>
      text!.replaceAll(/ +;.*$/gm, '').replaceAll(/\s/g, ''),
    )
    expect(blocks).toHaveLength(2)
    expect(bundle.startsWith(blocks[0]!)).toBe(true)
    expect(bundle.endsWith(blocks[1]!)).toBe(true)
    const trailer = blocks[1]!.length / 2
    expect(page).toContain(`head -c ${bundle.length / 2 - trailer} `)
    expect(blocks[1]).toContain(sha256Hex(read(golden('small.custody')).subarray(0, -trailer)))
  })

  test('every section that a finding names is there', () => {
    const missing = Object.values(findingTable).filter(({ section }) => {
      const [, path, title] = /^(\S+?)(?:, "(.*)")?$/.exec(section) ?? []
      if (title === undefined) return false
      const page = read(`../../${path}`).toString()
      return !new RegExp(`^#+ .*${title}`, 'm').test(page)
    })
    expect(missing).toEqual([])
  })
})
