import { fromBase64, toBase64 } from '../bytes/index.ts'
import { limits } from './limits.ts'
import { isKeyName } from './signed-note.ts'
import type { Json } from './strict-json.ts'

/** An authority whose time stamps count. */
export interface TrustedAuthority {
  /** What the holder of the trust file calls it. It can name a key. */
  readonly name: string
  /** Certificates that are trusted for it, DER: a root, one that issues, or the one that stamps. */
  readonly certificates: readonly Uint8Array[]
  /** Milliseconds since 1970 UTC, the beginning of a day: what it stamps from then on does not count. */
  readonly until?: number
}

/** Whose time stamps count, and how many authorities must agree. */
export interface TrustedTimeStamps {
  /** 1 to the number of authorities. */
  readonly threshold: number
  readonly authorities: readonly TrustedAuthority[]
}

/** An algorithm of suite custodia/1 that may end one day. */
export type SuiteAlgorithm = (typeof suiteAlgorithms)[number]

export const suiteAlgorithms = ['Ed25519', 'SHA-256'] as const

/** Until when an algorithm is trusted to prove something by itself: milliseconds since 1970 UTC, the beginning of a day. */
export type Sunset = { readonly [A in SuiteAlgorithm]?: number }

/** Makes the error of a member at fault. */
type Fault = (reason: string) => Error

/** Reads `timeStamps` of a trust file. */
export function readTimeStamps(value: Json, fault: Fault): TrustedTimeStamps {
  const { threshold, authorities } = membersOf(value, ['threshold', 'authorities'], fault)
  const most = limits.trustAuthorities
  if (!Array.isArray(authorities) || authorities.length === 0 || authorities.length > most) {
    throw fault(`expected "authorities" to be a list of 1 to ${most}`)
  }
  const read = authorities.map((one: unknown) => readAuthority(one, fault))
  if (new Set(read.map(({ name }) => name)).size < read.length) {
    throw fault('two authorities have one name')
  }
  const isCount = typeof threshold === 'number' && Number.isInteger(threshold)
  if (!isCount || threshold < 1 || threshold > read.length) {
    throw fault(`expected "threshold" to be a whole number from 1 to ${read.length}`)
  }
  return { threshold, authorities: read }
}

function readAuthority(value: unknown, fault: Fault): TrustedAuthority {
  const { name, certificates, until } = membersOf(value, ['name', 'certificates', 'until'], fault)
  if (typeof name !== 'string' || !isKeyName(name)) {
    throw fault('expected the name of an authority: 1 to 255 bytes without blanks and plus signs')
  }
  const most = limits.trustCertificates
  if (!Array.isArray(certificates) || certificates.length === 0 || certificates.length > most) {
    throw fault(`expected "certificates" of "${name}" to be a list of 1 to ${most}`)
  }
  const ders = certificates.map((text: unknown) => {
    const der = typeof text === 'string' ? fromBase64(text) : undefined
    if (der === undefined || der.length === 0) {
      throw fault(`expected each certificate of "${name}" to be DER in base64`)
    }
    return der
  })
  return {
    name,
    certificates: ders,
    ...(until === undefined ? {} : { until: readDay(until, fault) }),
  }
}

/** Reads `sunset` of a trust file. */
export function readSunset(value: Json, fault: Fault): Sunset {
  const members = membersOf(value, suiteAlgorithms, fault)
  const days = suiteAlgorithms.flatMap((algorithm) => {
    const day = members[algorithm]
    return day === undefined ? [] : [[algorithm, readDay(day, fault)] as const]
  })
  return Object.fromEntries(days)
}

/** Reads `operators` of a trust file: who runs each witness of its policy. */
export function readOperators(
  value: Json,
  witnesses: ReadonlySet<string>,
  fault: Fault,
): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fault('expected an object')
  }
  const operators = new Map<string, string>()
  for (const [witness, operator] of Object.entries(value)) {
    if (!witnesses.has(witness)) throw fault(`the policy has no witness "${witness}"`)
    const isName = typeof operator === 'string' && operator.length > 0
    if (!isName || operator.length > limits.nameLength) {
      throw fault(`expected the operator of "${witness}" as text of 1 to ${limits.nameLength}`)
    }
    operators.set(witness, operator)
  }
  return operators
}

/** The members as a trust file writes them. */
export function timeStampMembers({ threshold, authorities }: TrustedTimeStamps): object {
  return {
    threshold,
    authorities: authorities.map(({ name, certificates, until }) => ({
      name,
      certificates: certificates.map(toBase64),
      ...(until === undefined ? {} : { until: day(until) }),
    })),
  }
}

export function sunsetMembers(sunset: Sunset): object {
  return Object.fromEntries(Object.entries(sunset).map(([name, until]) => [name, day(until)]))
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** Until the beginning of this day, UTC. */
function readDay(value: unknown, fault: Fault): number {
  const isDay = typeof value === 'string' && /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)
  const time = isDay ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time) || day(time) !== value) throw fault('expected a day as "2035-12-31"')
  return time
}

function membersOf<K extends string>(
  value: unknown,
  names: readonly K[],
  fault: Fault,
): { readonly [N in K]?: unknown } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fault(`expected an object with ${names.join(', ')}`)
  }
  const other = Object.keys(value).find((name) => !names.includes(name as K))
  if (other !== undefined) throw fault(`unknown member "${other}"`)
  return value
}
