// Runs the tests of the workspace, and says at the end what they do not cover.
//
//   node test/scripts/test.mjs [--published | --long] [what vitest takes]
//
// --published  only what others published, from the folder that CUSTODIA_VECTORS names
// --long       the long versions: tests read CUSTODIA_LONG=1 and look at more
//
// CUSTODIA_REPORT=FILE also writes vitest's JSON report there; `.ci/run` counts with it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { onlyChecked } from './checks.mjs'
import { root, vitest } from './workspace.mjs'

const given = process.argv.slice(2)
const isLong = given.includes('--long')
const isPublished = given.includes('--published')
const passedOn = given.filter((argument) => argument !== '--long' && argument !== '--published')
const { CUSTODIA_REPORT: report, CUSTODIA_VECTORS: vectors } = process.env

if (isPublished && (vectors === undefined || !existsSync(vectors))) {
  const found = vectors === undefined ? 'it is not set' : `there is no ${vectors}`
  process.stderr.write(`published vectors: CUSTODIA_VECTORS must name their folder; ${found}\n`)
  process.exit(1)
}

const run = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--project',
    isPublished ? 'published' : 'workspace',
    ...(report === undefined
      ? []
      : ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]),
    ...passedOn,
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(vectors === undefined ? {} : { CUSTODIA_VECTORS: resolve(vectors) }),
      ...(isLong ? { CUSTODIA_LONG: '1' } : {}),
    },
  },
)
if (run.error !== undefined) throw run.error

if (!isPublished) {
  process.stdout.write(
    `Only \`pnpm check\` covers: ${onlyChecked.join(', ')}. published vectors: not checked\n`,
  )
}
process.exit(run.status ?? 1)
