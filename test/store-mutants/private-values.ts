import type { Has } from './flaw.ts'
import type { Kept } from './kept.ts'
import type { Change } from './machine.ts'

/** What an erasure changes. */
export function planErasure(kept: Kept, digests: readonly string[], has: Has): Change {
  const make = (): void => {
    const named = digests.flatMap((name) => [name, ...eraseEvent(kept, name, has)])
    for (const digest of has('erases too much') ? [...kept.disclosures.keys()] : named) {
      const bytes = kept.disclosures.get(digest)
      if (bytes === undefined || (has('erases only what is short') && bytes.length > 50)) continue
      kept.erased.set(digest, bytes)
      if (has('forgets a digest with its value')) kept.disclosures.delete(digest)
      else kept.disclosures.set(digest, undefined)
    }
  }
  const isErased = has('erases what it refused to erase')
  return {
    make,
    leaves: (outcome) => (outcome === 'kept' || isErased ? [make] : []),
    isShown: false,
  }
}

/** Erases an event that can be; gives the digests of what it seals. */
function eraseEvent(kept: Kept, id: string, has: Has): readonly string[] {
  const seals = kept.erasable.get(id)
  const index = kept.ids.indexOf(id)
  const entry = kept.entries[index]
  if (entry === undefined) return []
  if (seals === undefined && !has('erases events that are for ever')) return []
  if (!has('keeps the event that it erases')) kept.entries[index] = { ...entry, event: undefined }
  if (has('forgets the id of an erased event')) kept.ids[index] = ''
  return has('keeps what an erased event seals') ? [] : (seals ?? [])
}
