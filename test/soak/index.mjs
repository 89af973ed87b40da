// A ledger in one process that appends for an hour: does it stay as quick and as small as it was?
//
//   node --expose-gc test/soak/index.mjs [--seconds 3600] [--rate 100] [--windows 12]
//
// Notes are signed and recorded on 64 items at a steady rate. Each window prints the events it took, the time from the call
// to the acknowledgement (ms), and the memory after a garbage collection. At the end the ledger is closed while calls are
// under way, opened again, and every event that was acknowledged must be there. Exits with 1 if one is not, if the median
// latency of the last quarter is more than twice that of the second, or if memory grows by more than a record may need.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createLedger, generateSigner, newPartyId, nextKeyDigest } from '@custodia/core'
import { sha256Hex } from '@custodia/core/crypto'
import { isCustodyError } from '@custodia/core/errors'
import { createLevelStore, openLevelStore } from '@custodia/level'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3600' },
    rate: { type: 'string', default: '100' },
    windows: { type: 'string', default: '12' },
  },
})
const seconds = Number(values.seconds)
const rate = Number(values.rate)
const windowCount = Number(values.windows)
const itemCount = 64
/** What the law keeps of an event in memory, and this script of its acknowledgement, with room: more would be a leak. */
const bytesPerEvent = 800

const folder = mkdtempSync(join(tmpdir(), 'custodia-soak-'))
const directory = join(folder, 'store')
const alice = generateSigner()
const ledger = await createLedger({
  store: await createLevelStore(directory),
  origin: 'lab.example/evidence',
  keys: { log: generateSigner(), service: generateSigner() },
  nextLogKey: generateSigner().publicKey,
  founder: {
    signer: alice,
    party: newPartyId(),
    nextKey: nextKeyDigest(generateSigner().publicKey),
    roles: ['officer', 'collector'],
    name: 'A. Example',
  },
})

const items = []
const opened = await ledger.record(
  { type: 'case.opened', role: 'officer', fields: {}, sealed: { reference: 'EX-2026-0417' } },
  alice,
)
for (let i = 0; i < itemCount; i++) {
  const item = await ledger.record(
    {
      type: 'item.collected',
      role: 'collector',
      fields: { case: opened.chain, kind: 'device', mode: 'seized' },
      sealed: { exhibit: `AE/${i}`, description: 'A telephone', make: 'Example 3', serial: '0417' },
    },
    alice,
  )
  items.push(item.chain)
}

/** Ids of what was acknowledged, in no order. */
const acknowledged = []
let next = 0

async function recordNote() {
  const n = next++
  const recorded = await ledger.record(
    {
      type: 'note.added',
      role: 'collector',
      chain: items[n % itemCount],
      fields: {},
      sealed: { note: `Looked at for the ${n}th time` },
    },
    alice,
  )
  acknowledged.push(recorded)
}

/** One window: a steady rate, each call timed from when it was due, so that waiting counts. */
async function runWindow(milliseconds) {
  const latencies = []
  const calls = []
  const began = performance.now()
  for (let due = 0; due < milliseconds; due += 1000 / rate) {
    const wait = due - (performance.now() - began)
    if (wait > 1) await pause(wait)
    calls.push(recordNote().then(() => latencies.push(performance.now() - began - due)))
  }
  await Promise.all(calls)
  globalThis.gc()
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  const { rss, heapUsed } = process.memoryUsage()
  return { events: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1), rss, heapUsed }
}

const mib = (bytes) => (bytes / 2 ** 20).toFixed(1)
const row = (cells) =>
  process.stdout.write(`${cells.map((cell) => String(cell).padStart(9)).join(' ')}\n`)

row(['window', 'events', 'p50 ms', 'p99 ms', 'max ms', 'heap MiB', 'RSS MiB'])
const windows = []
for (let i = 0; i < windowCount; i++) {
  const window = await runWindow((seconds * 1000) / windowCount)
  windows.push(window)
  const { events, p50, p99, max, heapUsed, rss } = window
  row([i + 1, events, p50.toFixed(2), p99.toFixed(2), max.toFixed(1), mib(heapUsed), mib(rss)])
}

// Closing waits for what is under way: each of these is recorded, or refused with a name.
let refused = 0
const last = Array.from({ length: itemCount }, () =>
  recordNote().catch((error) => {
    if (!isCustodyError(error)) throw error
    refused += 1
  }),
)
await Promise.all([ledger.close(), ...last])

const found = new Set()
const store = await openLevelStore(directory, { readOnly: true })
for await (const entry of store.entries(0, await store.size())) found.add(sha256Hex(entry.event))
await store.close()
rmSync(folder, { recursive: true, force: true })

const lost = acknowledged.filter(({ id }) => !found.has(id)).length
const quarter = Math.max(1, Math.floor(windowCount / 4))
const median = (some) =>
  some.map(({ p50 }) => p50).toSorted((a, b) => a - b)[Math.floor(some.length / 2)]
const slower = median(windows.slice(-quarter)) / median(windows.slice(quarter, 2 * quarter))
const steady = windows.slice(quarter)
const events = steady.slice(1).reduce((sum, window) => sum + window.events, 0)
const growth = events === 0 ? 0 : (steady.at(-1).heapUsed - steady[0].heapUsed) / events

process.stdout.write(
  `${acknowledged.length} acknowledged, ${lost} lost; ${refused} refused while closing\n` +
    `median latency, last quarter to second: ${slower.toFixed(2)}\n` +
    `heap: ${growth.toFixed(0)} bytes an event after the first quarter\n`,
)
process.exit(lost === 0 && slower <= 2 && growth <= bytesPerEvent ? 0 : 1)
