import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reservation, ReservationBook } from '@custodia/core'
import { fromHex, toHex } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import type { CborValue } from '@custodia/core/wire'
import { readError, writeError } from '../io/file-errors.ts'
import { replaceFile } from '../io/files.ts'
import { encodeCborFile, readCborFile } from '../travel/cbor-file.ts'
import type { CborFileKind } from '../travel/cbor-file.ts'

const suffix = '.reservation'

const kind: CborFileKind = {
  format: 'custodia/reservation/1',
  members: ['id', 'chain', 'expires', 'secret', 'nextSecret', 'disclosures'],
  malformed: (part, reason) =>
    new CustodyError('ERR_STORE_CORRUPT', `a reservation cannot be read: ${part}: ${reason}`, {
      where: 'reservations',
    }),
}

/**
 * Keeps reservations as files, one each, so that `--prepare` and `submit` can be two processes. A file is written in one
 * step and removed after use. It holds secrets of the ledger, so nobody but its owner may read it.
 */
export function createFileReservations(directory: string): ReservationBook {
  const pathOf = (id: string): string => join(directory, `${id}${suffix}`)
  return {
    async list() {
      const read = await Promise.all((await reservationFiles(directory)).map(readReservationFile))
      return read.filter((reservation) => reservation !== undefined)
    },
    async put(reservation) {
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 })
      } catch (error) {
        throw writeError(directory, error)
      }
      await replaceFile(pathOf(reservation.id), encodeReservation(reservation))
    },
    async remove(id) {
      await rm(pathOf(id), { force: true }).catch((error: unknown) => {
        throw writeError(pathOf(id), error)
      })
    },
  }
}

/**
 * Removes what a process left that ended while it wrote a reservation: it holds sealed values, and nobody will ask for it.
 * Only for who holds the lock of the ledger.
 */
export async function removeDrafts(directory: string): Promise<void> {
  const names = await readdir(directory).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw readError(directory, error)
  })
  const drafts = names.filter((name) => name.includes(`${suffix}.`) && name.endsWith('.tmp'))
  for (const path of drafts.map((name) => join(directory, name)))
    await rm(path, { force: true }).catch((error: unknown) => {
      throw writeError(path, error)
    })
}

/** Paths of the reservations in a directory; none if it is not there. */
export async function reservationFiles(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw readError(directory, error)
  })
  const files = names.filter((name) => name.endsWith(suffix)).sort()
  return files.map((name) => join(directory, name))
}

/** A reservation that another process removed in between is no reservation. */
export async function readReservationFile(path: string): Promise<Reservation | undefined> {
  try {
    return parseReservation(new Uint8Array(await readFile(path)))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw readError(path, error)
  }
}

function encodeReservation(reservation: Reservation): Uint8Array {
  const { id, chain, expires, secret, nextSecret, disclosures } = reservation
  const members = new Map<string, CborValue>([
    ['id', fromHex(id) ?? new Uint8Array()],
    ['expires', expires],
    ['secret', secret],
    ['nextSecret', nextSecret],
    ['disclosures', disclosures],
  ])
  const chainBytes = chain === undefined ? undefined : fromHex(chain)
  if (chainBytes !== undefined) members.set('chain', chainBytes)
  return encodeCborFile(kind.format, members)
}

function parseReservation(bytes: Uint8Array): Reservation {
  const file = readCborFile(bytes, kind)
  return {
    id: toHex(file.bytesOf('id', 32)),
    chain: file.has('chain') ? toHex(file.bytesOf('chain', 32)) : undefined,
    expires: file.integer('expires'),
    secret: file.bytesOf('secret', 32),
    nextSecret: file.bytesOf('nextSecret', 32),
    disclosures: file.byteStrings('disclosures'),
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
