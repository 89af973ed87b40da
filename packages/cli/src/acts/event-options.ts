import { Option } from 'commander'
import type { Command } from 'commander'
import {
  commonFields,
  commonSealed,
  enumerations,
  fieldSpecs,
  fieldWords,
  sealedSpecs,
  specKind,
} from '@custodia/core/wire'
import type { EventType } from '@custodia/core/wire'
import { addActOptions } from './act-options.ts'

/** One field or sealed value of an event that an option gives. */
export interface EventOption {
  readonly name: string
  /** Kind of the vocabulary, without `?`. */
  readonly kind: string
  readonly part: 'field' | 'sealed'
  readonly optional: boolean
}

/** Kinds that a person can write on a command line. The others are made by the program. */
const writable = new Set([
  ...Object.keys(enumerations),
  'case-id',
  'event-id',
  'event-ids',
  'item-id',
  'item-ids',
  'party-id',
  'text',
  'texts',
  'quantity',
  'name',
  'time',
  'integer',
  'index',
  'count',
  'rule-id',
  'seal-numbers',
  'sightings',
  'bool',
  'labels',
  'event-types',
  'item-kinds',
  'handling-codes',
])

/**
 * The options of an event type, from the vocabulary: what is written there is what the command takes. `except` names what
 * the command gets another way.
 */
export function eventOptions(type: EventType, except: readonly string[]): readonly EventOption[] {
  const list = (specs: ReadonlyMap<string, string>, part: EventOption['part']): EventOption[] =>
    [...specs].map(([name, spec]) => ({ name, part, ...specKind(spec) }))
  const all = [...list(fieldSpecs(type), 'field'), ...list(sealedSpecs(type), 'sealed')]
  return all.filter(({ name, kind }) => !except.includes(name) && writable.has(kind))
}

/**
 * Adds the options of a command that records an event: those of its type, who signs and where, and what any event may say
 * of its circumstances.
 */
export function addEventOptions(
  command: Command,
  type: EventType,
  except: readonly string[] = [],
): Command {
  const options = eventOptions(type, except)
  for (const option of options.filter(({ name }) => !isCommon(name))) add(command, option)
  addActOptions(command)
  command.optionsGroup('Circumstances:')
  for (const option of options.filter(({ name }) => isCommon(name))) add(command, option)
  return command
}

function isCommon(name: string): boolean {
  return name in commonFields || name in commonSealed
}

function add(command: Command, { name, kind, optional }: EventOption): void {
  const flag = `--${kebab(name)} <${valueName(kind)}>`
  const option = new Option(flag, fieldWords[name] ?? name)
  const words: { readonly [kind: string]: readonly string[] } = enumerations
  const choices = words[kind]
  if (choices !== undefined) option.choices(choices)
  if (kind === 'bool') option.choices(['yes', 'no'])
  addOption(command, option, { optional })
}

/** Adds an option to a command; its help says whether it must be given. */
export function addOption(
  command: Command,
  option: Option,
  { optional }: { readonly optional: boolean },
): void {
  if (!optional) option.description += ' (required)'
  command.addOption(option.makeOptionMandatory(!optional))
}

/** `copyRole` as `copy-role`. */
export function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function valueName(kind: string): string {
  if (kind in enumerations) return 'word'
  const names: { readonly [kind: string]: string } = {
    'case-id': 'name',
    'event-id': 'entry',
    'event-ids': 'list',
    'item-id': 'name',
    'item-ids': 'list',
    'party-id': 'name',
    texts: 'list',
    quantity: 'amount',
    bool: 'yes|no',
    time: 'time',
    integer: 'number',
    index: 'number',
    count: 'number',
    'rule-id': 'rule',
    'seal-numbers': 'list',
    sightings: 'list',
    labels: 'list',
    'event-types': 'list',
    'item-kinds': 'list',
    'handling-codes': 'list',
  }
  return names[kind] ?? 'text'
}
