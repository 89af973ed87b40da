// What this Node says, with the backend named in the first argument: to every vector, and of the bundles that the demo
// left in the folder named in the second. One line each; fails when a vector is answered otherwise than it demands.
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'

const [backend, kept] = process.argv.slice(2)
const built = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url))
const vectors = fileURLToPath(new URL('../vectors/', import.meta.url))
const conditions = backend === 'portable' ? ['--conditions=custodia-portable'] : []

function custodia(args, input = '') {
  return spawnSync(process.execPath, [...conditions, built, ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
}

function filesBelow(folder, ending) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .toSorted()
}

function answerVectors() {
  const asked = filesBelow(vectors, '.json').map((name) => {
    const { request, expect } = JSON.parse(readFileSync(join(vectors, name), 'utf8'))
    return { request: { id: name, ...request }, expect: { id: name, ...expect } }
  })
  const input = asked.map(({ request }) => `${JSON.stringify(request)}\n`).join('')
  const { status, stdout, stderr } = custodia(['conformance', '--backend', backend], input)
  if (status !== 0) throw new Error(`conformance: exit ${status}\n${stderr}`)
  const lines = stdout.trimEnd().split('\n')
  asked.forEach(({ expect }, i) => {
    if (isDeepStrictEqual(JSON.parse(lines[i] ?? 'null'), expect)) return
    process.stderr.write(`expected ${JSON.stringify(expect)}\nfound    ${lines[i]}\n`)
    process.exitCode = 1
  })
  return lines
}

/** The exit code and the whole report of each bundle, but for the time at which it was made. */
function verifyBundles() {
  return filesBelow(kept, '.custody').map((name) => {
    const trust = ['--trust', join(kept, 'trust.json')]
    const { status, stdout } = custodia(['verify', join(kept, name), ...trust, '--json'])
    const { checkedAt, ...report } = JSON.parse(stdout)
    if (!Number.isSafeInteger(checkedAt)) throw new Error(`${name}: the report has no time`)
    return `${name}: exit ${status}: ${JSON.stringify(report)}`
  })
}

for (const line of [...answerVectors(), ...verifyBundles()]) process.stdout.write(`${line}\n`)
