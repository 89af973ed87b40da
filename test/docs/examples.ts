// The worked examples of the format pages, as tests read them.
import { readFileSync } from 'node:fs'

export function formatPage(name: string): string {
  return readFileSync(new URL(`../../docs/format/${name}`, import.meta.url), 'utf8')
}

/**
 * The values that a page prints as `name = value`, the lines that continue a value joined to it. A name that the page
 * prints twice must have one value.
 */
export function printedValues(page: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const [, block] of page.matchAll(/^```text\n([^`]*)^```$/gm)) {
    for (const [, name, first, rest] of block!.matchAll(/^(\w[\w ]*?) += (.+)((?:\n {4,}.+)*)/gm)) {
      const value = first! + rest!.replaceAll(/\s/g, '')
      if ((values.get(name!) ?? value) !== value) throw new Error(`${name} has two values`)
      values.set(name!, value)
    }
  }
  return values
}

/** The rows of a page's tables, without their heads and rulers, cell by cell. */
export function tableRows(page: string): readonly (readonly string[])[] {
  const lines = page.split('\n').filter((line) => line.startsWith('|'))
  const rows = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  return rows.filter((_, i) => !isRuler(rows[i]) && !isRuler(rows[i + 1]))
}

function isRuler(row: readonly string[] | undefined): boolean {
  return row?.every((cell) => /^-+$/.test(cell)) ?? false
}
