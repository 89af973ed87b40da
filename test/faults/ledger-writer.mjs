// A process that keeps a ledger, for faults that come from outside: clocks that jump, a directory that is read only.
//
//   node test/faults/ledger-writer.mjs '{"home": "...", "count": 30, "pace": 20}'
import * as fs from 'node:fs'
import { openOrFound, recordNotes, verdictOf } from './ledger.mjs'

const { home, count = 0, pace = 0, readOnly = false } = JSON.parse(process.argv[2])
const report = (line) => fs.writeSync(1, `${JSON.stringify(line)}\n`)
const pause = () => new Promise((resolve) => setTimeout(resolve, pace))

const { ledger, store } = await openOrFound(home, { mayFound: !readOnly, readOnly })
report({ opened: ledger.size, now: Date.now() })
if (readOnly) {
  let events = 0
  for await (const event of ledger.events()) events += event.bytes.length > 0 ? 1 : 0
  report({ events })
  await store.close()
} else {
  try {
    await recordNotes(ledger, { count, report, pause })
  } catch (error) {
    report({ refused: error.code ?? 'unnamed', message: error.message })
    process.exitCode = 7
  }
  report({ verdict: await verdictOf(ledger) })
  await ledger.close()
}
