import { join } from 'node:path'
import { decodeUtf8, encodeUtf8, toHex } from '@custodia/core/bytes'
import { randomBytes } from '@custodia/core/crypto'
import { CustodyError } from '@custodia/core/errors'
import type { Disk } from '../disk/disk.ts'
import { reading, writing, writingNow } from '../disk/faults.ts'
import { newSuffix, readWholeFile } from '../disk/whole-file.ts'
import { mayRun, thisProcess } from './process-identity.ts'
import type { ProcessIdentity } from './process-identity.ts'

/**
 * The lock of a store: a directory of claims, one file for each process that wants to write. Whoever makes his claim
 * first and then looks at the others can never overlook one who did the same: of two writers at least one sees the other
 * and steps back. A claim has a name that is never used again, so that the claim of a process that has ended can be
 * removed by anybody at any time. Only calls that every platform has.
 */
export interface Lock {
  /** Path of our claim. */
  readonly path: string
  release(): void
}

export interface LockOptions {
  readonly disk: Disk
  /** Where claims are made. */
  readonly directory: string
  /** Is told of each claim of a process that has ended, after it was removed. */
  readonly onStale: (message: string) => void
}

/** Makes a claim, or throws ERR_STORE_LOCKED if another process that may still run has one. */
export async function takeLock({ disk, directory, onStale }: LockOptions): Promise<Lock> {
  const name = `${process.pid}-${toHex(randomBytes(8))}`
  const path = join(directory, name)
  await writing(path, () => makeClaim(disk, { directory, path }))
  const release = (): void => writingNow(path, () => disk.remove(path))
  try {
    for (const other of reading(directory, () => disk.names(directory))) {
      if (other === name || other.endsWith(newSuffix)) continue
      refuseIfHeld(disk, join(directory, other))
      onStale(`${join(directory, other)}: its process has ended; the claim was removed`)
    }
  } catch (error) {
    release()
    throw error
  }
  return { path, release }
}

/** A claim is seen whole or not at all, also after the machine has crashed: an empty one could never be judged. */
async function makeClaim(
  disk: Disk,
  { directory, path }: { readonly directory: string; readonly path: string },
): Promise<void> {
  disk.makeDirectory(directory)
  const file = disk.open(path + newSuffix, 'create')
  try {
    file.write(encodeUtf8(formatClaim(thisProcess())), 0)
    await file.datasync()
  } finally {
    file.close()
  }
  disk.rename(path + newSuffix, path)
}

/** Removes the claim if its process has ended. */
function refuseIfHeld(disk: Disk, path: string): void {
  const bytes = readWholeFile(disk, path)
  if (bytes === undefined) return
  const claim = parseClaim(decodeUtf8(bytes) ?? '')
  if (claim === undefined || mayRun(claim)) {
    const holder =
      claim === undefined ? 'an unreadable claim' : `process ${claim.pid} on ${claim.host}`
    const hint = 'remove the file if you are sure that it does not'
    throw new CustodyError('ERR_STORE_LOCKED', `${path}: ${holder} writes here; ${hint}`, { path })
  }
  writingNow(path, () => disk.remove(path))
}

const claimLines = ['pid', 'host', 'boot', 'started'] as const

function formatClaim(claim: ProcessIdentity): string {
  return claimLines.map((line) => `${line} ${claim[line]}\n`).join('')
}

/** The process that made a claim, or undefined if the text is none. */
export function parseClaim(text: string): ProcessIdentity | undefined {
  const lines = text.split('\n')
  const values = claimLines.map((line, i) =>
    lines[i]?.startsWith(`${line} `) === true ? lines[i].slice(line.length + 1) : undefined,
  )
  const [pid, host, boot, started] = values
  if (host === undefined || boot === undefined || started === undefined) return undefined
  const number = Number(pid)
  return Number.isSafeInteger(number) && number > 0
    ? { pid: number, host, boot, started }
    : undefined
}
