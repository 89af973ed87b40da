// The same answers everywhere: runs answers.mjs with each Node and each backend, and compares what they print.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const versions = [20, 22, 24, 26]
const backends = { node: [], portable: ['--conditions=custodia-portable'] }
const answers = fileURLToPath(new URL('answers.mjs', import.meta.url))

/** Other versions come through npx, never as a dependency. */
function node(version) {
  const isThisOne = process.versions.node.startsWith(`${version}.`)
  return isThisOne ? [process.execPath] : ['npx', '-y', `node@${version}`]
}

function run(version, backend) {
  const [program, ...before] = [...node(version), ...backends[backend], answers, backend]
  const { status, stdout, stderr, error } = spawnSync(program, before, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (error !== undefined) throw error
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

const runs = versions.flatMap((version) =>
  Object.keys(backends).map((backend) => run(version, backend)),
)
const [first, ...others] = runs
let failed = runs.filter(({ status, lines }) => status !== 0 || lines.length === 0).length
for (const other of others) {
  const found = difference(first, other)
  if (found === undefined) continue
  failed += 1
  process.stderr.write(`the answers differ\n${found}`)
}
process.stdout.write(failed === 0 ? 'the same answers everywhere\n' : `${failed} faults\n`)
process.exitCode = failed === 0 ? 0 : 1
