import { basename } from 'node:path'
import { newPartyId } from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { randomBytes } from '@custodia/core/crypto'
import { nextKeyDigest, provePossession } from '@custodia/core/custody'
import type { EvidenceDigest, Role } from '@custodia/core/wire'
import { hashFile } from '../io/hash-file.ts'
import { handOver } from './handover.ts'
import type { DemoPeople, DemoPerson } from './people.ts'
import { play } from './stage.ts'
import type { Stage } from './stage.ts'

/** What the story leaves for the export. */
export interface Told {
  /** Chain id of the case. */
  readonly case: string
}

export interface StoryOptions {
  readonly people: DemoPeople
  /** The evidence: the image of the floppy, or the files that were named. */
  readonly files: readonly string[]
  readonly isFloppy: boolean
}

export const caseReference = 'EX-2026-001'

/** Tells the story up to the export: enrolment, case, seizure, acquisition, handover, a check of the data. */
export async function tellStory(stage: Stage, options: StoryOptions): Promise<Told> {
  const { people, files, isFloppy } = options
  await enrolPeople(stage, people)
  const { caseId, authority } = await openCase(stage, people)
  const scene = { stage, people, caseId, authority }
  const source = isFloppy ? await collectFloppy(scene) : undefined
  const items: AcquiredItem[] = []
  for (const [i, file] of files.entries()) {
    const exhibit = isFloppy ? 'EX-1.1' : `EX-${i + 1}`
    items.push(await acquire(scene, { file, exhibit, source }))
  }
  for (const item of items) {
    await handOver(stage, people, item)
    await checkAgain(scene, item)
  }
  return { case: caseId }
}

interface Scene {
  readonly stage: Stage
  readonly people: DemoPeople
  readonly caseId: string
  /** Event id of the lawful basis. */
  readonly authority: string
}

export interface AcquiredItem {
  readonly id: string
  readonly exhibit: string
  readonly file: string
  readonly digest: EvidenceDigest
}

async function enrolPeople(stage: Stage, people: DemoPeople): Promise<void> {
  const { registrar, collector, examiner } = people
  await stage.narrator.step(
    `${registrar.name} enrols two people. Each proved before that the key is in his own hands.`,
  )
  await enrol(stage, registrar, collector, ['officer', 'collector'])
  await enrol(stage, registrar, examiner, ['examiner', 'custodian'])
}

async function enrol(
  stage: Stage,
  registrar: DemoPerson,
  person: DemoPerson,
  roles: readonly Role[],
): Promise<void> {
  const { ledger } = stage
  const { size, rootHash } = await ledger.checkpoint()
  const party = newPartyId()
  const nextKey = nextKeyDigest(person.successor.publicKey)
  const scope = { ledger: ledger.id, anchor: { size, root: toHex(rootHash) } }
  const possession = await provePossession({ scope, party, nextKey }, person.signer)
  const key = toHex(person.signer.publicKey)
  await play(
    stage,
    {
      type: 'party.enrolled',
      role: 'registrar',
      fields: { party, key, nextKey, possession, roles },
      sealed: { name: person.name, person: randomBytes(32) },
    },
    registrar.signer,
  )
}

async function openCase(
  stage: Stage,
  { collector }: DemoPeople,
): Promise<{ readonly caseId: string; readonly authority: string }> {
  await stage.narrator.step(`${collector.name} opens a case, and records the warrant.`)
  const opened = await play(
    stage,
    {
      type: 'case.opened',
      role: 'officer',
      fields: {},
      sealed: { reference: caseReference, title: 'The blue bicycle' },
    },
    collector.signer,
  )
  const warrant = await play(
    stage,
    {
      type: 'authority.recorded',
      role: 'officer',
      chain: opened.chain,
      fields: { kind: 'warrant' },
      sealed: { identifier: 'W 12/26', issuer: 'Sample Town Court' },
    },
    collector.signer,
  )
  return { caseId: opened.chain, authority: warrant.id }
}

/** The physical thing, and a witness who saw it taken. */
async function collectFloppy({ stage, people, caseId, authority }: Scene): Promise<string> {
  const { collector, examiner } = people
  await stage.narrator.step(`${collector.name} seizes a floppy disk. ${examiner.name} is there.`)
  const { id, chain } = await play(
    stage,
    {
      type: 'item.collected',
      role: 'collector',
      fields: { case: caseId, kind: 'medium', mode: 'seized', authority },
      sealed: {
        exhibit: 'EX-1',
        description: 'Floppy disk, 3.5 inch, label SAMPLE',
        place: 'Sample Town, Mill Lane 1, desk in the hall',
      },
    },
    collector.signer,
  )
  await play(
    stage,
    {
      type: 'event.witnessed',
      role: 'examiner',
      chain,
      fields: { event: id, labels: ['description'] },
    },
    examiner.signer,
  )
  await stage.narrator.step(`${collector.name} makes out a receipt for it.`)
  await play(
    stage,
    {
      type: 'receipt.issued',
      role: 'collector',
      chain,
      fields: { outcome: 'taken' },
      sealed: { recipient: 'D. Example, Mill Lane 1' },
    },
    collector.signer,
  )
  return chain
}

interface Acquisition {
  readonly file: string
  readonly exhibit: string
  readonly source: string | undefined
}

async function acquire(
  scene: Scene,
  { file, exhibit, source }: Acquisition,
): Promise<AcquiredItem> {
  const { stage, people, caseId, authority } = scene
  const { collector } = people
  const name = basename(file)
  await stage.narrator.step(
    `${collector.name} takes the data into custody: ${name}. Its SHA-256 is measured and sealed.`,
  )
  const digest = await hashFile(file, stage.task.surroundings)
  const origin = source === undefined ? {} : { source }
  const { chain } = await play(
    stage,
    {
      type: 'item.acquired',
      role: 'collector',
      fields: {
        case: caseId,
        kind: 'disk-image',
        mode: 'imaged',
        copyRole: 'evidentiary',
        authority,
        ...origin,
      },
      sealed: {
        exhibit,
        description: name,
        digests: [digest],
        tool: source === undefined ? 'not known' : 'ewfacquire 20140813',
        method: 'sector by sector',
        faults: 'none',
      },
    },
    collector.signer,
  )
  return { id: chain, exhibit, file, digest }
}

async function checkAgain({ stage, people }: Scene, item: AcquiredItem): Promise<void> {
  const { examiner } = people
  await stage.narrator.step(`${examiner.name} reads the data again: is it still the same?`)
  const measured = await hashFile(item.file, stage.task.surroundings)
  const isSame = toHex(measured.value) === toHex(item.digest.value)
  await play(
    stage,
    {
      type: 'integrity.checked',
      role: 'examiner',
      chain: item.id,
      fields: { result: isSame ? 'same' : 'different' },
      sealed: { digests: [measured] },
    },
    examiner.signer,
  )
}
