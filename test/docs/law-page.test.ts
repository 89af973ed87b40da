import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
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

describe.each(Object.entries(rules))('%s', (id, { title, sentence, expert, section }) => {
  test('is said for lay readers and for experts, each in one sentence of its own', () => {
    for (const said of [sentence, expert]) expect(said).toMatch(/^[^\s].+\.$/)
    expect(expert).not.toBe(sentence)
    // An expert can look up what is compared: it names a type of event, a field, or a count of the log.
    expect(expert).toMatch(/`|[a-z]+\.[a-z]+|log index|policy/)
    expect(page('docs/rules.md')).toContain(`| ${id} ${title} `)
    expect(page('docs/rules.md')).toContain(sentence)
    expect(page('docs/rules.md')).toContain(expert)
  })

  test('enforces a section that is there', () => {
    const [, path, heading] = /^(docs\/[^,]+\.md), "([^"]+)"$/.exec(section)!
    expect(path === 'docs/law.md' || path!.startsWith('docs/format/'), path).toBe(true)
    expect(headings(path!)).toContain(heading)
  })
})

test('the page has what is not judged', () => {
  const text = page('docs/rules.md')
  for (const [id, { title, waits }] of Object.entries(laterRules)) {
    expect(rules).not.toHaveProperty(id)
    expect(text).toContain(`| ${id} ${title} `)
    expect(text).toContain(waits)
  }
})
