import { readFileSync } from 'node:fs'
import { auditQueries } from '@custodia/core/custody'

const explained = new URL('audit-explained.md', import.meta.url)

/** The page of the audit: what it is, and of every query what it counts, what it is bound by and where it comes from. */
export function auditPage() {
  const queries = auditQueries.map(({ name, title, counts, bounds, source }) =>
    [`## ${name}: ${title}`, counts, bounds, source].join('\n\n'),
  )
  return `${readFileSync(explained, 'utf8')}\n${queries.join('\n\n')}\n`
}
