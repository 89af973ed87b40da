import { createHash } from 'node:crypto'
import { fieldSpecs, isEventType, sealedSpecs, specKind } from '@custodia/core/wire'
import { isAboutKeys } from './keys.ts'
import { parseMoment } from './moments.ts'
import { profilePolicy } from './stage.ts'
import { mistake } from './story.ts'
import type { Step } from './story.ts'

/** What the names of a story mean so far. */
export interface Meaning {
  readonly path: string
  readonly now: number
  /** Ids by name: of people, items, cases and events; `the ledger` is one too. */
  readonly ids: ReadonlyMap<string, string>
}

export interface StepValues {
  readonly fields: { readonly [name: string]: unknown }
  readonly sealed: { readonly [label: string]: unknown }
}

/** The fields and sealed values of a step, each read as its kind in the vocabulary wants it. */
export function readValues(step: Step, meaning: Meaning): StepValues {
  if (!isEventType(step.type))
    throw mistake(meaning.path, step.line, `there is no event type ${step.type}`)
  const clear = fieldSpecs(step.type)
  const hidden = sealedSpecs(step.type)
  const fields: { [name: string]: unknown } = {}
  const sealed: { [label: string]: unknown } = {}
  for (const [name, text] of step.values) {
    if (name === 'occurredAt' || isAboutKeys(name, text)) continue
    const spec = clear.get(name) ?? hidden.get(name)
    if (spec === undefined) throw mistake(meaning.path, step.line, `${step.type} has no ${name}`)
    const into = clear.has(name) ? fields : sealed
    into[name] = readValue(specKind(spec).kind, text, { ...meaning, line: step.line })
  }
  return { fields, sealed }
}

type Place = Meaning & { readonly line: number }

function readValue(kind: string, text: string, place: Place): unknown {
  switch (kind) {
    case 'id':
    case 'case-id':
    case 'event-id':
    case 'item-id':
    case 'party-id':
      return idOf(text, place)
    case 'event-ids':
    case 'item-ids':
      return listOf(text).map((name) => idOf(name, place))
    case 'time':
      return parseMoment(place.path, place.line, text, place.now)
    case 'count':
    case 'index':
    case 'integer':
      return Number(text)
    case 'policy':
      return profilePolicy(text, place.path, place.line)
    case 'bool':
      if (text !== 'yes' && text !== 'no') throw mistake(place.path, place.line, 'say yes or no')
      return text === 'yes'
    case 'sightings':
      return listOf(text).map((one) => sightingOf(one, place))
    case 'texts':
    case 'seal-numbers':
    case 'labels':
    case 'roles':
    case 'event-types':
    case 'item-kinds':
    case 'handling-codes':
      return text === 'none' ? [] : listOf(text)
    case 'quantity':
      return quantityOf(text, place)
    case 'digests':
      return listOf(text).map((one) => digestOf(one, place))
    default:
      return text
  }
}

export function idOf(name: string, { path, line, ids }: Place): string {
  const id = ids.get(name)
  if (id === undefined) throw mistake(path, line, `nobody knows "${name}"`)
  return id
}

const listOf = (text: string): readonly string[] => text.split(', ')

function quantityOf(text: string, { path, line }: Place): unknown {
  const [, amount, unit] = /^(\S+) (\S+)$/.exec(text) ?? []
  if (amount === undefined || unit === undefined)
    throw mistake(path, line, `"${text}" is no quantity`)
  return { amount, unit }
}

/** `EX-1 seen`. */
function sightingOf(text: string, place: Place): unknown {
  const [, item = '', result = ''] = /^(.+) (\S+)$/.exec(text) ?? []
  return { item: idOf(item, place), result }
}

/** `sha-256 of SOME TEXT`: as if a file held that text. */
function digestOf(text: string, { path, line }: Place): unknown {
  const [, algorithm, content] = /^(sha-256|sha-512|sha-1|md5) of (.+)$/.exec(text) ?? []
  if (algorithm === undefined || content === undefined)
    throw mistake(path, line, `"${text}" is no digest`)
  const hash = createHash(algorithm.replace('-', '')).update(content)
  return { algorithm, value: new Uint8Array(hash.digest()), scope: 'file', size: content.length }
}
