import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { RecordAuditResult } from '@custodia/core'
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
export type RecordFacts = Pick<RecordAuditResult, 'genesis' | 'rootAt'> & { readonly size: number }

/** Checks the directory around a store: keys, permissions, reservations. Changes nothing. */
export async function checkHome(
  place: CheckedPlace,
  facts: RecordFacts,
): Promise<ChecklistResult<HomeCheck, HomeFault>> {
  const list = createChecklist(homeChecks, homeFaults)
  const { home } = place
  const name = (path: string): string => relative(place.root, path).replaceAll('\\', '/')
  if (home === undefined) {
    const reason = 'This is a store by itself, without the directory of a ledger around it.'
    for (const check of ['home.keys', 'home.signed', 'home.reservations'] as const) {
      list.skip(check, reason)
    }
  } else {
    const log = await checkKeys(home, facts, { list, name })
    await checkSigned(home, log, facts, { list, name })
    await checkReservations(home, { list, name })
  }
  await checkModes(place, { list, name })
  return list.result()
}

interface Reporting {
  readonly list: HomeChecklist
  readonly name: (path: string) => string
}

/** Gives the log key, if it can be read. */
async function checkKeys(
  { logKey, nextLogKey, serviceKey }: LedgerPaths,
  { genesis }: RecordFacts,
  { list, name }: Reporting,
): Promise<Signer | undefined> {
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
    return log
  }
  compare(logKey, genesis.logKey, log && vkeyOf(log))
  compare(serviceKey, genesis.service.key, service && toHex(service.publicKey))
  // It should lie elsewhere.
  const next = existsSync(nextLogKey) ? await open(nextLogKey) : undefined
  compare(nextLogKey, genesis.nextLogKey, next && nextLogKeyDigest(vkeyOf(next)))
  return log
}

async function checkSigned(
  { logKey }: LedgerPaths,
  log: Signer | undefined,
  { size, rootAt }: RecordFacts,
  { list, name }: Reporting,
): Promise<void> {
  const place = { file: name(signedPath(logKey)) }
  if (log === undefined) {
    list.skip('home.signed', 'The log key cannot be read.')
    return
  }
  try {
    const last = await createLogKeyMemory(logKey, log.publicKey).last()
    if (last === undefined) {
      list.skip('home.signed', 'Nothing says what the log key has signed.')
      return
    }
    list.look('home.signed')
    if (last.size > size) {
      list.find('home.signed-behind', { place, expected: `${last.size} entries`, found: size })
      return
    }
    const root = await rootAt(last.size)
    if (root === undefined) list.skip('home.signed', 'The root at its size is not known.')
    else if (!equalBytes(root, last.rootHash)) {
      const [expected, found] = [toHex(last.rootHash), toHex(root)]
      list.find('home.signed-other', {
        place,
        expected: `root ${expected}`,
        found: `root ${found}`,
      })
    }
  } catch (error) {
    if (!isCustodyError(error)) throw error
    list.find('home.signed-unreadable', { place, reason: error.message })
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
