import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { laterRules, rules } from '@custodia/core/custody'

const page = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** The headings of a page, without their numbers. */
function headings(path: string): readonly string[] {
  return [...page(path).matchAll(/^#+ (?:[0-9]+\. )?(.+)$/gm)].map(([, heading]) => heading!)
}

test('where a rule names a page of ours, the page and the section are there', () => {
  const own = Object.values(rules).filter(({ source }) => source.startsWith('docs/'))
  expect(own.length).toBeGreaterThan(10)
  for (const { source } of own) {
    const [path, section] = source.split(', ')
    const found = headings(path!)
    expect(found.length, path).toBeGreaterThan(0)
    if (section !== undefined) expect(found).toContain(section.replaceAll('"', ''))
  }
})

test('the page has every rule', () => {
  const text = page('docs/rules.md')
  for (const [id, { title, sentence }] of Object.entries(rules)) {
    expect(text).toContain(`| ${id} ${title} `)
    expect(text).toContain(sentence)
  }
  for (const [id, { title, waits }] of Object.entries(laterRules)) {
    expect(rules).not.toHaveProperty(id)
    expect(text).toContain(`| ${id} ${title} `)
    expect(text).toContain(waits)
  }
})
