import { nextKeyDigest, provePossession } from '@custodia/core'
import type { Ledger, Signer } from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { keyThumbprint } from '@custodia/core/crypto'
import { signerOf } from '../../support/ledger.ts'
import { mistake } from './story.ts'
import type { Step } from './story.ts'

const ordinals = ['first', 'second', 'third'] as const

export interface KeyHolder {
  readonly party: string
  /** The keys that a person has in a story, in order: each announces the next. */
  readonly keys: readonly Signer[]
}

export function keysOfPerson(number: number): readonly Signer[] {
  return [number, number + 100, number + 150].map(signerOf)
}

export function keyNamed({ keys }: KeyHolder, ordinal: string): Signer {
  return keys[ordinals.findIndex((one) => one === ordinal)]!
}

/** `the second key of Bela Muster`. */
const keyWords = /^the (first|second|third) key of (.+)$/

/** Whether a value of a step speaks of keys and is read here, not as its kind wants it. */
export function isAboutKeys(name: string, text: string): boolean {
  return name === 'possession' || name === 'suspectSince' || keyWords.test(text)
}

export interface KeyStage {
  readonly ledger: Ledger
  readonly people: ReadonlyMap<string, KeyHolder>
  readonly ids: ReadonlyMap<string, string>
  readonly path: string
}

/** The fields of a step that speak of keys. A step that brings a key proves possession of it, unless it says otherwise. */
export async function keyFields(step: Step, stage: KeyStage): Promise<object> {
  const fields: { [name: string]: unknown } = {}
  const { type, values } = step
  for (const [name, text] of values) {
    const signer = signerIn(text, step, stage)
    if (name === 'suspectSince') fields[name] = positionOf(text, stage)
    else if (name !== 'possession' && signer !== undefined) {
      fields[name] = asField(name, signer.publicKey, type)
    }
  }
  const possession = values.get('possession')
  const brought = values.get('key')
  if ((type === 'key.rotated' || type === 'party.enrolled') && possession !== 'none') {
    const proving = signerIn(possession ?? brought ?? '', step, stage)
    if (possession !== undefined && proving === undefined) {
      throw mistake(stage.path, step.line, `nobody has a key "${possession}"`)
    }
    // For a key that nobody has, somebody signs with his own.
    const signer = proving ?? keysOfPerson(1)[0]!
    fields['possession'] = await proof(step, { signer, nextKey: String(fields['nextKey']) }, stage)
  }
  return fields
}

function asField(name: string, publicKey: Uint8Array, type: string): string {
  if (name === 'nextKey') return nextKeyDigest(publicKey)
  return type === 'key.revoked' ? keyThumbprint(publicKey) : toHex(publicKey)
}

function signerIn(text: string, { line }: Step, { people, path }: KeyStage): Signer | undefined {
  const [, ordinal, name] = keyWords.exec(text) ?? []
  if (ordinal === undefined || name === undefined) return undefined
  const holder = people.get(name)
  if (holder === undefined) throw mistake(path, line, `nobody is called ${name}`)
  return keyNamed(holder, ordinal)
}

/** A position of the log: that of a named event, or a number. */
function positionOf(text: string, { ids, ledger }: KeyStage): number {
  return ledger.state.event(ids.get(text) ?? '')?.index ?? Number(text)
}

interface Proof {
  readonly signer: Signer
  readonly nextKey: string
}

async function proof(
  { of, values }: Step,
  { signer, nextKey }: Proof,
  { ledger, people }: KeyStage,
): Promise<Uint8Array> {
  const { party } = people.get(values.get('party') ?? of ?? '')!
  const { size, rootHash } = await ledger.checkpoint()
  const scope = { ledger: ledger.id, anchor: { size, root: toHex(rootHash) } }
  return provePossession({ scope, party, nextKey }, signer)
}
