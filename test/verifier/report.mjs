// Prints the reports of all bundles in a folder, as JSON, by the backend with which this process was started.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { backendName } from '@custodia/core/crypto'
import { renderJson, verifyBundle } from '@custodia/verifier'

const [folder] = process.argv.slice(2)
const read = (name) => new Uint8Array(readFileSync(join(folder, name)))
process.stdout.write(`${backendName}\n`)
for (const name of readdirSync(folder).toSorted()) {
  if (!name.endsWith('.custody')) continue
  const options = { now: Date.UTC(2026, 2, 13), trust: read('trust.json') }
  process.stdout.write(renderJson(await verifyBundle(read(name), options)))
}
