import type { Disk } from '../disk/disk.ts'
import { corrupt, reading } from '../disk/faults.ts'
import { withFile } from '../disk/whole-file.ts'
import { scanBatches } from '../journal/scan.ts'
import { journalHeader, privateHeader } from '../journal/segment.ts'
import type { Lookup } from '../lookup/lookup.ts'
import { digestPut, privateSegmentPut } from '../lookup/puts.ts'
import type { Put, RawIndex } from '../lookup/raw-index.ts'
import type { PrivateSegment } from '../lookup/values.ts'
import { rewritePrivate } from './private-rewrite.ts'
import { scanPrivate } from './private-scan.ts'
import type { PlacedPrivate, ScannedPrivate } from './private-scan.ts'

export interface PrivateCheck {
  readonly disk: Disk
  readonly directory: string
  readonly journalPath: (segment: number) => string
  readonly privatePath: (segment: number) => string
  readonly raw: RawIndex
  readonly lookup: Lookup
  /** Entries of the store. */
  readonly size: number
}

/** Whether the private segment is the file that the index knows: by its length, and by how often it was written anew. */
export function isKnown({ disk, privatePath, lookup }: PrivateCheck, segment: number): boolean {
  const path = privatePath(segment)
  const known = lookup.privateSegment(segment)
  return reading(path, () => {
    if (disk.kind(path) === undefined) return known === undefined
    return (
      known !== undefined &&
      withFile(disk.open(path, 'read'), (file) => isFile(file, { segment, known }))
    )
  })
}

function isFile(
  file: { length(): number; read(target: Uint8Array, position: number): number },
  { segment, known }: { readonly segment: number; readonly known: PrivateSegment },
): boolean {
  const expected = privateHeader(segment, known.generation)
  const header = new Uint8Array(expected.length)
  file.read(header, 0)
  return file.length() === known.length && expected.every((byte, i) => byte === header[i])
}

/** Tells the index where the values of a segment lie. For a reader: values of which the index knows nothing are passed over. */
export async function indexPrivate(check: PrivateCheck, segment: number): Promise<void> {
  const scanned = scanPrivate(check.disk, { path: check.privatePath(segment), segment })
  if (scanned !== undefined) await check.raw.write(placePuts(check, segment, scanned))
}

/**
 * The same for a writer, who takes nothing on trust: every digest that the journal names must be there (ERR_STORE_CORRUPT).
 * Values that the journal does not name were never acknowledged; they are removed. Says how many, and whether something
 * unreadable at the end went with them.
 */
export async function mendPrivate(
  check: PrivateCheck,
  segment: number,
): Promise<string | undefined> {
  const { disk, directory, size } = check
  const path = check.privatePath(segment)
  const scanned = scanPrivate(disk, { path, segment })
  refuseOlder(check, { segment, scanned })
  const named = namedDigests(check, segment)
  const found = new Set(scanned?.records.map(({ digest }) => digest))
  const missing = [...named].filter((digest) => !found.has(digest))
  if (missing.length > 0) {
    throw corrupt(
      path,
      `expected ${named.size} private values, ${missing.length} are missing or not what was written`,
    )
  }
  if (scanned === undefined) return undefined
  const isKept = ({ index, digest }: PlacedPrivate): boolean => index < size && named.has(digest)
  // All that entries name is there and good: what is damaged was never acknowledged either.
  const dropped = scanned.records.filter((record) => !isKept(record)).length + scanned.damaged
  const isWhole = scanned.generation !== undefined && scanned.end === scanned.length
  if (dropped === 0 && isWhole) {
    await check.raw.write(placePuts(check, segment, scanned))
    return undefined
  }
  const change = (record: PlacedPrivate): PlacedPrivate | undefined =>
    isKept(record) ? record : undefined
  const mended = await rewritePrivate(disk, {
    directory,
    path,
    segment,
    before: { ...scanned, damaged: 0 },
    change,
    size,
  })
  await check.raw.write(placePuts(check, segment, mended))
  const rest = scanned.length - scanned.end
  return `${path}: ${dropped} values and ${rest} further bytes that no entry names were removed`
}

/** A file that was written anew to erase values does not come back as it was before: the values would. */
function refuseOlder(
  { lookup, privatePath }: PrivateCheck,
  { segment, scanned }: { readonly segment: number; readonly scanned: ScannedPrivate | undefined },
): void {
  const known = lookup.privateSegment(segment)?.generation ?? 0
  const found = scanned?.generation ?? known
  if (found < known) {
    throw corrupt(
      privatePath(segment),
      `expected generation ${known}, found ${found}: an older file`,
    )
  }
}

/** What the index must know of a private segment. */
export function placePuts(
  { lookup }: Pick<PrivateCheck, 'lookup'>,
  segment: number,
  { generation = 0, records, end }: ScannedPrivate,
): readonly Put[] {
  const named = records.filter(({ digest }) => lookup.digest(digest) !== undefined)
  return [
    ...named.map(({ digest, disclosure, place }) =>
      digestPut(digest, disclosure === undefined ? 'erased' : { place }),
    ),
    privateSegmentPut(segment, { generation, length: end }),
  ]
}

/** Digests that the entries of a journal segment name. */
function namedDigests({ disk, journalPath }: PrivateCheck, segment: number): ReadonlySet<string> {
  const path = journalPath(segment)
  return reading(path, () =>
    withFile(disk.open(path, 'read'), (file) => {
      const start = { segment, offset: journalHeader(segment).length, first: segment }
      const named = new Set<string>()
      const batches = scanBatches(file, start)
      for (;;) {
        const step = batches.next()
        if (step.done === true) {
          // Of what cannot be read it is not known what it names, and nothing may be removed.
          if (step.value.fault !== undefined) throw corrupt(path, step.value.fault.reason)
          return named
        }
        for (const { digests } of step.value.entries)
          for (const digest of digests) named.add(digest)
      }
    }),
  )
}
