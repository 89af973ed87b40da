import { explainPolicy, openPoints } from '@custodia/core/custody'
import type { PolicyFile } from '@custodia/core/custody'
import { displayText } from '@custodia/core/wire'
import type { Policy } from '@custodia/core/wire'
import type { Json } from '../io/output.ts'
import { wrap } from '../words/wrap.ts'

const width = 100

const item = (sentence: string): string => wrap(`  - ${sentence}`, width, '    ')

/** A policy in sentences, and what it leaves open. `heading` is the first line. */
export function policyText(policy: Policy, heading: string): string {
  const open = openPoints(policy)
  return [
    heading,
    ...explainPolicy(policy).map(item),
    ...(open.length === 0
      ? ['It leaves nothing open that this command knows of.']
      : ['It leaves open:', ...open.map(item)]),
  ].join('\n')
}

export function policyDocument(policy: Policy): { readonly [name: string]: Json } {
  return { policy: toJson(policy), says: explainPolicy(policy), leavesOpen: openPoints(policy) }
}

function toJson({ demands, ...numbers }: Policy): Json {
  return {
    ...numbers,
    demands: demands.map((demand): Json => ({ ...demand })),
  }
}

/** What a file says of itself, in one line. */
export function titleOf({ title }: PolicyFile, name: string): string {
  return title === undefined ? name : displayText(title, 'terminal')
}
