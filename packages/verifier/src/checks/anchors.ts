import type { Collector } from '../collector.ts'
import type { FindingCode } from '../findings.ts'
import type { Place } from '../report.ts'

/** A state of the log that somebody was shown. */
export interface ShownState {
  readonly size: number
  readonly root: string
}

/** Every distinct state that the signers of a bundle were shown, and where. */
export interface AnchorCheck {
  /** Takes the anchor of an event. */
  add(anchor: ShownState, place: Place): void
  /** Takes the anchor of a proof of possession, which the multiproof does not cover for its own sake. */
  addAside(anchor: ShownState, place: Place): void
  /** The sizes to which the multiproof must lead, rising. */
  sizes(): readonly number[]
  /** Compares each anchor with the root that the proof gives for its size; `roots` is undefined if nothing is proven. */
  finish(roots: ReadonlyMap<number, string> | undefined, checkpoint: string): void
}

interface Anchored extends ShownState {
  readonly place: Place
}

export function createAnchorCheck(collector: Collector): AnchorCheck {
  const bySize = new Map<number, Anchored>()
  /** Other roots at a size that is there already: one of them is false, whatever the log says. */
  const rivals: Anchored[] = []
  const aside: Anchored[] = []

  function differ(code: FindingCode, anchored: Anchored, other: string, checkpoint: string): void {
    const { size, root: shown, place } = anchored
    const fork = { size, shown, other, checkpoint }
    collector.find(code, { place, expected: other, found: shown, fork })
  }

  return {
    add({ size, root }, place) {
      collector.look('log.anchors')
      const known = bySize.get(size)
      if (known === undefined) bySize.set(size, { size, root, place })
      else if (known.root !== root && rivals.length < mostRivals) rivals.push({ size, root, place })
    },
    addAside({ size, root }, place) {
      if (aside.length < mostRivals) aside.push({ size, root, place })
    },
    sizes: () => [...bySize.keys()].sort((a, b) => a - b),
    finish(roots, checkpoint) {
      if (roots === undefined) {
        collector.skip(
          'log.anchors',
          'No state of the log is proven to compare them with (log.inclusion).',
        )
      }
      for (const anchored of bySize.values()) {
        const root = roots?.get(anchored.size)
        if (root !== undefined && root !== anchored.root) {
          differ('anchor.mismatch', anchored, root, checkpoint)
        }
      }
      for (const rival of rivals) {
        differ('anchor.fork', rival, bySize.get(rival.size)!.root, checkpoint)
      }
      for (const anchored of aside) {
        const root = roots?.get(anchored.size) ?? bySize.get(anchored.size)?.root
        if (root !== undefined && root !== anchored.root) {
          differ('possession.anchor', anchored, root, checkpoint)
        }
      }
    },
  }
}

/** One is enough to break the record; a hostile bundle could hold a million. */
const mostRivals = 10_000
