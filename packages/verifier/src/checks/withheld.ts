import { withholdingWords } from '@custodia/core/wire'
import type { CustodyRecord } from '@custodia/core/custody'
import type { EventType, Word } from '@custodia/core/wire'
import type { ClosedValue, SealedTally } from '../bundle/sealed-values.ts'
import type { Collector } from '../collector.ts'
import type { SealedPlaces, SealedReport } from '../report.ts'
import type { ExportStatement } from './export-statement.ts'

export interface WithheldClaim {
  readonly sealed: SealedTally
  /** The export that states what is withheld; undefined if none does. */
  readonly statement: ExportStatement | undefined
  readonly record: CustodyRecord
}

type Reason = Word<'withholding-reason'>

/** One label of one type in one kind of chain. */
interface Tally {
  readonly kind: ClosedValue['kind']
  readonly type: EventType
  readonly label: string
  withheld: number
  erased: number
  readonly grounds: Set<Word<'erasure-ground'>>
}

/**
 * Says which sealed values are not opened, and why: those that were erased by which ground, the others by the reason that the
 * export states. What is withheld beyond what it states has no reason on record (BND-03).
 */
export function checkWithheld(claim: WithheldClaim, collector: Collector): SealedReport {
  const { sealed, statement } = claim
  const places = new Map<string, Tally>()
  const unstated = createUnstated(statement)
  for (const value of sealed.closed) {
    const place = placeFor(value, places)
    const ground = groundOf(value, claim.record)
    if (ground !== undefined) {
      place.erased++
      place.grounds.add(ground)
      continue
    }
    place.withheld++
    unstated.add(value)
  }
  const withoutReason = reportUnstated(unstated, collector)
  const rows = [...places.values()].map((place) => rowOf(place, statement))
  const withheld = rows.reduce((sum, row) => sum + row.withheld, 0)
  collector.look('disclosure.reasons', withheld)
  return {
    total: sealed.total,
    opened: sealed.opened,
    withheld,
    erased: rows.reduce((sum, row) => sum + row.erased, 0),
    withoutReason,
    ...(statement === undefined ? {} : { profile: statement.profile }),
    places: rows,
  }
}

function placeFor({ kind, type, label }: ClosedValue, places: Map<string, Tally>): Tally {
  const key = `${kind} ${type} ${label}`
  const known = places.get(key)
  if (known !== undefined) return known
  const place = { kind, type, label, withheld: 0, erased: 0, grounds: new Set<never>() }
  places.set(key, place)
  return place
}

function groundOf(
  { event, label }: ClosedValue,
  record: CustodyRecord,
): Word<'erasure-ground'> | undefined {
  return record.erasures(event).find(({ labels }) => labels.includes(label))?.ground
}

function rowOf(place: Tally, statement: ExportStatement | undefined): SealedPlaces {
  const { kind, type, label, withheld, erased, grounds } = place
  const stated = statement?.withheld.get(`${type} ${label}`)?.keys() ?? []
  const reasons = withheld === 0 ? [] : [...stated]
  return { kind, type, label, withheld, erased, reasons, grounds: [...grounds] }
}

/** Counts by type and label what the export did not state. */
interface Unstated {
  add(value: ClosedValue): void
  list(): readonly {
    readonly value: ClosedValue
    readonly found: number
    readonly stated: number
  }[]
}

/** Up to its anchor, and in itself, an export states how many values it withholds; what came later has the same reasons. */
function createUnstated(statement: ExportStatement | undefined): Unstated {
  const counts = new Map<string, { value: ClosedValue; found: number; stated: number }>()
  return {
    add(value) {
      const key = `${value.type} ${value.label}`
      const reasons = statement?.withheld.get(key)
      const isLater =
        statement !== undefined &&
        value.index >= statement.asOf &&
        !statement.parts.has(value.event)
      if (isLater && reasons !== undefined) return
      let stated = 0
      for (const count of reasons?.values() ?? []) stated += count
      const known = counts.get(key)
      if (known === undefined) counts.set(key, { value, found: 1, stated })
      else known.found++
    },
    list: () => [...counts.values()].filter(({ found, stated }) => found > stated),
  }
}

function reportUnstated(unstated: Unstated, collector: Collector): number {
  let sum = 0
  for (const { value, found, stated } of unstated.list()) {
    sum += found - stated
    const { type, label } = value
    collector.find('disclosure.unexplained', {
      place: { type, label },
      expected: `a reason for each; the export states ${stated}`,
      found: `${found} withheld`,
    })
  }
  return sum
}

/** A reason in words for whoever reads the report. */
export function reasonWords(reasons: readonly Reason[]): string {
  return reasons.map((reason) => withholdingWords[reason]).join(', or ')
}
