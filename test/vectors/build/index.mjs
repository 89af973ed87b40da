/**
 * Makes every vector again, from fixed seeds. `pnpm vectors` writes them; `pnpm vectors --check` compares them with what
 * lies there, and fails if a file is missing, differs, or was made by nobody.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cborVectors } from './cbor.mjs'
import { disclosureVectors } from './disclosures.mjs'
import { displayVectors } from './displays.mjs'
import { ed25519Vectors } from './ed25519.mjs'
import { eventVectors } from './events.mjs'
import { merkleVectors } from './merkle.mjs'
import { textVectors } from './notes.mjs'

const folder = fileURLToPath(new URL('..', import.meta.url))

async function makeFiles() {
  const vectors = [
    ...cborVectors(),
    ...(await ed25519Vectors()),
    ...(await merkleVectors()),
    ...(await textVectors()),
    ...(await eventVectors()),
    ...disclosureVectors(),
    ...displayVectors(),
  ]
  const files = new Map(
    vectors.map(({ name, comment, request, expect }) => [
      `${name}.json`,
      `${JSON.stringify({ comment, request, expect }, null, 2)}\n`,
    ]),
  )
  if (files.size !== vectors.length) throw new Error('two vectors have one name')
  return files
}

function filesThere() {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name.endsWith('.json'))
}

function write(files) {
  for (const name of filesThere()) if (!files.has(name)) rmSync(join(folder, name))
  for (const [name, text] of files) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  console.log(`${files.size} vectors written to ${relative(process.cwd(), folder)}`)
}

function check(files) {
  const there = filesThere()
  const wrong = [
    ...[...files]
      .filter(
        ([name, text]) =>
          !there.includes(name) || readFileSync(join(folder, name), 'utf8') !== text,
      )
      .map(([name]) => `${name} is not as it is made`),
    ...there.filter((name) => !files.has(name)).map((name) => `${name} is made by no generator`),
  ]
  wrong.forEach((line) => console.error(line))
  console.log(`${files.size} vectors made again, ${wrong.length} differ`)
  if (wrong.length > 0) process.exitCode = 1
}

const files = await makeFiles()
if (process.argv.includes('--check')) check(files)
else write(files)
