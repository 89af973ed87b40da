import type { HandlingCode } from '../../wire/index.ts'
import { handlingOfChain, withheldBy } from '../export-profiles/index.ts'
import type { ExportProfile } from '../export-profiles/index.ts'
import { recordOf } from './handling.ts'
import { rewriteBundle } from './rewrite.ts'
import type { OpenBundle, Rewritten } from './rewrite.ts'

export interface RedactRequest {
  /** Gives the bytes of the bundle; it is called twice, with a profile three times. */
  readonly open: OpenBundle
  /** What this profile withholds is taken out. */
  readonly profile?: ExportProfile
  /** Values with one of these labels are taken out: everywhere, or of `events` alone. */
  readonly labels?: readonly string[]
  /** Log indexes. Without `labels` all values of these events are taken out. */
  readonly events?: readonly number[]
  /** Is told what is taken out before the first byte comes. */
  readonly told?: (rewritten: Rewritten) => void
}

/**
 * Takes opened values out of a bundle, without the ledger. Its events and proofs stay as they are, so that it verifies as
 * before; an attachment goes with the last value that names it. Nothing on record says why a value was taken out: a report
 * says that (BND-03), because the ledger alone can state reasons that are not merely claimed.
 * Errors: ERR_BUNDLE_MALFORMED, also if the bundle does not agree with itself, and those of an event or a disclosure.
 */
export function redactBundle(request: RedactRequest): AsyncGenerator<Uint8Array> {
  const { profile, labels, events } = request
  if (profile === undefined && labels === undefined && events === undefined) {
    throw new TypeError('nothing is named that is to be taken out')
  }
  return redact(request)
}

async function* redact(request: RedactRequest): AsyncGenerator<Uint8Array> {
  const { open, profile, labels, events, told } = request
  const isNamed = labels !== undefined || events !== undefined
  const record = profile === undefined ? undefined : await recordOf(open())
  yield* rewriteBundle(
    open,
    (event, opened, index) => {
      const handling = record === undefined ? noCodes : handlingOfChain(event, record)
      return opened.filter(({ label }) => {
        const isTaken =
          isNamed && (labels?.includes(label) ?? true) && (events?.includes(index) ?? true)
        if (isTaken || profile === undefined) return !isTaken
        return withheldBy(profile, { ...event, label, handling }) === undefined
      })
    },
    told,
  )
}

const noCodes: ReadonlySet<HandlingCode> = new Set()
