import { encodeUtf8 } from '../../bytes/index.ts'
import { CustodyError } from '../../errors.ts'
import { FieldFault, displayText, limits, policyCodec, readStrictJson } from '../../wire/index.ts'
import type { CborMap, CborValue, Demand, Json, Policy } from '../../wire/index.ts'
import { duration } from '../law/moments.ts'
import { parseDuration } from './durations.ts'

/** A demand as a file states it: with the reason for it, which is for its readers and is not recorded. */
export interface ExplainedDemand extends Demand {
  readonly why?: string
}

/** A policy with what people want to know of it (docs/policies.md). Title, about, sources and reasons are not recorded. */
export interface PolicyFile {
  readonly title?: string
  readonly about?: string
  readonly sources?: readonly string[]
  readonly policy: Omit<Policy, 'demands'> & { readonly demands: readonly ExplainedDemand[] }
}

const policyFormat = 'custodia/policy/1'

const fileMembers = [
  'format',
  'title',
  'about',
  'sources',
  'lateAfter',
  'offerLifetime',
  'approvalLifetime',
  'clockSkew',
  'rekeyApprovals',
  'checkInterval',
  'retention',
  'keepAccesses',
  'clear',
  'pseudonyms',
  'demands',
] as const

const demandMembers = ['act', 'kinds', 'roles', 'persons', 'as', 'why'] as const

const spans = ['lateAfter', 'offerLifetime', 'approvalLifetime', 'clockSkew'] as const
const optionalSpans = ['checkInterval', 'retention', 'keepAccesses'] as const
const optionalLists = ['clear', 'pseudonyms'] as const

/** Reads a policy file. Throws ERR_POLICY_FILE with the member at fault, or '' for the file as a whole. */
export function parsePolicyFile(bytes: Uint8Array): PolicyFile {
  const members = readStrictJson(bytes, { most: limits.policyFileLength, fault })
  refuseUnknown(members.keys(), fileMembers, '')
  if (members.get('format') !== policyFormat) throw fault('format', `expected "${policyFormat}"`)
  const demands = readDemands(members.get('demands'))
  const numbers = new Map<string, CborValue>(
    [...spans, ...optionalSpans.filter((name) => members.has(name))].map((name) => [
      name,
      readSpan(name, members.get(name)),
    ]),
  )
  const approvals = members.get('rekeyApprovals')
  if (approvals === undefined) throw fault('rekeyApprovals', 'missing')
  numbers.set('rekeyApprovals', approvals as CborValue)
  const lists = optionalLists.flatMap((name) => {
    const list = members.get(name)
    return list === undefined ? [] : [[name, list as CborValue] as const]
  })
  const stated = demands.map(({ why: _, ...demand }): CborMap => new Map(Object.entries(demand)))
  const under = (list: readonly CborMap[]): Policy =>
    policyCodec.read(new Map<string, CborValue>([...numbers, ...lists, ['demands', list]]))
  // The numbers and lists first, then each demand alone, so that a fault is named where it is.
  judged('', () => under([]))
  stated.forEach((one, i) => judged(`demands.${i + 1}`, () => under([one])))
  const policy = judged('', () => under(stated))
  return {
    ...readTexts(members),
    policy: {
      ...policy,
      demands: policy.demands.map((demand, i) => {
        const { why } = demands[i]!
        return why === undefined ? demand : { ...demand, why }
      }),
    },
  }
}

/** Writes a policy file; what it wrote reads back. Throws ERR_POLICY_FILE for values that none can hold. */
export function formatPolicyFile({ title, about, sources, policy }: PolicyFile): Uint8Array {
  const { demands, ...rest } = policy
  const span = (seconds: number | undefined): string | undefined =>
    seconds === undefined ? undefined : duration(seconds)
  const document = {
    format: policyFormat,
    title,
    about,
    sources,
    ...Object.fromEntries(spans.map((name) => [name, span(rest[name])])),
    rekeyApprovals: rest.rekeyApprovals,
    ...Object.fromEntries(optionalSpans.map((name) => [name, span(rest[name])])),
    ...Object.fromEntries(optionalLists.map((name) => [name, rest[name]])),
    demands,
  }
  const bytes = encodeUtf8(`${JSON.stringify(document, null, 2)}\n`)
  parsePolicyFile(bytes)
  return bytes
}

/** The policy of a file as it is recorded: what is for its readers is left out. */
export function recordedPolicy({ policy }: PolicyFile): Policy {
  const { demands, ...rest } = policy
  return { ...rest, demands: demands.map(({ why: _, ...demand }) => demand) }
}

function refuseUnknown(names: Iterable<string>, known: readonly string[], place: string): void {
  for (const name of names) {
    if (known.includes(name)) continue
    throw fault(`${place}${name}`, `unknown member; known are: ${known.join(', ')}`)
  }
}

function readSpan(name: string, value: Json | undefined): number {
  if (value === undefined) throw fault(name, 'missing')
  const seconds = parseDuration(value)
  if (seconds === undefined)
    throw fault(name, 'expected a span of time, such as "4 hours" or "1 day"')
  return seconds
}

/** A demand whose values nobody has looked at yet. */
interface StatedDemand {
  readonly why?: string
}

function readDemands(value: Json | undefined): readonly StatedDemand[] {
  if (value === undefined)
    throw fault('demands', 'missing; [] if nobody else is wanted for any act')
  if (!Array.isArray(value)) throw fault('demands', 'expected a list')
  return (value as readonly unknown[]).map((one, i) => {
    const place = `demands.${i + 1}.`
    if (typeof one !== 'object' || one === null || Array.isArray(one)) {
      throw fault(place.slice(0, -1), 'expected an object')
    }
    refuseUnknown(Object.keys(one), demandMembers, place)
    for (const name of ['act', 'persons', 'as']) {
      if (!Object.hasOwn(one, name)) throw fault(`${place}${name}`, 'missing')
    }
    if ('why' in one && !isText(one.why)) throw fault(`${place}why`, 'expected text')
    return one
  })
}

/** The values, as the vocabulary judges them: words, numbers, and demands that somebody can meet. */
function judged<T>(place: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (!(error instanceof FieldFault)) throw error
    const said = place === '' ? error.message : error.message.replace(/^demands: (number 1: )?/, '')
    const [, member = '', reason = said] = /^(?:(\w+): )?(.*)$/s.exec(said) ?? []
    throw fault([place, member].filter((part) => part !== '').join('.'), reason, error)
  }
}

function readTexts(members: ReadonlyMap<string, Json>): Omit<PolicyFile, 'policy'> {
  const texts: { title?: string; about?: string; sources?: readonly string[] } = {}
  for (const name of ['title', 'about'] as const) {
    const value = members.get(name)
    if (value === undefined) continue
    if (!isText(value)) throw fault(name, 'expected text')
    texts[name] = value
  }
  const sources = members.get('sources')
  if (sources === undefined) return texts
  if (!Array.isArray(sources) || !sources.every(isText)) {
    throw fault('sources', 'expected a list of texts')
  }
  return { ...texts, sources }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function fault(member: string, reason: string, cause?: unknown): CustodyError<'ERR_POLICY_FILE'> {
  const where =
    member === '' ? 'policy file' : `policy file, member ${displayText(member, 'terminal')}`
  return new CustodyError('ERR_POLICY_FILE', `${where}: ${reason}`, { member }, { cause })
}
