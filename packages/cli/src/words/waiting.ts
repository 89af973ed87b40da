import type { ActRecord } from '@custodia/core/custody'

/** For whom an act waits: `approved by 2 people in the role supervisor or judge`. */
export function waitingFor({ persons, roles, as }: ActRecord['missing'][number]): string {
  const last = roles.at(-1) ?? ''
  const words = roles.length < 2 ? last : `${roles.slice(0, -1).join(', ')} or ${last}`
  const people = persons === 1 ? 'one further person' : `${persons} further people`
  return `${as === 'witness' ? 'witnessed' : 'approved'} by ${people} in the role ${words}`
}
