import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatTrustFile } from '@custodia/core/wire'
import { foundHome } from '../home/found-home.ts'
import { writeLedger } from '../home/use-ledger.ts'
import type { OpenHome } from '../home/use-ledger.ts'
import { hashFile } from '../io/hash-file.ts'
import { takeEmptyDirectory, writeNewFile } from '../io/files.ts'
import { readRegister } from '../register/register.ts'
import type { Task } from '../task.ts'
import { judgeBundles } from './judge.ts'
import { demoPassphrase, makePeople } from './people.ts'
import type { DemoPeople } from './people.ts'
import { sabotage } from './sabotage.ts'
import type { Sabotage } from './sabotage.ts'
import { createNarrator } from './stage.ts'
import type { Narrator } from './stage.ts'
import { tellStory } from './story.ts'

export interface DemoRequest {
  readonly keep: string | undefined
  readonly files: readonly string[]
}

/** Where the demo puts things. */
export interface DemoPaths {
  readonly root: string
  readonly ledger: string
  readonly bundle: string
  readonly trust: string
  readonly sabotaged: string
  readonly people: string
}

const origin = 'lab.example/demo'
const floppy = fileURLToPath(new URL('../../assets/floppy.E01', import.meta.url))

/** Plays the demo. Its exit code is 0 only if the good bundle was verified and every forgery was caught. */
export async function runDemo(task: Task, { keep, files }: DemoRequest): Promise<number> {
  // What cannot be read is said before anything is made.
  for (const file of files) await hashFile(file, task.surroundings)
  if (keep !== undefined) await takeEmptyDirectory(keep)
  const root = keep ?? (await mkdtemp(join(tmpdir(), 'custodia-demo-')))
  try {
    return await play(task, demoPaths(root), { keep, files })
  } finally {
    if (keep === undefined) await rm(root, { recursive: true, force: true })
  }
}

function demoPaths(root: string): DemoPaths {
  return {
    root,
    ledger: join(root, 'ledger'),
    bundle: join(root, 'case.custody'),
    trust: join(root, 'trust.json'),
    sabotaged: join(root, 'sabotaged'),
    people: join(root, 'people'),
  }
}

async function play(task: Task, paths: DemoPaths, { keep, files }: DemoRequest): Promise<number> {
  const narrator = createNarrator(task)
  const people = await makePeople(keep === undefined ? undefined : paths.people)
  await found(task, paths, { people, narrator })
  const evidence = files.length > 0 ? files : [floppy]
  await writeLedger(task, { ledger: paths.ledger }, async (home) => {
    const register = await readRegister(home.ledger)
    const stage = { ...home, task, register, narrator }
    const told = await tellStory(stage, { people, files: evidence, isFloppy: files.length === 0 })
    await exportCase(home, paths, { caseId: told.case, narrator })
  })
  const forged = await forge(paths)
  const result = await judgeBundles(task, { paths, evidence, forged, narrator })
  if (keep !== undefined) await sayWhereItLies(narrator, paths)
  return result
}

interface Cast {
  readonly people: DemoPeople
  readonly narrator: Narrator
}

async function found(task: Task, paths: DemoPaths, { people, narrator }: Cast): Promise<void> {
  const { registrar } = people
  await narrator.step(`${registrar.name} founds a ledger, ${origin}, and is its registrar.`)
  await foundHome({
    directory: paths.ledger,
    origin,
    name: registrar.name,
    roles: ['founder', 'registrar'],
    agency: 'Sample Lab',
    exercise: false,
    keys: async () => registrar,
    now: task.surroundings.now,
  })
  await narrator.line('Whoever handles evidence may not be registrar: the ledger refuses it.')
}

interface ExportScene {
  readonly caseId: string
  readonly narrator: Narrator
}

async function exportCase(
  { ledger }: OpenHome,
  paths: DemoPaths,
  { caseId, narrator }: ExportScene,
): Promise<void> {
  await narrator.step(
    'The case is exported for the court: one file. The ledger records that it was.',
  )
  await writeNewFile(paths.bundle, ledger.export({ case: caseId, recipient: 'Sample Town Court' }))
  const genesis = ledger.state.genesis()
  if (genesis === undefined) throw new Error('bug: an open ledger has a genesis')
  const { logKey } = genesis.fields
  const trust = formatTrustFile({ ledger: ledger.id, origin, logKey, completeness: 'C1' })
  await writeNewFile(paths.trust, trust)
  await narrator.line(
    'The trust file goes to the court by another road: on paper, by phone, from a published page.',
  )
}

async function forge({ bundle, sabotaged }: DemoPaths): Promise<readonly Sabotage[]> {
  const forged = await sabotage(new Uint8Array(await readFile(bundle)))
  await mkdir(sabotaged, { recursive: true })
  for (const { name, bundle: bytes } of forged) {
    await writeNewFile(join(sabotaged, `${name}.custody`), bytes)
  }
  return forged
}

async function sayWhereItLies(narrator: Narrator, paths: DemoPaths): Promise<void> {
  await narrator.line('')
  await narrator.line(`All of it lies in ${paths.root}. Try:`)
  await narrator.line(`  custodia verify ${paths.bundle} --trust ${paths.trust} --details`)
  await narrator.line(`  custodia log --ledger ${paths.ledger}`)
  await narrator.line(
    `  The keys of the three people lie in ${paths.people}; the passphrase is "${demoPassphrase}".`,
  )
}
