import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { answerOf, custodia, custodiaHere, floppy, makeFastKey, passphraseOptions } from './run.ts'
import type { Run, RunOptions } from './run.ts'

/** A place where somebody works: a directory with his key, his passphrase, and nothing else of anybody. */
export interface Machine {
  readonly directory: string
  /** Runs the built command line in a process of its own. */
  readonly run: (words: readonly string[], options?: Partial<RunOptions>) => Promise<Run>
  /** Runs the same program in the process of the test. */
  readonly here: (words: readonly string[], options?: Partial<RunOptions>) => Promise<Run>
  /** The same, and its JSON document; anything but exit 0 is an error. */
  readonly answer: <T>(words: readonly string[]) => Promise<T>
  /** `--key` and the passphrase of the key that lies here. */
  readonly key: readonly string[]
  readonly path: (name: string) => string
}

/**
 * Three machines. At the station lie the ledger and the registrar's key; the collector A. Example and the examiner
 * B. Example have a machine each, and only files go between them.
 */
export interface World {
  readonly root: string
  readonly station: Machine
  readonly a: Machine
  readonly b: Machine
}

function machineAt(root: string, name: string, letter: string): Machine {
  const directory = join(root, name)
  mkdirSync(directory, { recursive: true })
  const env = letter === 'r' ? { CUSTODIA_LEDGER: join(directory, 'ledger') } : {}
  const place = { cwd: directory, env }
  return {
    directory,
    key: ['--key', join(directory, `${letter}.key`), ...passphraseOptions(directory)],
    run: (words, options = {}) => custodia(words, { ...place, ...options }),
    here: (words, options = {}) => custodiaHere(words, { ...place, ...options }),
    answer: (words) => answerOf(words, place),
    path: (file) => join(directory, file),
  }
}

function worldAt(root: string): World {
  return {
    root,
    station: machineAt(root, 'station', 'r'),
    a: machineAt(root, 'a', 'a'),
    b: machineAt(root, 'b', 'b'),
  }
}

export function carry(from: Machine, to: Machine, name: string): void {
  cpSync(from.path(name), to.path(name))
}

/**
 * Makes a world with a case, a collected floppy and its acquired image: EX-2026-001, EX-1, EX-1.1. The two were enrolled by
 * requests that travelled as files; the collector's entries were prepared at the station and signed on his machine.
 */
export async function makeWorld(): Promise<World> {
  const world = worldAt(mkdtempSync(join(tmpdir(), 'custodia-world-')))
  const { station, a, b } = world
  for (const { key } of [station, a, b]) makeFastKey(key[1]!)
  const names = ['--origin', 'lab.example/custody', '--name', 'R. Example']
  await station.answer(['init', 'ledger', ...names, ...station.key])
  await station.answer(['trust', '--pin', '--out', 'trust.json'])
  await enrol(world, a, { name: 'A. Example', roles: 'officer,collector' })
  await enrol(world, b, { name: 'B. Example', roles: 'examiner,custodian' })
  const title = ['--title', 'The blue bicycle']
  await recordFrom(world, a, ['case', 'open', 'EX-2026-001', ...title])
  const about = ['--case', 'EX-2026-001', '--exhibit']
  const floppyDisk = ['item', 'collect', 'Floppy disk', ...about, 'EX-1']
  await recordFrom(world, a, [...floppyDisk, '--kind', 'medium', '--mode', 'seized'])
  const image = ['item', 'acquire', floppy, ...about, 'EX-1.1', '--source', 'EX-1']
  await recordFrom(world, a, [...image, '--tool', 'ewfacquire 20140813'])
  return world
}

interface Enrolment {
  readonly name: string
  readonly roles: string
}

async function enrol(world: World, person: Machine, { name, roles }: Enrolment): Promise<void> {
  const { station } = world
  carry(station, person, 'trust.json')
  const words = ['party', 'request', '--trust', 'trust.json', '--name', name, '--out', 'request']
  await person.answer([...words, ...person.key])
  carry(person, station, 'request')
  await station.answer(['party', 'enrol', 'request', '--roles', roles, ...station.key])
}

let count = 0

/** Prepares an entry at the station, signs it on the machine of its author, and submits it. */
export async function recordFrom<T>(
  { station, a }: World,
  person: Machine,
  words: readonly string[],
): Promise<T> {
  const name = `entry-${++count}`
  const as = person === a ? 'A. Example' : 'B. Example'
  await station.answer([...words, '--as', as, '--prepare', `${name}.prepared`])
  carry(station, person, `${name}.prepared`)
  await person.answer(['sign', `${name}.prepared`, '--yes', ...person.key])
  carry(person, station, `${name}.signed`)
  return station.answer<T>(['submit', `${name}.signed`])
}

/** A copy of a world that a test may change as it likes. */
export function copyWorld(world: World): World {
  const root = mkdtempSync(join(tmpdir(), 'custodia-world-'))
  onTestFinished(() => removeWorld({ root }))
  cpSync(world.root, root, { recursive: true })
  return worldAt(root)
}

export function removeWorld({ root }: Pick<World, 'root'>): void {
  rmSync(root, { recursive: true, force: true })
}

/** What an act that was recorded says with `--json`. */
export interface Told {
  readonly event: string
  readonly index: number
  readonly type: string
  readonly words: string
  readonly points: readonly { readonly rule: string }[]
}

/**
 * Enrols somebody who is not there yet from a request of his own, with the roles given, at the station; gives the options of
 * his key. His file is named by the first letter of his name: nobody else's may be.
 */
export async function enrolFurther(
  { station }: World,
  name: string,
  roles: string,
  more: readonly string[] = [],
): Promise<readonly string[]> {
  const file = name.charAt(0).toLowerCase()
  const secret = station.key.slice(2)
  const path = station.path(`${file}.key`)
  makeFastKey(path)
  const key = ['--key', path, ...secret]
  const request = ['party', 'request', '--trust', 'trust.json', '--name', name]
  await station.answer([...request, '--out', `${file}.request`, ...key])
  await station.answer([
    'party',
    'enrol',
    `${file}.request`,
    '--roles',
    roles,
    ...more,
    ...station.key,
  ])
  return key
}
