import type { Checkpoint } from '@custodia/core/custody'
import type { Collector } from '../collector.ts'
import { earlierOf } from './outside-time.ts'
import type { DatedCheckpoint } from './outside-time.ts'
import { readNoteTimes, stampedBy, witnessedBy } from './time-sources.ts'
import type { TimeSources } from './time-sources.ts'

/** Says of each checkpoint when it was there, by those whose word counts. */
export async function dateCheckpoints(
  checkpoints: readonly Checkpoint[],
  sources: TimeSources,
  collector: Collector,
): Promise<readonly DatedCheckpoint[]> {
  const dated: DatedCheckpoint[] = []
  for (const checkpoint of checkpoints) {
    const times = await readNoteTimes(checkpoint.note, sources, collector)
    const witnessed = witnessedBy(times, sources)
    const stamped = stampedBy(times, sources)
    const notAfter = earlierOf(witnessed, stamped)
    dated.push({
      checkpoint,
      isWitnessed: witnessed !== undefined,
      isStamped: stamped !== undefined,
      ...(notAfter === undefined ? {} : { notAfter }),
    })
  }
  return dated
}
