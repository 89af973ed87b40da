import type { ChainKind } from '../wire/index.ts'

/** The end of a chain, as the next event of it needs it. */
export interface ChainEnd {
  readonly kind: ChainKind
  /** Events in the chain. */
  readonly count: number
  /** Event id of the last one. */
  readonly head: string
  /** The tag secret to which the last one commits, 32 bytes. */
  readonly nextSecret: Uint8Array
}

/** Place of an event in its chain, and the tag secrets that go with it. */
export interface ChainPlace {
  readonly kind: ChainKind
  /** Chain id; undefined for an event that opens the chain. */
  readonly chain: string | undefined
  readonly seq: number
  readonly prev: string | null
  readonly secret: Uint8Array
  readonly nextSecret: Uint8Array
}
