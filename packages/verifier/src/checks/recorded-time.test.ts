import { expect, test } from 'vitest'
import { createEventLog } from '../bundle/event-log.ts'
import { createCollector } from '../collector.ts'
import { checkRecordedTimes } from './recorded-time.ts'

function indexesBackwards(times: readonly number[]): readonly (number | undefined)[] {
  const log = createEventLog()
  const hash = new Uint8Array(32)
  times.forEach((recordedAt, index) => log.add({ index, recordedAt, leafHash: hash, id: hash }))
  const collector = createCollector()
  checkRecordedTimes(log, 1000, collector)
  return collector.result().findings.map(({ place }) => place.index)
}

test('a time is compared with the latest before it, not only with the last', () => {
  expect(indexesBackwards([1, 5, 5, 9])).toEqual([])
  expect(indexesBackwards([10, 5, 7, 10, 11])).toEqual([1, 2])
})

test('a day ahead of the clock is let pass', () => {
  const day = 86_400_000
  expect(indexesBackwards([1000 + day])).toEqual([])
  expect(indexesBackwards([1001 + day])).toEqual([undefined])
})
