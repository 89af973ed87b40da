import type { ChainKind, EventPayload } from '../../wire/index.ts'
import type { OpenedForLaw } from './opened.ts'

/** An event with its place in the log: all that the law looks at. Its bytes and signature were checked elsewhere. */
export interface PlacedEvent {
  readonly id: string
  /** Id of its chain; the event's own id when it opens one. */
  readonly chain: string
  readonly kind: ChainKind
  /** Position in the log. What the law asks of other chains, it asks as of this position. */
  readonly index: number
  /** The ledger's word for when it took the event, in milliseconds since 1970 UTC. */
  readonly recordedAt: number
  /** Party id of the signer, and thumbprint of the key that signed. */
  readonly signer: string
  readonly kid: string
  /** The signer's claim of when he signed, in seconds since 1970 UTC. */
  readonly issuedAt: number
  readonly payload: EventPayload
  /** Those sealed values that the law reads, where their openings are at hand; left out if none is. */
  readonly openings?: OpenedForLaw
}
