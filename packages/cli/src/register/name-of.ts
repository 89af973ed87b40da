import { displayText } from '@custodia/core/wire'
import { shortId } from './register.ts'
import type { Register } from './register.ts'

/** How an id reads in a sentence: the name in quotes with the beginning of the id, or that alone. */
export function createNameOf(register: Register): (id: string) => string {
  return (id) => {
    const entries = [register.parties, register.items, register.cases]
    for (const list of entries) {
      const entry = list.find((candidate) => candidate.id === id)
      if (entry !== undefined) return `${displayText(entry.name, 'terminal')} (${shortId(id)})`
    }
    const party = register.parties.find(({ chain }) => chain === id)
    return party === undefined ? shortId(id) : displayText(party.name, 'terminal')
  }
}
