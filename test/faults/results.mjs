// What is said at the end: the tables, what is tested elsewhere, and what is not checked.
import { catalogue } from './catalogue/index.mjs'
import { formatMarkdown, formatText, holds, losesWhereItMust } from './tally.mjs'

/** Kills that a whole run makes at least. */
const wanted = { short: 1000, long: 10_000 }

/** What came of a run: what to print, what to write as Markdown, and whether all is as it must be. */
export function conclude(results, { isWhole, isLong }) {
  const ours = results.filter(({ store }) => store !== 'naive')
  const naive = results.filter(({ store }) => store === 'naive')
  const kills = ours.reduce((sum, { tally }) => sum + tally.kills, 0)
  const least = isWhole ? wanted[isLong ? 'long' : 'short'] : 0
  const tables = [
    { title: 'The store on the file system, and a ledger on it', list: ours },
    { title: 'The same faults on a naive store on LevelDB', list: naive },
  ].filter(({ list }) => list.length > 0)
  const lines = isWhole ? elsewhere() : []
  const enough =
    kills >= least ? `${kills} kills` : `${kills} kills, but at least ${least} were to be made`
  return {
    text: `${tables.map(({ title, list }) => `${title}\n\n${formatText(list)}\n`).join('')}${plain(lines)}${enough}\n`,
    markdown: `${tables.map(({ title, list }) => `${title}:\n\n${formatMarkdown(list)}\n`).join('')}${marked(lines)}${enough}.\n`,
    isGood:
      results.length > 0 && kills >= least && ours.every(holds) && naive.every(losesWhereItMust),
  }
}

/** Faults of the catalogue that are no row: where they are tested, or why not. */
function elsewhere() {
  return catalogue
    .filter(({ rows = [] }) => rows.length === 0)
    .map(({ id, fault, tests = [], notYet }) => {
      const files = [...new Set(tests.map(({ file }) => file))].join(', ')
      return { id, fault, where: notYet === undefined ? files : `not checked: ${notYet}` }
    })
}

function plain(lines) {
  if (lines.length === 0) return ''
  const list = lines.map(({ id, fault, where }) => `${id}  ${fault}: ${where}\n`)
  return `Elsewhere\n\n${list.join('')}\n`
}

function marked(lines) {
  if (lines.length === 0) return ''
  const list = lines.map(({ id, fault, where }) => `| ${id} | ${fault} | ${where} |\n`)
  return `| LF | fault | tested by \`pnpm test\` in |\n| --- | --- | --- |\n${list.join('')}\n`
}
