import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { auditQueries, laterRules, rules } from '@custodia/core/custody'
import { checkTable } from '@custodia/verifier'

/** The rules of auditors' checklists, by family. */
const checklists = {
  CRY: 11,
  BND: 4,
  TIM: 8,
  CUS: 12,
  SEA: 4,
  INT: 10,
  LEG: 6,
  XFR: 6,
  SOD: 5,
  COR: 4,
  DIS: 3,
  PRV: 4,
  AUD: 4,
}

const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8')

/** The rows of one section of the page: id, and the rest. */
function rowsOf(heading: string): ReadonlyMap<string, string> {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`))!
  return new Map(
    [...section.matchAll(/^\| ([A-Z]{3}-[0-9]{2}) (.*)$/gm)].map(([, id, rest]) => [id!, rest!]),
  )
}

const elsewhere = rowsOf('Judged elsewhere')
const ids = Object.entries(checklists).flatMap(([family, count]) =>
  Array.from({ length: count }, (_, i) => `${family}-${String(i + 1).padStart(2, '0')}`),
)

test.each(ids)('%s stands on the page of rules, in one place', (id) => {
  const places = [id in rules, id in laterRules, elsewhere.has(id)]
  expect(places.filter(Boolean)).toHaveLength(1)
  expect(page).toContain(`| ${id} `)
})

test('what is judged elsewhere names checks and queries that there are, or says why none is needed', () => {
  const queries = auditQueries.map(({ name }) => name)
  for (const [id, row] of elsewhere) {
    expect(ids).toContain(id)
    const [, where, why] = row.split('|').map((cell) => cell.trim())
    const named = [...where!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)
    if (named.length === 0) expect(why, id).not.toBe('')
    for (const name of named) {
      const query = /^custodia audit --query (.+)$/.exec(name)?.[1]
      if (query === undefined) expect(checkTable).toHaveProperty([name])
      else expect(queries).toContain(query)
    }
  }
})
