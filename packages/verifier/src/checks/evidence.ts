import type { ContentAlgorithm } from '@custodia/core/crypto'
import type { Attachments } from '../bundle/attachments.ts'
import { digestName } from '../bundle/measurements.ts'
import type { Measured, Measurement, Measurements } from '../bundle/measurements.ts'
import type { Collector } from '../collector.ts'
import { hashEvidence } from '../evidence.ts'
import type { EvidenceFile, Hashed } from '../evidence.ts'
import type { EvidenceReport } from '../report.ts'

export interface EvidenceClaim {
  readonly measurements: Measurements
  readonly attachments: Pick<Attachments, 'named' | 'withheld'>
  readonly files: readonly EvidenceFile[]
  /** Every item with a file digest must be matched. */
  readonly isRequired: boolean
  readonly onBytes: (length: number) => Promise<void>
}

/** Hashes the files that were supplied, and compares them with the digests on record. */
export async function checkEvidence(
  { measurements, attachments, files, isRequired, onBytes }: EvidenceClaim,
  collector: Collector,
): Promise<readonly EvidenceReport[]> {
  const algorithms = algorithmsOf(measurements)
  const known = indexDigests(measurements)
  const matched = new Set<Measurement>()
  const reports: EvidenceReport[] = []
  for (const file of files) {
    const hashed = await hashEvidence(file, { algorithms, onBytes })
    collector.look('evidence.same')
    const measurement = matchOf(file, hashed, known)
    if (measurement !== undefined) matched.add(measurement)
    reports.push(judge(file, hashed, { measurement, measurements, attachments }, collector))
  }
  if (isRequired) requireAll(measurements, matched, collector)
  if (files.length === 0) collector.skip('evidence.same', 'No file of evidence was supplied.')
  return reports
}

/** SHA-256 always, for the report, and whatever else stands on record. */
function algorithmsOf({ all }: Measurements): readonly ContentAlgorithm[] {
  const names = new Set(['sha-256'])
  for (const { digests } of all.values()) {
    for (const name of digests.keys()) names.add(name.slice(name.indexOf(' ') + 1))
  }
  return [...names].sort() as ContentAlgorithm[]
}

interface Comparison {
  readonly same: readonly ContentAlgorithm[]
  readonly different: readonly ContentAlgorithm[]
  readonly event: string
}

function compare(file: EvidenceFile, hashed: Hashed, { digests }: Measurement): Comparison {
  const same: ContentAlgorithm[] = []
  const different: ContentAlgorithm[] = []
  let event = ''
  for (const [algorithm, value] of digestsOf(hashed)) {
    const known = digests.get(digestName({ scope: file.scope ?? 'file', algorithm }))
    if (known === undefined) continue
    event = event === '' ? known.event : event
    if (isSame(known, value, hashed)) same.push(algorithm)
    else different.push(algorithm)
  }
  return { same, different, event }
}

function isSame(known: Measured, value: string, { size }: Hashed): boolean {
  return known.value === value && known.size === size
}

function digestsOf({ digests }: Hashed): readonly (readonly [ContentAlgorithm, string])[] {
  return Object.entries(digests) as [ContentAlgorithm, string][]
}

/** Whose digest is whose, so that many files cost no more than their bytes. */
type Known = ReadonlyMap<string, Measurement>

function indexDigests({ all }: Measurements): Known {
  const known = new Map<string, Measurement>()
  for (const measurement of all.values()) {
    for (const [name, { value, size }] of measurement.digests) {
      const key = `${name} ${value} ${size}`
      if (!known.has(key)) known.set(key, measurement)
    }
  }
  return known
}

function matchOf(file: EvidenceFile, hashed: Hashed, known: Known): Measurement | undefined {
  for (const [algorithm, value] of digestsOf(hashed)) {
    const name = digestName({ scope: file.scope ?? 'file', algorithm })
    const match = known.get(`${name} ${value} ${hashed.size}`)
    if (match !== undefined) return match
  }
  return undefined
}

interface Match {
  readonly measurement: Measurement | undefined
  readonly measurements: Measurements
  readonly attachments: Pick<Attachments, 'named' | 'withheld'>
}

function judge(
  file: EvidenceFile,
  hashed: Hashed,
  { measurement, measurements, attachments }: Match,
  collector: Collector,
): EvidenceReport {
  const { name } = file
  const place = { file: name }
  const report = { file: name, size: hashed.size, digests: hashed.digests }
  const [algorithm, value] = digestsOf(hashed)[0] ?? []
  const found = algorithm === undefined ? 'no digest' : `${algorithm} ${value}`
  if (measurement === undefined) {
    const event = attachments.named.get(hashed.digests['sha-256'] ?? '')?.get(hashed.size)
    if (event !== undefined) return { ...report, event, outcome: 'same' }
    const isOpen =
      measurements.all.size > 0 && measurements.withheld === 0 && attachments.withheld === 0
    collector.find(isOpen ? 'evidence.different' : 'evidence.undecided', { place, found })
    return { ...report, outcome: isOpen ? 'different' : 'undecided' }
  }
  const { different, event } = compare(file, hashed, measurement)
  const where = { item: measurement.chain, event }
  if (different.length === 0) return { ...report, ...where, outcome: 'same' }
  collector.find('evidence.digest-differs', {
    place: { ...place, event, chain: measurement.chain },
    found: different.join(', '),
  })
  return { ...report, ...where, outcome: 'different' }
}

function requireAll(
  { all, withheld }: Measurements,
  matched: ReadonlySet<Measurement>,
  collector: Collector,
): void {
  let isThere = false
  for (const [chain, measurement] of all) {
    if (!measurement.isItem) continue
    isThere = true
    if (matched.has(measurement)) continue
    collector.find('evidence.unsupplied', { place: { kind: 'item', chain } })
  }
  if (!isThere || withheld > 0) {
    const found = withheld > 0 ? `${withheld} measurements are withheld` : 'no item has a digest'
    collector.find('evidence.unsupplied', { place: {}, found })
  }
}
