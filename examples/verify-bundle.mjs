// Verifies a bundle as a court does: a file, a trust file that came by another road, and the evidence itself.
//
//   node examples/verify-bundle.mjs BUNDLE TRUST [EVIDENCE...]
import { createReadStream, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseTrustFile } from '@custodia/core/wire'
import { verifyBundle } from '@custodia/verifier'

const [bundle, trust, ...evidence] = process.argv.slice(2)
if (bundle === undefined || trust === undefined) {
  console.error('usage: node examples/verify-bundle.mjs BUNDLE TRUST [EVIDENCE...]')
  process.exit(2)
}

const report = await verifyBundle(createReadStream(bundle), {
  trust: parseTrustFile(readFileSync(trust)),
  evidence: evidence.map((path) => ({ name: basename(path), open: () => createReadStream(path) })),
})

console.log(report.headline)
for (const { question, sentence } of report.answers) console.log(`${question}: ${sentence}`)
process.exitCode = report.exitCode
