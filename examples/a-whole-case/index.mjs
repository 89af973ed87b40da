// A whole case: forty items, nine people, two agencies, a laboratory and a court; a theft, a correction, a quashed warrant
// and a destruction.
// The ledger lies in a temporary folder, and what remains is one page.
//
//   node examples/a-whole-case/index.mjs
import { mkdtemp, rm } from 'node:fs/promises'
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
  const report = await verifyBundle(
    ledger.export({ case: story, recipient: 'Sample Town Court' }),
    {
      trust: { ledger: id, origin, logKey, completeness: 'C1' },
      now: stage.now(),
    },
  )
  console.log(await summarise({ ledger, story, report }))
  await ledger.close()
  process.exitCode = report.exitCode
} finally {
  await rm(folder, { recursive: true })
}
