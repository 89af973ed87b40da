// Writes the pages that are made from tables in the code. `--check` writes nothing and fails when a page is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { auditPage } from './audit.mjs'
import { errorsPage } from './errors.mjs'
import { formatCddl } from './cddl.mjs'
import { eventTypesPage } from './event-types.mjs'
import { findingsPage } from './findings.mjs'
import { lawPage } from './law.mjs'
import { recordPage } from './record.mjs'
import { policiesPage, policyFiles } from './policies.mjs'
import { profileFiles, profilesPage } from './profiles.mjs'
import { reportSchema } from './report-schema.mjs'
import { rulesPage } from './rules.mjs'

const pages = [
  { path: '../audit.md', make: auditPage },
  { path: '../errors.md', make: errorsPage },
  { path: '../findings.md', make: findingsPage },
  { path: '../law.md', make: lawPage },
  { path: '../rules.md', make: rulesPage },
  { path: '../record.md', make: recordPage },
  { path: '../policies.md', make: policiesPage },
  ...policyFiles(),
  { path: '../profiles.md', make: profilesPage },
  ...profileFiles(),
  { path: '../format/report.schema.json', make: reportSchema },
  { path: '../format/event-types.md', make: eventTypesPage },
  { path: '../format/custodia.cddl', make: formatCddl },
]

async function render({ path, make }) {
  const file = fileURLToPath(new URL(path, import.meta.url))
  const text = make()
  const parser = file.endsWith('.md') ? 'markdown' : file.endsWith('.json') ? 'json' : undefined
  if (parser === undefined) return { file, text }
  const config = await resolveConfig(file)
  return { file, text: await format(text, { ...config, parser }) }
}

function onDisk(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

const isCheck = process.argv.includes('--check')
for (const page of pages) {
  const { file, text } = await render(page)
  if (onDisk(file) === text) continue
  if (isCheck) {
    process.stderr.write(`${file} is not what the code says: run \`pnpm docs:build\`\n`)
    process.exitCode = 1
  } else {
    writeFileSync(file, text)
    process.stdout.write(`wrote ${file}\n`)
  }
}
