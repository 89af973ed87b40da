import type { CaughtUp } from './catch-up.ts'
import type { Layout } from './layout.ts'
import type { Notice } from './options.ts'

/** Says what a crash left of a batch, if it did. */
export function tellUnfinished(
  layout: Layout,
  { unfinished, position }: CaughtUp,
  onNotice: (notice: Notice) => void,
): void {
  if (unfinished === undefined) return
  const path = layout.journalPath(unfinished.segment)
  const message = `${path}: ${unfinished.reason}; it is left out, the store has ${position.size} entries`
  onNotice({ kind: 'unfinished-batch', message })
}
