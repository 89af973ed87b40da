// Prints how many tests of a vitest JSON report passed and failed, as two numbers. A test that did not run has failed,
// and so has a file that could not be loaded.
import { readFileSync } from 'node:fs'

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const unloaded = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
).length
const failed = report.numTotalTests - report.numPassedTests + unloaded
process.stdout.write(`${report.numPassedTests} ${failed}\n`)
