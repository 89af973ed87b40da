import { displayText } from '@custodia/core/wire'
import type { Asked } from './date-checkpoint.ts'

const kinds = { witness: 'witness', authority: 'authority' } as const

/** One line for each who was asked. A reason is the message of an error, which has what came from outside quoted and escaped. */
export function askedLines(asked: readonly Asked[]): readonly string[] {
  return asked.map(({ name, kind, outcome, reason = '' }) => {
    const who = `${kinds[kind]} ${displayText(name, 'terminal')}`
    if (outcome === 'dated') return `  ${who}: ${kind === 'witness' ? 'cosigned' : 'stamped'}`
    if (outcome === 'no-address') return `  ${who}: has no address, and was not asked`
    return `  ${who}: ${reason}`
  })
}
