/** The unchanged Go libraries `note` and `tlog` of Debian, on a log that was published, grew, and was published again. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMemoryStore } from '@custodia/core'
import type { Ledger, Store } from '@custodia/core'
import { publishLog } from '../../../packages/cli/src/publish/publish-log.ts'
import { foundLedger, openCase } from '../../support/ledger.ts'
import type { TestLedger } from '../../support/ledger.ts'

const program = fileURLToPath(new URL('main.go', import.meta.url))
const nest = mkdtempSync(join(tmpdir(), 'custodia-go-tiles-'))
const published = join(nest, 'public')
const earlier = join(nest, 'earlier')
let logKey = ''

/** A log of more than 512 entries: full tiles, a right edge, and two levels. */
beforeAll(async () => {
  const store = createMemoryStore()
  const bench = await foundLedger({ store })
  const { ledger } = bench
  logKey = ledger.logKey
  await growTo(300, bench)
  await publish(ledger, store)
  cpSync(join(published, 'checkpoint'), earlier)
  await growTo(600, bench)
  await publish(ledger, store)
  await ledger.close()
}, 120_000)

afterAll(() => rmSync(nest, { recursive: true }))

/** Each case that is opened makes two entries. */
async function growTo(size: number, bench: TestLedger): Promise<void> {
  for (let i = 0; bench.ledger.size < size; i++) await openCase(bench, `EX-${size}-${i}`)
}

async function publish(ledger: Ledger, store: Store): Promise<void> {
  const checkpoint = await ledger.checkpoint()
  const key = { origin: ledger.origin, vkey: ledger.logKey }
  await publishLog({ directory: published, checkpoint, store, key })
}

/** Debian puts libraries where Go looks for sources, so no module is fetched from the network. */
function go(before: string = earlier) {
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: '/usr/share/gocode',
    GOCACHE: join(nest, 'cache'),
    GOFLAGS: '',
  }
  const words = ['run', program, published, before, logKey]
  return spawnSync('go', words, { encoding: 'utf8', env })
}

test('tlog finds each entry in the tiles, and the earlier checkpoint as their beginning', () => {
  const { status, stdout, stderr } = go()
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^60\d entries in the tiles, the first 30\d are those of before\n$/)
})

test('tlog refuses an entry in which one bit was changed', () => {
  const path = join(published, 'tile', 'entries', '001')
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.with(100, bytes[100]! ^ 1))
  expect(go().status).toBe(1)
  writeFileSync(path, bytes)
})

test('tlog refuses a tile in which one bit was changed', () => {
  const path = join(published, 'tile', '0', '000')
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.with(100, bytes[100]! ^ 1))
  expect(go().status).toBe(1)
  writeFileSync(path, bytes)
})
