import { describe, expect, test } from 'vitest'
import { isCustodyError } from '../errors.ts'
import { limits } from './limits.ts'
import { parseTlogPolicy } from './tlog-policy.ts'
import { formatVkey } from './vkey.ts'

const key = (name: string, type: 1 | 4, fill: number): string =>
  formatVkey({ name, keyId: fill, type, material: new Uint8Array(32).fill(fill) })

const log = `log ${key('lab.example', 1, 1)} https://lab.example/`
const [a, b, c] = ['a', 'b', 'c'].map(
  (name, i) => `witness ${name} ${key(`${name}.example`, 4, i + 2)}`,
)

function lineOf(...lines: readonly (string | undefined)[]): number | string {
  try {
    parseTlogPolicy(lines.map((line) => `${line}\n`).join(''))
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_WITNESS_POLICY') return error.details.line
    throw error
  }
  return 'no error'
}

test('a policy comes apart into logs, witnesses, groups and the quorum', () => {
  const text = `# ours\n\n${log}\n${a} https://a.example/\n ${b}\t\n\t${c}\ngroup two 2 a b c\nquorum two`
  const policy = parseTlogPolicy(text)
  expect(policy.logs.map(({ vkey, url }) => [vkey.name, url])).toEqual([
    ['lab.example', 'https://lab.example/'],
  ])
  expect(policy.witnesses.map(({ name, url }) => [name, url])).toEqual([
    ['a', 'https://a.example/'],
    ['b', undefined],
    ['c', undefined],
  ])
  expect(policy.groups).toEqual([{ name: 'two', threshold: 2, members: ['a', 'b', 'c'] }])
  expect(policy.quorum).toBe('two')
})

test('all and any are thresholds, and groups may be members', () => {
  const text = [log, a, b, c, 'group ab any a b', 'group g all ab c', 'quorum g'].join('\n')
  expect(parseTlogPolicy(text).groups).toEqual([
    { name: 'ab', threshold: 1, members: ['a', 'b'] },
    { name: 'g', threshold: 2, members: ['ab', 'c'] },
  ])
})

describe('refused, with the line', () => {
  test.each<[string, readonly (string | undefined)[], number]>([
    ['no quorum', [log, a], 0],
    ['two quorums', [a, 'quorum a', 'quorum none'], 3],
    ['a quorum that nothing names', [a, 'quorum b'], 2],
    ['an unknown word', [log, 'wittness a'], 2],
    ['a group before its member', ['group g any a', a, 'quorum g'], 1],
    ['a group of nobody', [a, 'group g any', 'quorum g'], 2],
    ['a member of two groups', [a, 'group g any a', 'group h any a', 'quorum h'], 3],
    ['a member twice', [a, 'group g 2 a a', 'quorum g'], 2],
    ['a threshold of 0', [a, 'group g 0 a', 'quorum g'], 2],
    ['a threshold above the members', [a, b, 'group g 3 a b', 'quorum g'], 3],
    ['a threshold with a zero before it', [a, 'group g 01 a', 'quorum g'], 2],
    ['a group in itself', ['group g any g', 'quorum g'], 1],
    ['two of one name', [a, `witness a ${key('z.example', 4, 9)}`], 2],
    ['two of one key', [a, `witness z ${key('z.example', 4, 2)}`], 2],
    ['the key of the log as a witness', [log, `witness z ${key('z.example', 4, 1)}`], 2],
    ['a witness called none', [`witness none ${key('z.example', 4, 9)}`], 1],
    ['a log with the key of a witness', [`log ${key('lab.example', 4, 1)}`], 1],
    ['a witness with the key of a log', [`witness z ${key('z.example', 1, 9)}`], 1],
    ['no vkey', ['log lab.example'], 1],
    ['a word too many', [`${log} more`], 1],
    ['a carriage return', [`${log}\r`], 1],
    ['a lone surrogate', ['# \ud800'], 0],
  ])('%s', (_, lines, line) => {
    expect(lineOf(...lines)).toBe(line)
  })

  test('more than a policy can have', () => {
    const many = (count: number): string[] =>
      Array.from({ length: count }, (_, i) => {
        const material = new Uint8Array(32).fill(7)
        new DataView(material.buffer).setUint32(0, i)
        return `witness w${i} ${formatVkey({ name: 'w', keyId: i, type: 4, material })}`
      })
    const most = limits.witnessPolicyLines
    expect(lineOf(...many(most), 'quorum none')).toBe('no error')
    expect(lineOf(...many(most + 1), 'quorum none')).toBe(most + 1)
    const padded = (length: number): string => `#${' '.repeat(length - 14)}\nquorum none`
    expect(lineOf(padded(limits.witnessPolicyLength))).toBe('no error')
    expect(lineOf(padded(limits.witnessPolicyLength + 1))).toBe(0)
  })
})
