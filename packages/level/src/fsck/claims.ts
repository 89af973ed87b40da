import { join } from 'node:path'
import { decodeUtf8 } from '@custodia/core/bytes'
import { newSuffix, readWholeFile } from '../disk/whole-file.ts'
import { parseClaim } from '../lock/lock.ts'
import { mayRun } from '../lock/process-identity.ts'
import type { ProcessIdentity } from '../lock/process-identity.ts'
import type { Disk } from '../disk/disk.ts'
import type { Layout } from '../store/layout.ts'
import type { StoreChecklist } from './context.ts'

/** Who claims to write to a store. */
export interface Claims {
  /** Processes that run, or may run. */
  readonly held: readonly Pick<ProcessIdentity, 'pid' | 'host'>[]
  /** Paths of claims whose process has ended. */
  readonly stale: readonly string[]
  readonly unreadable: readonly string[]
}

/** Reads the claims in a lock directory; takes none, and changes nothing. */
export function readClaims(disk: Disk, { lock }: Pick<Layout, 'lock'>): Claims {
  const held: Pick<ProcessIdentity, 'pid' | 'host'>[] = []
  const stale: string[] = []
  const unreadable: string[] = []
  const names = disk.kind(lock) === 'directory' ? disk.names(lock) : []
  for (const name of names.toSorted()) {
    if (name.endsWith(newSuffix)) continue
    const path = join(lock, name)
    const bytes = readWholeFile(disk, path)
    if (bytes === undefined) continue
    const claim = parseClaim(decodeUtf8(bytes) ?? '')
    if (claim === undefined) unreadable.push(path)
    else if (mayRun(claim)) held.push(claim)
    else stale.push(path)
  }
  return { held, stale, unreadable }
}

export function reportClaims(
  { held, stale, unreadable }: Claims,
  list: StoreChecklist,
  name: (path: string) => string,
): void {
  list.look('store.lock', 1 + held.length + stale.length + unreadable.length)
  for (const path of stale) list.find('store.claim-stale', { place: { file: name(path) } })
  for (const path of unreadable)
    list.find('store.claim-unreadable', { place: { file: name(path) } })
}

/** Who writes, in a clause; undefined if nobody can. */
export function writerOf({ held, unreadable }: Claims): string | undefined {
  const [writer] = held
  if (writer !== undefined) return `process ${writer.pid} on ${writer.host} writes`
  return unreadable.length > 0 ? 'a process may write whose claim cannot be read' : undefined
}
