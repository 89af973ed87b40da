import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const bin = join(root, 'packages/cli/dist/bin.js')
const page = readFileSync(join(root, 'docs/check-without-custodia.md'), 'utf8')
const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block!)
const lines = page.match(/echo "(\d\. [^"]+)"/g)!.map((line) => line.slice(6, -1))

function custodia(...words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [bin, ...words], { encoding: 'utf8' })
  expect(stderr + status).toMatch(/0$/)
}

/** What the page prints, run in one bash as a reader would. */
function runPage(folder: string): { readonly status: number | null; readonly stdout: string } {
  return spawnSync('bash', ['-c', commands.join('\n')], { cwd: folder, encoding: 'utf8' })
}

describe('docs/check-without-custodia.md on the bundle of the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'custodia-'))
  const parts = join(folder, 'parts')

  beforeAll(() => {
    custodia('demo', '--keep', join(folder, 'demo'))
    custodia('inspect', join(folder, 'demo/case.custody'), '--out', parts)
    writeFileSync(join(folder, 'trust.json'), readFileSync(join(folder, 'demo/trust.json')))
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  /** Runs the page while one file has one byte changed. */
  function withChange(file: string, change: (bytes: Buffer) => void): ReturnType<typeof runPage> {
    const path = join(parts, file)
    const before = readFileSync(path)
    const after = Buffer.from(before)
    change(after)
    writeFileSync(path, after)
    try {
      return runPage(parts)
    } finally {
      writeFileSync(path, before)
    }
  }

  test('all five steps hold', () => {
    expect(lines).toHaveLength(5)
    expect(runPage(parts)).toMatchObject({ status: 0, stdout: `${lines.join('\n')}\n` })
  })

  test('a changed byte of an event is seen in step 1', () => {
    const [event] = readdirSync(join(parts, 'events'))
    const { status, stdout } = withChange(`events/${event}`, (bytes) => void (bytes[100]! ^= 1))
    expect({ status, stdout }).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('is not what its name says'),
    })
  })

  test('a changed leaf is seen in step 5, a changed checkpoint in step 4', () => {
    const leaf = withChange('leaves/3.bin', (bytes) => void (bytes[20]! ^= 1))
    expect(leaf).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('leaf 3 does not lead to the root'),
    })
    const checkpoint = withChange('checkpoint.txt', (bytes) => void (bytes[0]! ^= 1))
    expect(checkpoint).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('not signed by the log'),
    })
  })

  test('an event that was taken away is missed in step 3', () => {
    const first = readdirSync(join(parts, 'events')).find((name) => name.startsWith('0-'))!
    const path = join(parts, 'events', first)
    const bytes = readFileSync(path)
    rmSync(path)
    try {
      expect(runPage(parts).status).toBe(1)
    } finally {
      writeFileSync(path, bytes)
    }
  })
})
