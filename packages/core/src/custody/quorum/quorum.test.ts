import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatVkey, parseTlogPolicy } from '../../wire/index.ts'
import type { TlogPolicy } from '../../wire/index.ts'
import { earliestBy, isSatisfied, latestBy, splitView } from './index.ts'

/** A policy of so many witnesses w0, w1 and so on, and these lines. */
function policyOf(count: number, ...lines: readonly string[]): TlogPolicy {
  const witnesses = Array.from({ length: count }, (_, i) => {
    const material = new Uint8Array(32).fill(i + 1)
    return `witness w${i} ${formatVkey({ name: `w${i}.example`, keyId: i, type: 4, material })}`
  })
  return parseTlogPolicy([...witnesses, ...lines].join('\n'))
}

const twoOfThree = policyOf(3, 'group g 2 w0 w1 w2', 'quorum g')

test('a quorum is a group of groups', () => {
  const policy = policyOf(4, 'group a any w0 w1', 'group b all a w2', 'quorum b')
  expect(isSatisfied(policy, new Set(['w0', 'w2']))).toBe(true)
  expect(isSatisfied(policy, new Set(['w1', 'w2', 'w3']))).toBe(true)
  expect(isSatisfied(policy, new Set(['w0', 'w1', 'w3']))).toBe(false)
  expect(isSatisfied(policyOf(1, 'quorum none'), new Set())).toBe(true)
})

describe('times', () => {
  const times = new Map([
    ['w0', 10],
    ['w1', 20],
    ['w2', 90],
  ])
  test('the note was there when a quorum had cosigned, and not before a quorum did', () => {
    expect(latestBy(twoOfThree, times)).toBe(20)
    expect(earliestBy(twoOfThree, times)).toBe(20)
    const any = policyOf(3, 'group g any w0 w1 w2', 'quorum g')
    expect([latestBy(any, times), earliestBy(any, times)]).toEqual([10, 90])
    const all = policyOf(3, 'group g all w0 w1 w2', 'quorum g')
    expect([latestBy(all, times), earliestBy(all, times)]).toEqual([90, 10])
  })
  test('without a quorum there is no time', () => {
    expect(latestBy(twoOfThree, new Map([['w0', 10]]))).toBeUndefined()
    expect(latestBy(policyOf(3, 'quorum none'), times)).toBeUndefined()
    expect(earliestBy(policyOf(3, 'quorum none'), times)).toBeUndefined()
  })
})

describe('a split view', () => {
  test.each<[string, TlogPolicy, number]>([
    ['1 of 3', policyOf(3, 'group g any w0 w1 w2', 'quorum g'), 0],
    ['2 of 3', twoOfThree, 1],
    ['3 of 4', policyOf(4, 'group g 3 w0 w1 w2 w3', 'quorum g'), 2],
    ['2 of 4', policyOf(4, 'group g 2 w0 w1 w2 w3', 'quorum g'), 0],
    ['one witness', policyOf(1, 'quorum w0'), 1],
    ['nobody', policyOf(3, 'quorum none'), 0],
    [
      'two groups of 2 of 3',
      policyOf(6, 'group a 2 w0 w1 w2', 'group b 2 w3 w4 w5', 'group g all a b', 'quorum g'),
      2,
    ],
    [
      'either of them',
      policyOf(6, 'group a 2 w0 w1 w2', 'group b 2 w3 w4 w5', 'group g any a b', 'quorum g'),
      0,
    ],
  ])('with %s takes so many dishonest operators', (_, policy, dishonest) => {
    expect(splitView(policy, new Map())?.dishonest).toBe(dishonest)
  })

  test('one operator that runs two of three witnesses is enough, as it is alone', () => {
    const policy = policyOf(4, 'group g 3 w0 w1 w2 w3', 'quorum g')
    const operators = new Map([
      ['w0', 'Muster'],
      ['w1', 'Muster'],
    ])
    expect(splitView(policy, operators)).toEqual({ operators: 3, dishonest: 1 })
  })

  test('is as small as trying all pairs of quorums says', () => {
    fc.assert(
      fc.property(
        somePolicy(),
        fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }),
        (policy, by) => {
          const operators = new Map(policy.witnesses.map(({ name }, i) => [name, `o${by[i]}`]))
          expect(splitView(policy, operators)?.dishonest).toBe(byTrying(policy, operators))
        },
      ),
    )
  })

  test('more than sixteen operators with several witnesses are not computed', () => {
    const group = Array.from({ length: 34 }, (_, i) => `w${i}`).join(' ')
    const policy = policyOf(34, `group g all ${group}`, 'quorum g')
    const pairs = new Map(policy.witnesses.map(({ name }, i) => [name, `o${i >> 1}`]))
    expect(splitView(policy, pairs)).toBeUndefined()
  })
})

/** Five witnesses in two groups, and a quorum of these and what is left over. */
function somePolicy(): fc.Arbitrary<TlogPolicy> {
  const cut = fc.integer({ min: 1, max: 4 })
  return fc
    .tuple(cut, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 2 }))
    .map(([at, a, b, top]) => {
      const names = ['w0', 'w1', 'w2', 'w3', 'w4']
      const left = names.slice(0, at)
      const right = names.slice(at)
      return policyOf(
        5,
        `group a ${(a % left.length) + 1} ${left.join(' ')}`,
        `group b ${(b % right.length) + 1} ${right.join(' ')}`,
        `group g ${top} a b`,
        'quorum g',
      )
    })
}

function byTrying(policy: TlogPolicy, operators: ReadonlyMap<string, string>): number {
  const names = policy.witnesses.map(({ name }) => name)
  const quorums = Array.from(
    { length: 2 ** names.length },
    (_, set) => new Set(names.filter((_, i) => ((set >> i) & 1) === 1)),
  ).filter((set) => isSatisfied(policy, set))
  let least = Infinity
  for (const one of quorums) {
    for (const other of quorums) {
      const both = names.filter((name) => one.has(name) && other.has(name))
      least = Math.min(least, new Set(both.map((name) => operators.get(name))).size)
    }
  }
  return least
}
