import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createSoftwareSigner } from '@custodia/core'
import { randomBytes } from '@custodia/core/crypto'
import type { KeyWithSuccessor } from '../acts/open-keys.ts'
import { successorPath } from '../acts/new-key.ts'
import { writeKeyFile } from '../keys/index.ts'

/** Somebody in the demo, with a key and the one that will follow it. */
export interface DemoPerson extends KeyWithSuccessor {
  readonly name: string
}

export interface DemoPeople {
  /** Founder and registrar. */
  readonly registrar: DemoPerson
  /** Officer and collector. */
  readonly collector: DemoPerson
  /** Examiner and custodian. */
  readonly examiner: DemoPerson
}

/** The passphrase of every key file that the demo leaves behind. */
export const demoPassphrase = 'demo'

/** Makes the people of the demo; with a directory, their key files too, so that the ledger can be used on. */
export async function makePeople(directory: string | undefined): Promise<DemoPeople> {
  if (directory !== undefined) await mkdir(directory, { recursive: true, mode: 0o700 })
  const keyFile = (letter: string): string | undefined =>
    directory === undefined ? undefined : join(directory, `${letter}.key`)
  const [registrar, collector, examiner] = await Promise.all([
    makePerson('R. Example', keyFile('r')),
    makePerson('A. Example', keyFile('a')),
    makePerson('B. Example', keyFile('b')),
  ])
  return { registrar, collector, examiner }
}

async function makePerson(name: string, keyFile: string | undefined): Promise<DemoPerson> {
  const [seed, nextSeed] = [randomBytes(32), randomBytes(32)]
  if (keyFile !== undefined) {
    const passphrase = demoPassphrase
    await Promise.all([
      writeKeyFile(keyFile, { seed, passphrase }),
      writeKeyFile(successorPath(keyFile), { seed: nextSeed, passphrase }),
    ])
  }
  return { name, signer: createSoftwareSigner(seed), successor: createSoftwareSigner(nextSeed) }
}
