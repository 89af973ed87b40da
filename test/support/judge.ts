import type { BundleJudge } from '@custodia/core/store-conformance'
import { assertVerified, verifyBundle } from '@custodia/verifier'

/** The verifier, as the conformance suite for stores asks it. */
export const judge: BundleJudge = async (bundle, trust) => {
  assertVerified(await verifyBundle(bundle, { trust }))
}
