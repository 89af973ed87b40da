/**
 * Policies of logs and witnesses: which log keys are known, which witnesses, and how many of them must have cosigned.
 *
 * The format is C2SP tlog-policy as of commit 5ba5ee8 (it has no tagged version); docs/format/trust.md. Whether a key ID
 * belongs to its key takes a hash, and is checked by whoever uses the policy.
 */
import { decodeUtf8, encodeUtf8, toHex } from '../bytes/index.ts'
import { CustodyError, isCustodyError } from '../errors.ts'
import { limits } from './limits.ts'
import { parseVkey, vkeyTypes } from './vkey.ts'
import type { Vkey } from './vkey.ts'

/** A log, and where it can be reached. */
export interface PolicyLog {
  readonly vkey: Vkey
  readonly url?: string
}

/** A witness. `name` is what the policy calls it; the name in its vkey is another thing. */
export interface PolicyWitness extends PolicyLog {
  readonly name: string
}

/** A group is satisfied when so many of its members are. Members stand before it. */
export interface PolicyGroup {
  readonly name: string
  /** 1 to the number of members. */
  readonly threshold: number
  /** Names of witnesses and groups, each a member of one group at most. */
  readonly members: readonly string[]
}

export interface TlogPolicy {
  readonly logs: readonly PolicyLog[]
  readonly witnesses: readonly PolicyWitness[]
  readonly groups: readonly PolicyGroup[]
  /** Name of the witness or group that must be satisfied, or `none`. */
  readonly quorum: string
}

/** Reads a policy. Throws ERR_WITNESS_POLICY with the line. */
export function parseTlogPolicy(text: string): TlogPolicy {
  checkText(text)
  const policy: PolicyDraft = {
    logs: [],
    witnesses: [],
    groups: [],
    quorum: undefined,
    names: new Set(),
    keys: new Set(),
    members: new Set(),
  }
  const lines = text.split('\n').map((line) => line.split(/[ \t]+/).filter((word) => word !== ''))
  for (const [i, [keyword, ...words]] of lines.entries()) {
    if (keyword === undefined || keyword.startsWith('#')) continue
    const take = keywords.get(keyword)
    if (take === undefined) throw fault(i + 1, 'expected log, witness, group or quorum')
    take(policy, words, i + 1)
    if (policy.logs.length + policy.names.size > limits.witnessPolicyLines) {
      const most = limits.witnessPolicyLines
      throw fault(i + 1, `it has more than ${most} logs, witnesses and groups`)
    }
  }
  const { logs, witnesses, groups, quorum } = policy
  if (quorum === undefined) throw fault(0, 'it has no line "quorum"')
  return { logs, witnesses, groups, quorum }
}

/** A carriage return is no blank here: it would be part of a name that nobody sees. */
function checkText(text: string): void {
  const bytes = encodeUtf8(text)
  if (bytes.length > limits.witnessPolicyLength) {
    throw fault(0, `it is longer than ${limits.witnessPolicyLength} bytes`)
  }
  if (decodeUtf8(bytes) !== text) throw fault(0, 'it is not UTF-8')
  let line = 1
  for (const byte of bytes) {
    if (byte === 0x0a) line += 1
    else if ((byte < 0x20 && byte !== 0x09) || byte === 0x7f) {
      throw fault(line, `it has the control character 0x${byte.toString(16).padStart(2, '0')}`)
    }
  }
}

interface PolicyDraft {
  readonly logs: PolicyLog[]
  readonly witnesses: PolicyWitness[]
  readonly groups: PolicyGroup[]
  quorum: string | undefined
  /** Names of witnesses and groups, public keys in hex, and names that are members of a group. */
  readonly names: Set<string>
  readonly keys: Set<string>
  readonly members: Set<string>
}

type TakeLine = (policy: PolicyDraft, words: readonly string[], line: number) => void

const keywords: ReadonlyMap<string, TakeLine> = new Map<string, TakeLine>([
  ['log', takeLog],
  ['witness', takeWitness],
  ['group', takeGroup],
  ['quorum', takeQuorum],
])

function takeLog(policy: PolicyDraft, words: readonly string[], line: number): void {
  const [text, url] = between(words, 1, 2, line)
  const vkey = takeKey(policy, text!, line)
  if (vkey.type !== vkeyTypes.ed25519) throw fault(line, 'a log signs with a key of type 01')
  policy.logs.push({ vkey, ...(url === undefined ? {} : { url }) })
}

function takeWitness(policy: PolicyDraft, words: readonly string[], line: number): void {
  const [name, text, url] = between(words, 2, 3, line)
  takeName(policy, name!, line)
  const vkey = takeKey(policy, text!, line)
  if (vkey.type === vkeyTypes.ed25519) {
    throw fault(line, 'a witness cosigns with a key of type 04 or 06')
  }
  policy.witnesses.push({ name: name!, vkey, ...(url === undefined ? {} : { url }) })
}

function takeGroup(policy: PolicyDraft, words: readonly string[], line: number): void {
  const [name, rule, ...members] = between(words, 3, limits.witnessPolicyLines, line)
  for (const member of members) {
    if (!policy.names.has(member)) throw fault(line, `no earlier line names "${member}"`)
    if (policy.members.has(member)) throw fault(line, `"${member}" is a member already`)
    policy.members.add(member)
  }
  takeName(policy, name!, line)
  const threshold = readThreshold(rule!, members.length, line)
  policy.groups.push({ name: name!, threshold, members })
}

function takeQuorum(policy: PolicyDraft, words: readonly string[], line: number): void {
  const [name] = between(words, 1, 1, line)
  if (policy.quorum !== undefined) throw fault(line, 'an earlier line has the quorum')
  if (name !== 'none' && !policy.names.has(name!)) {
    throw fault(line, `no earlier line names "${name}"`)
  }
  policy.quorum = name!
}

function takeKey(policy: PolicyDraft, text: string, line: number): Vkey {
  const vkey = readVkey(text, line)
  const key = toHex(vkey.material)
  // An Ed25519 cosignature does not cover the name: one key under two names would count as two.
  if (policy.keys.has(key)) throw fault(line, 'an earlier line has the same public key')
  policy.keys.add(key)
  return vkey
}

function takeName(policy: PolicyDraft, name: string, line: number): void {
  if (name === 'none') throw fault(line, 'nothing can be called "none"')
  if (policy.names.has(name)) throw fault(line, `an earlier line has the name "${name}"`)
  policy.names.add(name)
}

function between(
  words: readonly string[],
  least: number,
  most: number,
  line: number,
): readonly string[] {
  if (words.length >= least && words.length <= most) return words
  const wanted = least === most ? `${least}` : `${least} to ${most}`
  throw fault(line, `expected ${wanted} words after the first, found ${words.length}`)
}

function readVkey(text: string, line: number): Vkey {
  try {
    return parseVkey(text)
  } catch (error) {
    throw isCustodyError(error) ? fault(line, error.message) : error
  }
}

function readThreshold(rule: string, members: number, line: number): number {
  if (rule === 'all') return members
  if (rule === 'any') return 1
  const threshold = /^[1-9][0-9]{0,3}$/.test(rule) ? Number(rule) : 0
  if (threshold >= 1 && threshold <= members) return threshold
  throw fault(line, `expected all, any or a number from 1 to ${members}`)
}

function fault(line: number, reason: string): CustodyError<'ERR_WITNESS_POLICY'> {
  const where = line === 0 ? 'the policy' : `line ${line} of the policy`
  return new CustodyError('ERR_WITNESS_POLICY', `${where}: ${reason}`, { line })
}
