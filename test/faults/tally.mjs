// What the rows of the table count, and the table.

/** Counts of one row. `problems` are what must not be: each makes the run fail. */
export function createTally() {
  const tally = {
    injected: 0,
    kills: 0,
    acknowledged: 0,
    lost: 0,
    silent: 0,
    /** Acknowledged in spite of the fault. */
    endured: 0,
    /** Readers that showed the record as it was before the last checkpoint's younger events. */
    behind: 0,
    recovered: 0,
    refused: 0,
    problems: [],
  }
  return Object.assign(tally, {
    problem: (text) => tally.problems.push(text),
    /** Adds what was seen of a store that must be in order again. */
    addVerdict(verdict, where, { mayRefuse = false } = {}) {
      const { lost, silentCount, silent, refused } = verdict
      tally.lost += lost
      tally.silent += silentCount
      if (lost > 0) tally.problem(`${where}: ${lost} acknowledged events are lost`)
      if (silentCount > 0) tally.problem(`${where}: ${silent[0]}`)
      for (const [code, what] of refused) {
        if (code.startsWith('unnamed')) tally.problem(`${where}: ${what}: ${code}`)
        else if (!mayRefuse) tally.problem(`${where}: ${what} is refused with ${code}`)
      }
    },
  })
}

const columns = [
  ['fault', (row) => row.fault],
  ['injected', ({ tally }) => tally.injected],
  ['kills', ({ tally }) => tally.kills],
  ['acknowledged', ({ tally }) => tally.acknowledged],
  ['lost', ({ tally }) => tally.lost],
  ['silent', ({ tally }) => tally.silent],
  ['recovered', ({ tally }) => tally.recovered],
  ['refused', ({ tally }) => tally.refused],
  ['as demanded', (row) => outcomeOf(row)],
]

/** Whether a row holds: something was injected, and nothing is as it must not be. */
export function holds({ tally, notChecked }) {
  return notChecked === undefined && tally.injected > 0 && tally.problems.length === 0
}

/** Where the naive store must lose something, it has: or the tests could not be trusted to see it. */
export function losesWhereItMust({ loses = false, tally }) {
  return !loses || tally.lost + tally.silent > 0
}

function outcomeOf(row) {
  if (row.store === 'naive')
    return row.tally.lost + row.tally.silent > 0 ? 'no, as it should be' : 'yes'
  if (row.notChecked !== undefined) return `not checked: ${row.notChecked}`
  return holds(row) ? 'yes' : 'NO'
}

function linesOf(rows) {
  return [
    ['LF', ...columns.map(([name]) => name)],
    ...rows.map((row) => [row.id, ...columns.map(([, cell]) => String(cell(row)))]),
  ]
}

/** The table as text with columns of one width. */
export function formatText(rows) {
  const lines = linesOf(rows)
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)))
  const isNumber = (i) => i >= 2 && i < lines[0].length - 1
  const pad = (cell, i) => (isNumber(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))
  return lines.map((line) => `${line.map(pad).join('  ').trimEnd()}\n`).join('')
}

/** The same in Markdown. */
export function formatMarkdown(rows) {
  const lines = linesOf(rows)
  const isNumber = (i) => i >= 2 && i < lines[0].length - 1
  const rule = lines[0].map((_, i) => (isNumber(i) ? '--:' : '---'))
  const [head, ...body] = lines.map((line) => line.map((cell) => cell.replaceAll('|', '\\|')))
  return [head, rule, ...body].map((line) => `| ${line.join(' | ')} |\n`).join('')
}
