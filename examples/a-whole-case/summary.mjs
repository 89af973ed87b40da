// What is left on one page: the same words at every run, so no id, digest or salt is in it.
import { nameOf, people } from './people.mjs'

export async function summarise({ ledger, story, report }) {
  const events = []
  for await (const event of ledger.events()) events.push(event)
  const items = ledger.state.itemsOfCase(story).map((id) => ledger.state.item(id))
  const rules = report.findings.flatMap(({ rule }) => (rule === undefined ? [] : [rule.id]))
  return [
    ...section(
      'People',
      Object.values(people).map(
        ({ name, agency, roles }) => `${name}, ${agency}: ${roles.join(', ')}`,
      ),
    ),
    ...section(`Items, ${items.length} of them`, counted(items.map(({ kind }) => kind))),
    ...section('How it stands with them', counted(items.map(({ state }) => state))),
    ...section(
      `Events, ${events.length} of them`,
      counted(events.map(({ payload }) => payload.type)),
    ),
    ...section('Rest on what was quashed', counted(quashed(ledger, items))),
    ...section('Destroyed', destroyed(ledger, events)),
    ...section('To be explained', counted(rules)),
    `The bundle is ${report.verdict}.`,
  ].join('\n')
}

function section(title, lines) {
  return [title, ...lines.map((line) => `  ${line}`), '']
}

function counted(words) {
  const counts = new Map()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, count]) => `${count} ${word}`)
}

/** Kinds of what was obtained or examined under a warrant that was quashed, and of what came of that. */
function quashed({ state }, items) {
  return items.filter(({ item }) => state.taintOf(item) !== undefined).map(({ kind }) => kind)
}

/** What was destroyed, by whom, and who says that he saw it. */
function destroyed({ state }, events) {
  return events
    .filter(({ payload }) => payload.type === 'item.disposed')
    .map(({ id, chain, signer }) => {
      const entry = events.find((event) => event.id === chain)
      const seenBy = state.witnesses(id).map(({ party }) => nameOf(party))
      return `${entry.opened.get('exhibit')}, by ${nameOf(signer)}, witnessed by ${seenBy.join(', ')}`
    })
}
