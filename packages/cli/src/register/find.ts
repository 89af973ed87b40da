import type { Ledger, LedgerEvent, Store } from '@custodia/core'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { displayText, parseLeaf } from '@custodia/core/wire'
import { shortId } from './register.ts'

/** Something that a person names: by what it is called, or by the beginning of its id. */
export interface Named {
  readonly id: string
  readonly name: string
  /** Names that it had before. */
  readonly formerly?: readonly string[]
}

export type NamedKind = 'party' | 'case' | 'item' | 'event' | 'item, case or party'

const fewestDigits = 4
const mostCandidates = 8

/**
 * Finds what a person means: the name, exactly or but for upper and lower case, or else one that it had before, or at least
 * four digits of the id.
 * Errors: ERR_NAME_UNKNOWN, ERR_NAME_AMBIGUOUS; both list candidates.
 */
export function findNamed<T extends Named>(
  kind: NamedKind,
  text: string,
  entries: readonly T[],
): T {
  for (const fits of [byName(text), byFoldedName(text), byFormerName(text), byId(text)]) {
    const found = entries.filter(fits)
    if (found.length === 1) return found[0]!
    if (found.length > 1) throw ambiguous(kind, text, found)
  }
  throw unknown(kind, text, entries)
}

function byName(text: string): (entry: Named) => boolean {
  return ({ name }) => name === text
}

function byFoldedName(text: string): (entry: Named) => boolean {
  const folded = text.toLowerCase()
  return ({ name }) => name.toLowerCase() === folded
}

function byFormerName(text: string): (entry: Named) => boolean {
  const folded = text.toLowerCase()
  return ({ formerly = [] }) => formerly.some((name) => name.toLowerCase() === folded)
}

function byId(text: string): (entry: Named) => boolean {
  const isPrefix = /^[0-9a-f]+$/.test(text) && text.length >= fewestDigits
  return ({ id }) => isPrefix && id.startsWith(text)
}

/** `"B. Example" (3f2a9c01)`. */
export function describeNamed({ id, name }: Named): string {
  return `${displayText(name, 'terminal')} (${shortId(id)})`
}

function unknown(kind: NamedKind, text: string, entries: readonly Named[]): CustodyError {
  const candidates = nearest(text, entries).map(describeNamed)
  const known = candidates.length > 0 ? `; there is ${candidates.join(', ')}` : ''
  const more =
    entries.length > candidates.length ? ` and ${entries.length - candidates.length} more` : ''
  const message = `the ledger has no ${kind} ${displayText(text, 'terminal')}${known}${known === '' ? '' : more}`
  return new CustodyError('ERR_NAME_UNKNOWN', message, { name: text, candidates })
}

function ambiguous(kind: NamedKind, text: string, found: readonly Named[]): CustodyError {
  const candidates = found.slice(0, mostCandidates).map(describeNamed)
  const message = `${displayText(text, 'terminal')} fits ${found.length} ${plural(kind)}: ${candidates.join(', ')}`
  return new CustodyError('ERR_NAME_AMBIGUOUS', message, { name: text, candidates })
}

function plural(kind: NamedKind): string {
  if (kind === 'item, case or party') return 'items, cases or parties'
  return kind === 'party' ? 'parties' : `${kind}s`
}

/** The names most like the one that was typed, few enough for a sentence. */
function nearest(text: string, entries: readonly Named[]): readonly Named[] {
  return entries
    .map((entry) => ({
      entry,
      distance: editDistance(text.toLowerCase(), entry.name.toLowerCase()),
    }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, mostCandidates)
    .map(({ entry }) => entry)
}

/** How many characters must be put in, taken out or changed (Levenshtein), counted up to 64 characters of each. */
export function editDistance(a: string, b: string): number {
  const left = a.slice(0, 64)
  const right = b.slice(0, 64)
  let row = Array.from({ length: right.length + 1 }, (_, i) => i)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const change = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, change))
    }
    row = next
  }
  return row[right.length]!
}

/**
 * Finds an event by its place in the log, written `@12`, or by at least four digits of its id.
 * Errors: ERR_NAME_UNKNOWN, ERR_NAME_AMBIGUOUS.
 */
export async function findEvent(text: string, home: EventSource): Promise<LedgerEvent> {
  const ids = await matchingIds(text, home)
  const [first, second] = ids
  const found = first === undefined ? undefined : await home.ledger.event(first)
  if (found === undefined) {
    const message =
      `the ledger has no event ${displayText(text, 'terminal')}; name it by its place in the log, ` +
      'such as @12, or by at least four digits of its id'
    throw new CustodyError('ERR_NAME_UNKNOWN', message, { name: text, candidates: [] })
  }
  if (second === undefined) return found
  const named = ids.map((id) => ({ id, name: home.ledger.state.event(id)?.type ?? '' }))
  throw ambiguous('event', text, named)
}

/** The event that a text names, or undefined if it names none or several. What the store says is not passed over. */
export async function findEventIfAny(
  text: string,
  home: EventSource,
): Promise<LedgerEvent | undefined> {
  try {
    return await findEvent(text, home)
  } catch (error) {
    const isOfName =
      isCustodyError(error) &&
      (error.code === 'ERR_NAME_UNKNOWN' || error.code === 'ERR_NAME_AMBIGUOUS')
    if (!isOfName) throw error
    return undefined
  }
}

/** A ledger, and the store beneath it, whose leaves name events without opening them. */
export interface EventSource {
  readonly ledger: Ledger
  readonly store: Store
}

async function matchingIds(
  text: string,
  { ledger, store }: EventSource,
): Promise<readonly string[]> {
  const place = /^@(\d{1,15})$/.exec(text)?.[1]
  if (place !== undefined) {
    const index = Number(place)
    return index < ledger.size ? [parseLeaf((await store.entry(index)).leaf).eventId] : []
  }
  const ids: string[] = []
  const fits = byId(text)
  for await (const { leaf } of store.entries(0, ledger.size)) {
    const id = parseLeaf(leaf).eventId
    if (fits({ id, name: '' })) ids.push(id)
  }
  return ids
}
