import type { PayloadOf, TrustFile } from '@custodia/core/wire'
import type { Collector } from '../collector.ts'

export interface TrustClaim {
  readonly trust: TrustFile | undefined
  /** Event id of the first event of the ledger chain. */
  readonly ledger: string
  readonly genesis: PayloadOf<'ledger.opened'> | undefined
  readonly isIntegrityOnly: boolean
  readonly isRequired: boolean
}

/** Whether the ledger of the bundle is the one that the holder of the trust file trusts. */
export function checkTrust(claim: TrustClaim, collector: Collector): boolean {
  const { trust, ledger, genesis, isIntegrityOnly, isRequired } = claim
  if (genesis !== undefined) checkExercise(genesis, collector)
  if (trust === undefined) {
    if (isRequired) collector.find('require.trusted-signers', { place: {} })
    if (isIntegrityOnly) collector.skip('signer.recognised', 'You asked for integrity only.')
    else collector.find('trust.none', { place: {}, found: ledger })
    return false
  }
  collector.look('signer.recognised')
  if (trust.ledger !== ledger) {
    collector.find('trust.other-ledger', { place: {}, expected: trust.ledger, found: ledger })
    return false
  }
  if (genesis === undefined) return false
  const { origin, logKey } = genesis.fields
  const [expected, found] = [`${trust.origin} ${trust.logKey}`, `${origin} ${logKey}`]
  if (expected === found) return true
  collector.find('trust.other-log', { place: {}, expected, found })
  return false
}

function checkExercise({ fields }: PayloadOf<'ledger.opened'>, collector: Collector): void {
  collector.look('ledger.real')
  if (fields.exercise) collector.find('ledger.exercise', { place: { index: 0 } })
}

/** Whether the newest event is as young as the trust file demands. */
export function checkAge(
  {
    trust,
    newest,
    now,
  }: {
    readonly trust: TrustFile | undefined
    /** Milliseconds since 1970 UTC; undefined without events. */
    readonly newest: number | undefined
    readonly now: number
  },
  collector: Collector,
): void {
  const maximumAge = trust?.maximumAge
  if (maximumAge === undefined || newest === undefined) {
    collector.skip('trust.age', 'No trust file sets a greatest age.')
    return
  }
  collector.look('trust.age')
  const age = Math.floor((now - newest) / 1000)
  if (age <= maximumAge) return
  const expected = `at most ${maximumAge} seconds`
  collector.find('trust.too-old', { place: {}, expected, found: age })
}
