import { recordChecks, recordFaults } from '@custodia/core'
import type { CheckSpec, FaultSpec } from '@custodia/core/store'
import { storeChecks, storeFaults } from '@custodia/level/faults'
import { homeChecks, homeFaults } from './home-checks.ts'

/** Every check of `fsck`, in the order of a report, and every kind of fault: of the store, the record, the directory. */
export const allChecks: Readonly<Record<string, CheckSpec>> = {
  ...storeChecks,
  ...recordChecks,
  ...homeChecks,
}

export const allFaults: Readonly<Record<string, FaultSpec<string>>> = {
  ...storeFaults,
  ...recordFaults,
  ...homeFaults,
}
