import { encodeUtf8 } from '../../bytes/index.ts'
import { sha256Hex } from '../../crypto/index.ts'
import { CustodyError } from '../../errors.ts'
import { displayText, limits, profileNamePattern, readStrictJson } from '../../wire/index.ts'
import type { Json } from '../../wire/index.ts'
import type { ExportProfile, LoadedProfile } from './profile.ts'
import { readRule } from './rule-file.ts'

const profileFormat = 'custodia/profile/1'
const members = ['format', 'name', 'title', 'about', 'sources', 'rules'] as const

/** Reads an export profile. Throws ERR_PROFILE_FILE with the member at fault, or '' for the file as a whole. */
export function parseProfileFile(bytes: Uint8Array): ExportProfile {
  const read = readStrictJson(bytes, { most: limits.profileFileLength, fault })
  for (const name of read.keys()) {
    if (!(members as readonly string[]).includes(name)) {
      throw fault(name, `unknown member; known are: ${members.join(', ')}`)
    }
  }
  if (read.get('format') !== profileFormat) throw fault('format', `expected "${profileFormat}"`)
  const title = readText('title', read.get('title'))
  const about = readText('about', read.get('about'))
  const sources = readSources(read.get('sources'))
  return {
    name: readName(read.get('name')),
    ...(title === undefined ? {} : { title }),
    ...(about === undefined ? {} : { about }),
    ...(sources === undefined ? {} : { sources }),
    rules: readRules(read.get('rules')),
  }
}

/** Writes an export profile; what it wrote reads back. Throws ERR_PROFILE_FILE for values that none can hold. */
export function formatProfileFile({
  name,
  title,
  about,
  sources,
  rules,
}: ExportProfile): Uint8Array {
  const document = { format: profileFormat, name, title, about, sources, rules }
  const bytes = encodeUtf8(`${JSON.stringify(document, null, 2)}\n`)
  parseProfileFile(bytes)
  return bytes
}

/** The profile of a file, with the digest that an export of it states. Throws as `parseProfileFile`. */
export function loadProfile(bytes: Uint8Array): LoadedProfile {
  return { profile: parseProfileFile(bytes), digest: sha256Hex(bytes) }
}

function readName(value: Json | undefined): string {
  const most = limits.profileNameLength
  if (typeof value !== 'string' || !profileNamePattern.test(value) || value.length > most) {
    throw fault('name', `expected 1 to ${most} of a-z 0-9 -, a letter first`)
  }
  return value
}

function readText(member: string, value: Json | undefined): string | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string' || value.trim() === '') throw fault(member, 'expected text')
  return value
}

function readSources(value: Json | undefined): readonly string[] | undefined {
  if (value === undefined) return undefined
  const isText = (one: unknown): one is string => typeof one === 'string' && one.trim() !== ''
  if (!Array.isArray(value) || !value.every(isText)) {
    throw fault('sources', 'expected a list of texts')
  }
  return value
}

function readRules(value: Json | undefined): ExportProfile['rules'] {
  if (value === undefined) throw fault('rules', 'missing; [] if nothing is to be opened')
  if (!Array.isArray(value)) throw fault('rules', 'expected a list')
  if (value.length > limits.profileRules) {
    throw fault('rules', `expected at most ${limits.profileRules}, found ${value.length}`)
  }
  return (value as readonly unknown[]).map((rule, i) =>
    readRule(rule, (member, reason) =>
      fault(`rules.${i + 1}${member === '' ? '' : `.${member}`}`, reason),
    ),
  )
}

function fault(member: string, reason: string, cause?: unknown): CustodyError<'ERR_PROFILE_FILE'> {
  const where =
    member === '' ? 'export profile' : `export profile, member ${displayText(member, 'terminal')}`
  return new CustodyError('ERR_PROFILE_FILE', `${where}: ${reason}`, { member }, { cause })
}
