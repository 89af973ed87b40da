import type { Measurements } from '../bundle/measurements.ts'
import type { Collector } from '../collector.ts'

/** Digests that can be imitated today: they show damage, and no longer that nobody changed anything. */
const weak: ReadonlySet<string> = new Set(['md5', 'sha-1'])

/** Every item with opened digests has one that nobody can imitate. */
export function checkEvidenceStrength({ all, withheld }: Measurements, collector: Collector): void {
  for (const [item, { isItem, digests }] of all) {
    if (!isItem) continue
    collector.look('evidence.strength')
    const algorithms = [...digests.keys()].map((name) => name.slice(name.indexOf(' ') + 1))
    if (algorithms.some((algorithm) => !weak.has(algorithm))) continue
    const found = algorithms.join(', ')
    collector.find('evidence.weak-digest', { place: { kind: 'item', chain: item }, found })
  }
  if (withheld > 0) {
    const reason = `The digests of ${withheld} measurements are withheld.`
    for (const check of ['evidence.strength', 'evidence.record'] as const) {
      collector.skip(check, reason)
    }
  }
}
