import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { RecordAuditResult, SignedTree } from '@custodia/core'
import { equalBytes, toHex } from '@custodia/core/bytes'
import type { Signer } from '@custodia/core/crypto'
import { nextLogKeyDigest, noteKey } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import { createChecklist } from '@custodia/core/store'
import type { Checklist, ChecklistResult } from '@custodia/core/store'
import { createLogKeyMemory, signedPath } from '../home/log-key-memory.ts'
import type { LedgerPaths } from '../home/paths.ts'
import { readReservationFile, reservationFiles } from '../home/reservations.ts'
import { readPlainKeyFile } from '../keys/index.ts'
import { homeChecks, homeFaults } from './home-checks.ts'
import type { HomeCheck, HomeFault } from './home-checks.ts'
import type { CheckedPlace } from './place.ts'

type HomeChecklist = Checklist<HomeCheck, HomeFault>

/** What the record says, as far as the directory around it must fit. */
export interface RecordFacts extends Pick<RecordAuditResult, 'genesis' | 'rootAt'> {
  /** Entries; undefined if the store could not be read at all. */
  readonly size: number | undefined
  readonly signed: SignedMemory
}

const alone = 'This is a store by itself, without the directory of a ledger around it.'

/** Checks the directory around a store: keys, permissions, reservations. Changes nothing. */
export async function checkHome(
  place: CheckedPlace,
  facts: RecordFacts,
): Promise<ChecklistResult<HomeCheck, HomeFault>> {
  const list = createChecklist(homeChecks, homeFaults)
  const { home } = place
  const name = (path: string): string => relative(place.root, path).replaceAll('\\', '/')
  if (home === undefined) {
    for (const check of ['home.keys', 'home.signed', 'home.reservations'] as const) {
      list.skip(check, alone)
    }
  } else {
    await checkKeys(home, facts, { list, name })
    await checkSigned(home, facts, { list, name })
    await checkReservations(home, { list, name })
  }
  await checkModes(place, { list, name })
  return list.result()
}

interface Reporting {
  readonly list: HomeChecklist
  readonly name: (path: string) => string
}

async function checkKeys(
  { logKey, nextLogKey, serviceKey }: LedgerPaths,
  { genesis }: RecordFacts,
  { list, name }: Reporting,
): Promise<void> {
  const open = async (path: string): Promise<Signer | undefined> => {
    const place = { file: name(path) }
    list.look('home.keys')
    try {
      return await readPlainKeyFile(path)
    } catch (error) {
      if (!isCustodyError(error)) throw error
      const code = existsSync(path) ? 'home.key-unreadable' : 'home.key-missing'
      list.find(code, { place, reason: error.message })
      return undefined
    }
  }
  const compare = (path: string, expected: string | undefined, found: string | undefined): void => {
    if (expected === undefined || found === undefined || expected === found) return
    list.find('home.key-other', { place: { file: name(path) }, expected, found })
  }
  const [log, service] = [await open(logKey), await open(serviceKey)]
  const vkeyOf = (signer: Signer): string => noteKey(genesis?.origin ?? '', signer.publicKey).vkey
  if (genesis === undefined) {
    list.skip('home.keys', 'The founding, which names the keys, cannot be read.')
    return
  }
  compare(logKey, genesis.logKey, log && vkeyOf(log))
  compare(serviceKey, genesis.service.key, service && toHex(service.publicKey))
  // It should lie elsewhere.
  const next = existsSync(nextLogKey) ? await open(nextLogKey) : undefined
  compare(nextLogKey, genesis.nextLogKey, next && nextLogKeyDigest(vkeyOf(next)))
}

/** What the log key remembers to have signed; read before the store, which a writer only makes longer. */
export type SignedMemory =
  | { readonly tree: SignedTree | undefined }
  /** Why it cannot be told. */
  | { readonly unknown: string }
  /** What is wrong with the file. */
  | { readonly fault: string }

export async function readSigned({ home }: CheckedPlace): Promise<SignedMemory> {
  if (home === undefined) return { unknown: alone }
  let publicKey: Uint8Array
  try {
    publicKey = (await readPlainKeyFile(home.logKey)).publicKey
  } catch (error) {
    if (isCustodyError(error)) return { unknown: 'The log key cannot be read.' }
    throw error
  }
  try {
    return { tree: await createLogKeyMemory(home.logKey, publicKey).last() }
  } catch (error) {
    if (isCustodyError(error)) return { fault: error.message }
    throw error
  }
}

async function checkSigned(
  { logKey }: LedgerPaths,
  { signed, size, rootAt }: RecordFacts,
  { list, name }: Reporting,
): Promise<void> {
  const place = { file: name(signedPath(logKey)) }
  if ('unknown' in signed) return list.skip('home.signed', signed.unknown)
  if ('fault' in signed) {
    return list.find('home.signed-unreadable', { place, reason: signed.fault })
  }
  const last = signed.tree
  if (last === undefined)
    return list.skip('home.signed', 'Nothing says what the log key has signed.')
  if (size === undefined) return list.skip('home.signed', 'The store is of another version.')
  list.look('home.signed')
  if (last.size > size) {
    return list.find('home.signed-behind', { place, expected: `${last.size} entries`, found: size })
  }
  const root = await rootAt(last.size)
  if (root === undefined) list.skip('home.signed', 'The root at its size is not known.')
  else if (!equalBytes(root, last.rootHash)) {
    const [expected, found] = [toHex(last.rootHash), toHex(root)]
    list.find('home.signed-other', { place, expected: `root ${expected}`, found: `root ${found}` })
  }
}

async function checkReservations(
  { reservations }: LedgerPaths,
  { list, name }: Reporting,
): Promise<void> {
  for (const path of await reservationFiles(reservations)) {
    list.look('home.reservations')
    try {
      await readReservationFile(path)
    } catch (error) {
      if (!isCustodyError(error)) throw error
      list.find('home.reservation', { place: { file: name(path) }, reason: error.message })
    }
  }
}

/** What LevelDB makes in its index is readable to others, in a store that is not; it holds no private values. */
async function checkModes(
  { root, store, home }: CheckedPlace,
  { list, name }: Reporting,
): Promise<void> {
  if (process.platform === 'win32') {
    list.skip('home.modes', 'This system has no such permissions.')
    return
  }
  const directories = [
    store,
    join(store, 'journal'),
    join(store, 'private'),
    ...(home === undefined ? [join(root, 'keys')] : [home.keys, home.reservations]),
  ]
  for (const directory of directories) {
    const names = await readdir(directory, { withFileTypes: true }).catch(() => undefined)
    if (names === undefined) continue
    const files = names
      .filter((entry) => entry.isFile())
      .map((entry) => join(directory, entry.name))
    for (const path of [directory, ...files.toSorted()]) {
      const mode = (await stat(path).catch(() => undefined))?.mode
      if (mode === undefined) continue
      list.look('home.modes')
      if ((mode & 0o077) === 0) continue
      const found = (mode & 0o777).toString(8)
      const expected = (mode & 0o700).toString(8)
      list.find('home.mode', { place: { file: name(path) || '.' }, expected, found })
    }
  }
}
