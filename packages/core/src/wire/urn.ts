/**
 * Names of chains, people and ledgers inside the signed header of an event (docs/format/event.md):
 * `urn:custodia:<kind>:<64 lower-case hex digits>`, and `urn:custodia:new:<kind>` for a chain whose first event this is.
 */

/** The kinds of chain (D8). */
export const chainKinds = ['ledger', 'party', 'case', 'item', 'access'] as const

export type ChainKind = (typeof chainKinds)[number]

/** The chain in which an event stands. */
export interface Subject {
  readonly kind: ChainKind
  /** Chain id, 64 hex digits; null in the first event, whose own id becomes the chain's. */
  readonly id: string | null
}

/** Whether a text is an id as the domain types write it: 64 lower-case hex digits for 32 bytes. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

/** The text of a subject. An id that is not 64 lower-case hex digits is a RangeError. */
export function formatSubject({ kind, id }: Subject): string {
  return id === null ? `urn:custodia:new:${kind}` : name(kind, id)
}

/** Reads the text of a subject, or undefined if it is not one. */
export function parseSubject(text: string): Subject | undefined {
  for (const kind of chainKinds) {
    if (text === `urn:custodia:new:${kind}`) return { kind, id: null }
    const id = idAfter(`urn:custodia:${kind}:`, text)
    if (id !== undefined) return { kind, id }
  }
  return undefined
}

/** `urn:custodia:person:<party id>`. An id that is not 64 lower-case hex digits is a RangeError. */
export function formatPerson(partyId: string): string {
  return name('person', partyId)
}

/** The party id in `urn:custodia:person:<party id>`, or undefined. */
export function parsePerson(text: string): string | undefined {
  return idAfter('urn:custodia:person:', text)
}

/** `urn:custodia:ledger:<ledger id>`; null is the ledger that the genesis founds. */
export function formatLedger(ledgerId: string | null): string {
  return formatSubject({ kind: 'ledger', id: ledgerId })
}

/** The ledger id, null for the ledger that the genesis founds, or undefined if the text names no ledger. */
export function parseLedger(text: string): string | null | undefined {
  const subject = parseSubject(text)
  return subject?.kind === 'ledger' ? subject.id : undefined
}

function name(kind: string, id: string): string {
  if (!isId(id)) throw new RangeError(`an id of 64 lower-case hex digits was expected, not "${id}"`)
  return `urn:custodia:${kind}:${id}`
}

function idAfter(prefix: string, text: string): string | undefined {
  if (!text.startsWith(prefix)) return undefined
  const id = text.slice(prefix.length)
  return isId(id) ? id : undefined
}
