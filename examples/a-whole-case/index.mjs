// A whole case: forty items, nine people, two agencies, a laboratory and a court; a theft, a correction, a quashed warrant
// and a destruction.
// The ledger lies in a temporary folder, and what remains is one page.
//
//   node examples/a-whole-case/index.mjs [FILE]
//
// With FILE, the bundle stays there: custodia audit --bundles FILE
import { createReadStream } from 'node:fs'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyBundle } from '@custodia/verifier'
import { setStage } from './stage.mjs'
import { tellStory } from './story.mjs'
import { summarise } from './summary.mjs'

const folder = await mkdtemp(join(tmpdir(), 'a-whole-case-'))
try {
  const stage = await setStage(join(folder, 'store'))
  const { ledger } = stage
  const story = await tellStory(stage)
  const { id, origin, logKey } = ledger
  const bundle = join(folder, 'case.custody')
  await writeFile(bundle, ledger.export({ case: story, recipient: 'Sample Town Court' }))
  if (process.argv[2] !== undefined) await copyFile(bundle, process.argv[2])
  const report = await verifyBundle(createReadStream(bundle), {
    trust: { ledger: id, origin, logKey, completeness: 'C1' },
    now: stage.now(),
  })
  console.log(await summarise({ ledger, story, report }))
  await ledger.close()
  process.exitCode = report.exitCode
} finally {
  await rm(folder, { recursive: true })
}
