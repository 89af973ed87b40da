import { CustodyError } from '@custodia/core/errors'
import type { VerificationReport } from './report.ts'

/** For those who want an exception: throws ERR_NOT_VERIFIED unless the verdict is `verified`. */
export function assertVerified(report: VerificationReport): void {
  const { verdict, exitCode, headline } = report
  if (verdict === 'verified') return
  const message = `the bundle is not verified: ${verdict}: ${headline}`
  throw new CustodyError('ERR_NOT_VERIFIED', message, { verdict, exitCode })
}
