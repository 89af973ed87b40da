// The same answers everywhere: runs answers.mjs with each Node and each backend, and compares what they print.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const versions = [20, 22, 24, 26]
const backends = ['node', 'portable']
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))

const nest = mkdtempSync(join(tmpdir(), 'custodia-runtimes-'))
const kept = join(nest, 'kept')

function run(program, args) {
  const ran = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (ran.error !== undefined) throw ran.error
  return ran
}

/** Other versions come through npx, never as a dependency. */
function node(version) {
  const isThisOne = process.versions.node.startsWith(`${version}.`)
  return isThisOne ? [process.execPath] : ['npx', '-y', `node@${version}`]
}

function answer(version, backend) {
  const [program, ...before] = node(version)
  const { status, stdout, stderr } = run(program, [...before, path('answers.mjs'), backend, kept])
  const name = `Node ${version}, ${backend} backend`
  const lines = stdout.split('\n').filter((line) => line !== '')
  process.stdout.write(`${name}: exit ${status}, ${lines.length} answers\n`)
  if (status !== 0) process.stderr.write(stderr)
  return { name, status, lines }
}

function difference(first, other) {
  const length = Math.max(first.lines.length, other.lines.length)
  for (let i = 0; i < length; i++) {
    if (first.lines[i] === other.lines[i]) continue
    return [first, other].map(({ name, lines }) => `${name}: ${lines[i] ?? 'no answer'}\n`).join('')
  }
  return undefined
}

function compare() {
  const demo = run(process.execPath, [
    path('../../packages/cli/dist/bin.js'),
    'demo',
    '--keep',
    kept,
  ])
  if (demo.status !== 0) throw new Error(`the demo: exit ${demo.status}\n${demo.stderr}`)
  const [first, ...others] = versions.flatMap((version) =>
    backends.map((backend) => answer(version, backend)),
  )
  let faults = [first, ...others].filter(
    ({ status, lines }) => status !== 0 || lines.length === 0,
  ).length
  for (const other of others) {
    const found = difference(first, other)
    if (found === undefined) continue
    faults += 1
    process.stderr.write(`the answers differ\n${found}`)
  }
  return faults
}

try {
  const faults = compare()
  process.stdout.write(faults === 0 ? 'the same answers everywhere\n' : `${faults} faults\n`)
  process.exitCode = faults === 0 ? 0 : 1
} finally {
  rmSync(nest, { recursive: true })
}
