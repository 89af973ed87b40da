/** The unchanged Go libraries `note` and `tlog` of Debian, on what the demo's bundle is taken apart into. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const built = fileURLToPath(new URL('../../../packages/cli/dist/bin.js', import.meta.url))
const program = fileURLToPath(new URL('main.go', import.meta.url))

const nest = mkdtempSync(join(tmpdir(), 'custodia-go-'))
const kept = join(nest, 'kept')
const taken = join(nest, 'taken')

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

function custodia(...args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [built, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`custodia ${args.join(' ')}: exit ${status}\n${stderr}`)
}

/** Debian puts libraries where Go looks for sources, so no module is fetched from the network. */
function go(): Ran {
  const { logKey } = JSON.parse(readFileSync(join(kept, 'trust.json'), 'utf8')) as {
    readonly logKey: string
  }
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: '/usr/share/gocode',
    GOCACHE: join(nest, 'cache'),
    GOFLAGS: '',
  }
  return spawnSync('go', ['run', program, taken, logKey], { encoding: 'utf8', env })
}

beforeAll(() => {
  custodia('demo', '--keep', kept)
  custodia('inspect', join(kept, 'case.custody'), '--out', taken)
})

afterAll(() => rmSync(nest, { recursive: true }))

test('note opens the checkpoint and tlog checks each inclusion proof', () => {
  const proofs = readdirSync(join(taken, 'proofs'))
  expect(proofs.length).toBeGreaterThan(10)
  const { status, stdout, stderr } = go()
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(/^checkpoint of size \d+ opened, (\d+) inclusion proofs hold\n$/)
  expect(stdout).toContain(` ${proofs.length} inclusion proofs hold`)
})

test('tlog refuses a leaf in which one bit was changed', () => {
  const [name = ''] = readdirSync(join(taken, 'leaves'))
  const path = join(taken, 'leaves', name)
  const leaf = readFileSync(path)
  const changed = Buffer.from(leaf)
  changed[40] = (changed[40] ?? 0) ^ 1
  writeFileSync(path, changed)
  const { status } = go()
  writeFileSync(path, leaf)
  expect(status).not.toBe(0)
})
