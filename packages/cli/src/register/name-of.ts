import type { Ledger } from '@custodia/core'
import { displayText } from '@custodia/core/wire'
import { shortId } from './register.ts'
import type { Register } from './register.ts'

export type NameOf = (id: string) => string

/**
 * How an id reads in a sentence: the name in quotes with the beginning of the id; for an entry its place in the log, if
 * `state` is given; otherwise the beginning of the id alone.
 */
export function createNameOf(register: Register, state?: Ledger['state']): NameOf {
  return (id) => {
    const name = register.name(id)
    if (name !== undefined) return `${displayText(name, 'terminal')} (${shortId(id)})`
    if (id === register.service()) return `the ledger (${shortId(id)})`
    const party = register.nameOfChain(id)
    if (party !== undefined) return displayText(party, 'terminal')
    const event = state?.event(id)
    return event === undefined ? shortId(id) : `@${event.index} (${shortId(id)})`
  }
}

/** Puts names in place of the full ids in a sentence of the law. */
export function withNames(sentence: string, nameOf: NameOf): string {
  return sentence.replaceAll(/\b[0-9a-f]{64}\b/g, (id) => nameOf(id))
}
