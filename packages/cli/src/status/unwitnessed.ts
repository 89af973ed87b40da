import type { Store } from '@custodia/core'
import { checkpointSize } from '@custodia/core/store'
import { parseLeaf, parseNote } from '@custodia/core/wire'
import type { Json } from '../io/output.ts'
import { formatTime } from '../words/time.ts'

/** Up to where others than the ledger have dated the log, and since when they have not. Whose lines count is for a trust file. */
export async function unwitnessed(
  store: Store,
): Promise<{ readonly document: Json; readonly text: string }> {
  const size = await store.size()
  let dated = 0
  for await (const note of store.checkpoints(1, size + 1)) {
    if (parseNote(note).signatures.length > 1) dated = checkpointSize(note) ?? dated
  }
  const since = dated === size ? undefined : parseLeaf((await store.entry(dated)).leaf).recordedAt
  const behind = size - dated
  return {
    document: { dated, since: since ?? null },
    text: [
      dated === 0 ? '  dated by nobody' : `  dated by others up to ${dated} entries`,
      since === undefined
        ? ''
        : `; ${behind} ${behind === 1 ? 'entry' : 'entries'} since ${formatTime(since)} ${behind === 1 ? 'is' : 'are'} unwitnessed (custodia date)`,
    ].join(''),
  }
}
