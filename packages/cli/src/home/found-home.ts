import { mkdir, readdir, rm } from 'node:fs/promises'
import { createLedger, newPartyId } from '@custodia/core'
import type { Ledger } from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { randomBytes, wipe } from '@custodia/core/crypto'
import { nextKeyDigest } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { displayText } from '@custodia/core/wire'
import type { Policy, Role } from '@custodia/core/wire'
import { createLevelStore } from '@custodia/level'
import type { KeyWithSuccessor } from '../acts/open-keys.ts'
import { writeError } from '../io/file-errors.ts'
import { readPlainKeyFile, writePlainKeyFile } from '../keys/index.ts'
import { withNames } from '../register/name-of.ts'
import { shortId } from '../register/register.ts'
import type { SeenAnchor } from '../travel/seen-file.ts'
import { createLogKeyMemory } from './log-key-memory.ts'
import { ledgerPaths } from './paths.ts'
import type { LedgerPaths } from './paths.ts'
import { createFileReservations } from './reservations.ts'

export interface HomeRequest {
  readonly directory: string
  readonly origin: string
  /** Of the founder. */
  readonly name: string
  readonly roles: readonly Role[]
  readonly agency: string | undefined
  readonly exercise: boolean
  /** The standard one if left out. */
  readonly policy?: Policy
  /** Opens the founder's keys; called once it is clear that a ledger can be made there. */
  readonly keys: () => Promise<KeyWithSuccessor>
  readonly now: () => number
}

export interface FoundedHome {
  /** Ledger id. */
  readonly ledger: string
  /** Party id of the founder. */
  readonly founder: string
  readonly anchor: SeenAnchor
}

/**
 * Makes the directory of a ledger with everything in it, or leaves nothing behind. The ledger's own keys are files without
 * passphrase, readable by their owner alone: it signs checkpoints and registrations when nobody is there.
 * Errors: ERR_STORE_EXISTS, ERR_FILE_WRITE, and those of `createLedger`.
 */
export async function foundHome(request: HomeRequest): Promise<FoundedHome> {
  const { directory } = request
  const isThere = await expectEmpty(directory)
  const keys = await request.keys()
  const paths = ledgerPaths(directory)
  try {
    const ledger = await found(request, keys, paths)
    const { size, rootHash } = await ledger.checkpoint()
    await ledger.close()
    const [founder = ''] = ledger.state.parties()
    return { ledger: ledger.id, founder, anchor: { size, root: toHex(rootHash) } }
  } catch (error) {
    await clear(paths, isThere)
    throw error
  }
}

/** Whether the directory is there, and empty. Errors: ERR_STORE_EXISTS, ERR_FILE_WRITE. */
async function expectEmpty(directory: string): Promise<boolean> {
  const names = await readdir(directory).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw writeError(directory, error)
  })
  if (names === undefined || names.length === 0) return names !== undefined
  const message = `${directory} is not empty, so no ledger is made there`
  throw new CustodyError('ERR_STORE_EXISTS', message, { path: directory })
}

async function found(
  request: HomeRequest,
  { signer, successor }: KeyWithSuccessor,
  paths: LedgerPaths,
): Promise<Ledger> {
  const { origin, name, roles, agency, exercise, policy, now } = request
  await makeDirectories(paths)
  for (const path of [paths.logKey, paths.nextLogKey, paths.serviceKey]) await makePlainKey(path)
  const [log, nextLog, service] = await Promise.all(
    [paths.logKey, paths.nextLogKey, paths.serviceKey].map(readPlainKeyFile),
  )
  if (log === undefined || nextLog === undefined || service === undefined) {
    throw new Error('bug: three keys were written')
  }
  const affiliation = agency === undefined ? {} : { agency }
  const party = newPartyId()
  const founded = createLedger({
    store: await createLevelStore(paths.store),
    reservations: createFileReservations(paths.reservations),
    clock: now,
    origin,
    keys: { log, service },
    memory: createLogKeyMemory(paths.logKey, log.publicKey),
    nextLogKey: nextLog.publicKey,
    founder: {
      party,
      nextKey: nextKeyDigest(successor.publicKey),
      roles,
      name,
      signer,
      ...affiliation,
    },
    exercise,
    ...(policy === undefined ? {} : { policy }),
    ...affiliation,
  })
  return founded.catch((error: unknown) => {
    throw inNames(error, { party, name })
  })
}

/** A refusal speaks of the founder by name, and of others by the beginning of their ids. */
function inNames(
  error: unknown,
  founder: { readonly party: string; readonly name: string },
): unknown {
  if (!isCustodyError(error) || error.code !== 'ERR_LAW') return error
  const message = withNames(error.message, (id) =>
    id === founder.party ? displayText(founder.name, 'terminal') : shortId(id),
  )
  return new CustodyError(error.code, message, error.details, { cause: error })
}

async function makeDirectories({ root, keys, reservations }: LedgerPaths): Promise<void> {
  for (const path of [root, keys, reservations]) {
    await mkdir(path, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw writeError(path, error)
    })
  }
}

async function makePlainKey(path: string): Promise<void> {
  const seed = randomBytes(32)
  await writePlainKeyFile(path, seed)
  wipe(seed)
}

/** Takes away what was made; a directory that was there before stays, empty. */
async function clear(
  { root, store, keys, reservations }: LedgerPaths,
  isThere: boolean,
): Promise<void> {
  const made = isThere ? [store, keys, reservations] : [root]
  for (const path of made) await rm(path, { recursive: true, force: true })
}
