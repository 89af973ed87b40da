// Runs every check, prints each with its outcome, and ends with `N passed, N failed` alone on the last line.
// A check that could not run has failed: nothing passes by being skipped.
//
//   node test/scripts/check.mjs [name of a check]...
import { spawnSync } from 'node:child_process'
import { checks } from './checks.mjs'
import { installPackages, missingPackages } from './debian.mjs'
import { root } from './workspace.mjs'

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name))
if (unknown.length > 0) {
  const known = checks.map((check) => check.name).join(', ')
  process.stderr.write(`there is no check named ${unknown.join(', ')}; there are: ${known}\n`)
  process.exit(2)
}

/** Runs one check; returns undefined for a pass, or what it printed. */
function fault(check) {
  const missing = missingPackages(check.debian ?? [])
  if (missing.length > 0) {
    const failure = installPackages(missing)
    if (failure !== undefined) return `could not run, needs ${missing.join(', ')}: ${failure}`
  }
  const run = spawnSync(process.execPath, check.arguments, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (run.error !== undefined) return `could not run: ${run.error.message}`
  return run.status === 0 ? undefined : `${run.stdout}${run.stderr}`.trimEnd()
}

const chosen = checks.filter((check) => wanted.length === 0 || wanted.includes(check.name))
let failed = 0
for (const check of chosen) {
  const began = performance.now()
  const output = fault(check)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${output === undefined ? 'pass' : 'FAIL'}  ${check.name}  (${seconds} s)\n`)
  if (output !== undefined) {
    failed += 1
    process.stdout.write(`${output.replace(/^/gm, '      ')}\n`)
  }
}
process.stdout.write(`${chosen.length - failed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
