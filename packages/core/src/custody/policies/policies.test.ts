import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeUtf8, encodeUtf8 } from '../../bytes/index.ts'
import { isCustodyError } from '../../errors.ts'
import { limits, policyCodec } from '../../wire/index.ts'
import type { Policy } from '../../wire/index.ts'
import { fieldValues } from '../../../../../test/support/field-values.ts'
import {
  explainPolicy,
  formatPolicyFile,
  openPoints,
  parsePolicyFile,
  policyProfiles,
  recordedPolicy,
} from './index.ts'

const bare = {
  format: 'custodia/policy/1',
  lateAfter: '1 day',
  offerLifetime: '30 days',
  approvalLifetime: '12 hours',
  clockSkew: '0 seconds',
  rekeyApprovals: 2,
  demands: [] as readonly object[],
}

const demand = { act: 'item.collected', persons: 1, as: 'witness' }

const read = (document: object) => parsePolicyFile(encodeUtf8(JSON.stringify(document)))

/** The member at fault, and what is said of it. */
function faultOf(document: object | string): string {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  try {
    parsePolicyFile(encodeUtf8(text))
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_POLICY_FILE') {
      return `${error.details.member}: ${error.message}`
    }
    throw error
  }
  return ''
}

describe('a policy file', () => {
  test('says the policy in words and numbers that people write', () => {
    expect(read({ ...bare, title: 'A room', sources: ['somebody'] })).toEqual({
      title: 'A room',
      sources: ['somebody'],
      policy: {
        lateAfter: 86_400,
        offerLifetime: 2_592_000,
        approvalLifetime: 43_200,
        clockSkew: 0,
        rekeyApprovals: 2,
        demands: [],
      },
    })
  })

  test('keeps reasons for its readers, and records none', () => {
    const file = read({ ...bare, demands: [{ ...demand, why: 'Because.' }] })
    expect(file.policy.demands).toEqual([{ ...demand, why: 'Because.' }])
    expect(recordedPolicy(file).demands).toEqual([demand])
  })

  test('reads back whatever policy it is written from', () => {
    fc.assert(
      fc.property(fieldValues.policy, (policy) => {
        const file = { policy }
        expect(parsePolicyFile(formatPolicyFile(file))).toEqual(file)
      }),
    )
  })

  test.each<readonly [string, object | string]>([
    [
      'lateAftr: policy file, member "lateAftr": unknown member; known are: format, title',
      { ...bare, lateAftr: 1 },
    ],
    [
      'demands.2.role: policy file, member "demands.2.role": unknown member; known are: act, kinds',
      { ...bare, demands: [demand, { ...demand, role: 'judge' }] },
    ],
    ['format: ', { ...bare, format: 'custodia/policy/2' }],
    [
      'lateAfter: policy file, member "lateAfter": expected a span of time',
      { ...bare, lateAfter: 86_400 },
    ],
    ['lateAfter: ', { ...bare, lateAfter: '1 days' }],
    ['lateAfter: ', { ...bare, lateAfter: '2 day' }],
    ['lateAfter: ', { ...bare, lateAfter: '01 days' }],
    ['lateAfter: ', { ...bare, lateAfter: '1 week' }],
    ['lateAfter: ', { ...bare, lateAfter: undefined }],
    [
      'offerLifetime: policy file, member "offerLifetime": expected 1 to',
      { ...bare, offerLifetime: '0 days' },
    ],
    ['retention: ', { ...bare, retention: '99999999 days' }],
    ['rekeyApprovals: ', { ...bare, rekeyApprovals: 0 }],
    ['rekeyApprovals: ', { ...bare, rekeyApprovals: undefined }],
    ['demands: policy file, member "demands": missing', { ...bare, demands: undefined }],
    ['demands: ', { ...bare, demands: {} }],
    ['demands.1: ', { ...bare, demands: ['all'] }],
    [
      'demands.1.persons: policy file, member "demands.1.persons": missing',
      { ...bare, demands: [{ act: 'item.stored', as: 'witness' }] },
    ],
    [
      'demands.1.persons: policy file, member "demands.1.persons": expected 1 to 16, found 0',
      { ...bare, demands: [{ ...demand, persons: 0 }] },
    ],
    ['demands.2.kinds: ', { ...bare, demands: [demand, { ...demand, kinds: 'device' }] }],
    ['demands.2.roles: ', { ...bare, demands: [demand, { ...demand, roles: [] }] }],
    ['demands.1.as: ', { ...bare, demands: [{ ...demand, as: 'both' }] }],
    ['demands.1.act: ', { ...bare, demands: [{ ...demand, act: 'item.lost' }] }],
    [
      'demands.1: policy file, member "demands.1": item.collected cannot wait for an approval; witnesses can be demanded',
      { ...bare, demands: [{ ...demand, as: 'approval' }] },
    ],
    ['demands.1.why: ', { ...bare, demands: [{ ...demand, why: '' }] }],
    ['title: ', { ...bare, title: ' ' }],
    ['sources: ', { ...bare, sources: 'somebody' }],
    [': policy file: not JSON', '{'],
    [': policy file: expected a JSON object', '[]'],
    [
      'format: policy file, member "format": it stands there twice',
      '{"format":"custodia/policy/1","format":"x"}',
    ],
    [
      'act: policy file, member "act": it stands there twice',
      '{"demands":[{"act":"item.stored"},{"act":"a","act":"b"}]}',
    ],
  ])('%s', (expected, document) => {
    expect(faultOf(document)).toContain(expected)
  })

  test('has a bound on its length', () => {
    const text = JSON.stringify(bare)
    const padded = (length: number): string => text.padEnd(length, ' ')
    expect(faultOf(padded(limits.policyFileLength))).toBe('')
    expect(faultOf(padded(limits.policyFileLength + 1))).toContain('more than')
  })

  test('can hold 64 demands, each with its reason', () => {
    const demands = Array(64).fill({ ...demand, why: 'x'.repeat(200) })
    expect(read({ ...bare, demands }).policy.demands).toHaveLength(64)
    expect(faultOf({ ...bare, demands: [...demands, demand] })).toContain('demands: ')
  })
})

describe.each([...policyProfiles])('the profile %s', (name, file) => {
  test('is a policy that can be recorded, and says where it comes from', () => {
    expect(policyCodec.read(policyCodec.write(recordedPolicy(file)))).toEqual(recordedPolicy(file))
    expect(name).toMatch(/^[a-z0-9-]+$/)
    expect(file.sources?.length).toBeGreaterThan(1)
    expect(file.about).toMatch(/ours/)
  })

  test('gives the reason of each demand', () => {
    for (const { why } of file.policy.demands) expect(why).toMatch(/^[A-Z].*\.$/)
  })

  test('is explained in sentences, and what it leaves open too', () => {
    const said = [...explainPolicy(recordedPolicy(file)), ...openPoints(recordedPolicy(file))]
    expect(said.length).toBeGreaterThan(5)
    for (const sentence of said) {
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(sentence).not.toMatch(/undefined|NaN|\[object|\.\./)
    }
  })

  test('reads back from the file that it makes', () => {
    const bytes = formatPolicyFile(file)
    expect(parsePolicyFile(bytes)).toEqual(file)
    expect(decodeUtf8(bytes)).toContain('"format": "custodia/policy/1"')
  })
})

describe('what a policy leaves open', () => {
  const policy = recordedPolicy(policyProfiles.get('two-person-room')!)
  const opened = (changes: Partial<Policy>): readonly string[] =>
    openPoints({ ...policy, ...changes }).filter((point) => !openPoints(policy).includes(point))

  test.each<readonly [RegExp, Partial<Policy>]>([
    [/^An offer can stay open for 365 days/, { offerLifetime: 365 * 86_400 }],
    [/^What is recorded 4 days late needs no reason/, { lateAfter: 4 * 86_400 }],
    [/^An act can wait 31 days/, { approvalLifetime: 31 * 86_400 }],
    [/^A claimed time can lie 2 hours in the future/, { clockSkew: 7_200 }],
    [/^Data can lie unread for 400 days/, { checkInterval: 400 * 86_400 }],
    [/^One person alone can approve a new key/, { rekeyApprovals: 1 }],
  ])('%s', (expected, changes) => {
    expect(opened(changes)).toEqual([expect.stringMatching(expected)])
  })

  test('counts what it does not say', () => {
    const { checkInterval: _c, retention: _r, ...silent } = policy
    expect(openPoints(silent)).toEqual(
      expect.arrayContaining([
        'Nobody has to read data again once it is stored.',
        'No time is set for which evidence is kept.',
      ]),
    )
  })

  test('names acts that one person alone can do', () => {
    expect(opened({ demands: [] })).toEqual(
      expect.arrayContaining([
        'Not every collection needs a witness (item.collected).',
        'One person alone can authorise the end of an item (disposition.authorized).',
        'One person alone can give a role (role.granted).',
      ]),
    )
  })
})
