import type { EventPayload } from '@custodia/core/wire'

/**
 * What each event says of when it was signed, by ordinal: in typed arrays that grow with what was really read. About 30
 * bytes an event.
 */
export interface SigningLog {
  /** Takes the next event; undefined for one of which only the id is left, or that could not be read. */
  add(said: SaidOfSigning | undefined): void
  /** Size of the log that the signer was shown; 0 if none is known. */
  anchorSize(ordinal: number): number
  /** SHA-256 of the note that he was shown, in hex, if the anchor names one. */
  anchorNote(ordinal: number): string | undefined
  /** When he claims to have signed, and when it happened at the earliest: milliseconds since 1970 UTC; NaN if not known. */
  issuedAt(ordinal: number): number
  occurredAt(ordinal: number): number
  /** Whether it is the first of its chain. */
  isFirst(ordinal: number): boolean
}

export interface SaidOfSigning {
  readonly anchor: EventPayload['anchor']
  readonly issuedAt: number
  readonly occurredAt: number
  readonly seq: number
}

export function createSigningLog(): SigningLog {
  let size = 0
  let anchorSizes = new Float64Array(64)
  let issued = new Float64Array(64)
  let occurred = new Float64Array(64)
  let first = new Uint8Array(64)
  /** Few anchors name a note, and many events share one. */
  const notes = new Map<number, string>()

  function grow(): void {
    if (size < first.length) return
    anchorSizes = grown(anchorSizes, new Float64Array(2 * size))
    issued = grown(issued, new Float64Array(2 * size))
    occurred = grown(occurred, new Float64Array(2 * size))
    first = grown(first, new Uint8Array(2 * size))
  }

  return {
    add(said) {
      grow()
      anchorSizes[size] = said?.anchor?.size ?? 0
      issued[size] = said?.issuedAt ?? Number.NaN
      occurred[size] = said?.occurredAt ?? Number.NaN
      first[size] = said?.seq === 0 ? 1 : 0
      const note = said?.anchor?.note
      if (note !== undefined) notes.set(size, note)
      size += 1
    },
    anchorSize: (ordinal) => anchorSizes[ordinal]!,
    anchorNote: (ordinal) => notes.get(ordinal),
    issuedAt: (ordinal) => issued[ordinal]!,
    occurredAt: (ordinal) => occurred[ordinal]!,
    isFirst: (ordinal) => first[ordinal] === 1,
  }
}

function grown<A extends Float64Array | Uint8Array>(from: A, to: A): A {
  to.set(from)
  return to
}
