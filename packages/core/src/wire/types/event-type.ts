import type { Role } from '../enumerations.ts'
import type { ChainKind } from '../urn.ts'

/**
 * All that there is to say of one event type: the decoder, the command that records it, its JSON and its section of
 * docs/format/event-types.md are made from this. A `?` behind a kind marks what may be absent.
 */
export interface EventTypeSpec {
  /** What the event says, in one plain sentence. */
  readonly meaning: string
  /**
   * What a person says with it, as the words that follow his name: `{field}` is the value of a field, `{here}` the chain in
   * which the event stands, and what is in brackets is left out if a field in it is absent. Types whose words depend on
   * more have a clause of their own (custody/law/words).
   */
  readonly says?: string
  /** How a person records it with the command, for its help. */
  readonly example?: string
  readonly chains: readonly ChainKind[]
  /** Whether it opens a chain: `only`, `never`, or `may` (then it opens the one chain kind listed). */
  readonly opens: 'only' | 'never' | 'may'
  /** `never`: it cannot be made to wait for an approval, because what it says must be heard at once, or has a law of its own. */
  readonly waits?: 'never'
  readonly roles: readonly Role[] | 'any'
  readonly fields: { readonly [name: string]: string }
  readonly sealed: { readonly [label: string]: string }
}
