import { chainKinds, enumerations, eventTypes, isWord, sealedSpecs } from '../../wire/index.ts'
import type { EventType } from '../../wire/index.ts'
import type { ProfileRule, RuleScope, WithholdingReason } from './profile.ts'

type Fault = (member: string, reason: string) => Error

const scopes = ['labels', 'types', 'chains', 'handling'] as const
const members = [...scopes, 'open', 'withhold', 'why'] as const

const types = Object.keys(eventTypes) as EventType[]

/** The words that each list of a rule may hold. A misspelt word would be about nothing, and nobody would see it. */
const words: { readonly [S in (typeof scopes)[number]]: readonly string[] } = {
  labels: [...new Set(types.flatMap((type) => [...sealedSpecs(type).keys()]))].sort(),
  types,
  chains: chainKinds,
  handling: enumerations['handling-code'],
}

/** Reads one rule of a profile. Throws what `fault` makes, with the member of the rule, or '' for the rule as a whole. */
export function readRule(value: unknown, fault: Fault): ProfileRule {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fault('', 'expected an object')
  }
  const given = new Map<string, unknown>(Object.entries(value))
  for (const name of given.keys()) {
    if (!(members as readonly string[]).includes(name)) {
      throw fault(name, `unknown member; known are: ${members.join(', ')}`)
    }
  }
  const scope = readScope(given, fault)
  const why = given.get('why')
  if (why !== undefined && (typeof why !== 'string' || why.trim() === '')) {
    throw fault('why', 'expected text')
  }
  return { ...scope, ...readDecision(given, scope, fault), ...(why === undefined ? {} : { why }) }
}

function readScope(given: ReadonlyMap<string, unknown>, fault: Fault): RuleScope {
  const scope: { [name: string]: readonly string[] } = {}
  for (const name of scopes) {
    const value = given.get(name)
    if (value !== undefined) scope[name] = readWords(name, value, fault)
  }
  return checkSealed(scope, fault)
}

function readWords(name: (typeof scopes)[number], value: unknown, fault: Fault): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) {
    throw fault(name, 'expected a list that is not empty')
  }
  const list = value as readonly unknown[]
  const stranger = list.find((word) => typeof word !== 'string' || !words[name].includes(word))
  if (stranger !== undefined) throw fault(name, unknownWord(name, stranger))
  if (new Set(list).size !== list.length) throw fault(name, 'a word stands there twice')
  return list as readonly string[]
}

function unknownWord(name: (typeof scopes)[number], stranger: unknown): string {
  const said = typeof stranger === 'string' ? ` "${stranger.slice(0, 64)}"` : ''
  const known = words[name]
  const list = known.length > 20 ? 'they stand in docs/format/event-types.md' : known.join(', ')
  return `unknown word${said}; known are: ${list}`
}

/** A rule that names types and labels is about something: one of the types seals each of the labels. */
function checkSealed(scope: RuleScope, fault: Fault): RuleScope {
  const { labels = [], types: named } = scope
  if (named === undefined) return scope
  const idle = labels.find((label) => !named.some((type) => sealedSpecs(type).has(label)))
  if (idle !== undefined) throw fault('labels', `none of these types seals "${idle}"`)
  return scope
}

function readDecision(
  given: ReadonlyMap<string, unknown>,
  { labels, types: named, chains }: RuleScope,
  fault: Fault,
): { readonly open: true } | { readonly withhold: WithholdingReason } {
  const [open, withhold] = [given.get('open'), given.get('withhold')]
  if ((open === undefined) === (withhold === undefined)) {
    throw fault('', 'expected either "open" or "withhold"')
  }
  if (withhold !== undefined) {
    if (isWord('withholding-reason', withhold)) return { withhold }
    const known = enumerations['withholding-reason'].join(', ')
    throw fault('withhold', `expected one of: ${known}`)
  }
  if (open !== true) throw fault('open', 'expected true')
  if (labels === undefined && named === undefined && chains === undefined) {
    throw fault('', 'a rule that opens names labels, types or chains: nothing is opened by mistake')
  }
  return { open }
}
