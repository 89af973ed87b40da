import type { VerificationReport } from '../report.ts'
import type { EntryInterval, OutsideWord } from '../report-time.ts'
import { count, utc } from '../words.ts'
import { shortId } from './place.ts'

/** What others than the ledger say of times, and the entries one by one if they were asked for. */
export function timeBlock({ time, bundle }: VerificationReport): string {
  const { entries } = time
  if (bundle === null || (time.dated === 0 && entries === undefined)) return ''
  const { latest } = time
  const events = count(bundle.events, 'entry', 'entries')
  const lines = [
    `  Of ${count(time.checkpoints, 'checkpoint')} in the file, ${time.dated} ${time.dated === 1 ? 'is' : 'are'} dated by others than the ledger.`,
    `  Of ${events}, ${time.notAfter} are shown to have been signed before some time, and ${time.notBefore} after one.`,
    ...(latest === undefined
      ? []
      : [`  The log of ${count(latest.size, 'entry', 'entries')} was there at ${by(latest)}.`]),
    ...(entries ?? []).map(entryLine),
  ]
  return ['When it was signed', ...lines].join('\n')
}

function entryLine({ index, event, recordedAt, notBefore, notAfter }: EntryInterval): string {
  const parts = [
    notBefore === undefined ? 'not before: not shown' : `not before ${by(notBefore)}`,
    notAfter === undefined ? 'not after: not shown' : `not after ${by(notAfter)}`,
    `recorded ${utc(recordedAt)}, by the word of the ledger`,
  ]
  return `  entry ${index} (${shortId(event)}): ${parts.join('; ')}`
}

const whose = { witnesses: 'witnesses', 'time-stamps': 'time stamps' } as const

function by({ time, by }: OutsideWord): string {
  return `${utc(time)}, by the word of ${whose[by]}`
}
