import { derivations, handlingCodes, itemKinds } from '@custodia/core/wire'

const forms = { thing: 'a thing', data: 'data', either: 'a thing on paper, data as a file' }

const code = (text) => `\`${text}\``
const list = (names) => names.map(code).join(', ')

const table = (heads, lines) =>
  [heads, heads.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n')

const kinds = () =>
  Object.entries(itemKinds).map(([kind, { meaning, form, must, may, source }]) => [
    code(kind),
    meaning,
    forms[form],
    list(must),
    list(may),
    source,
  ])

const ways = () =>
  Object.entries(derivations).map(([way, { meaning, of, must }]) => [
    code(way),
    meaning,
    of === 'either' ? 'a thing or data' : forms[of],
    list(must),
  ])

const measured = () =>
  Object.entries(itemKinds)
    .filter(([, { isMeasured = false }]) => isMeasured)
    .map(([kind]) => code(kind))
    .join(', ')

/** The table of handling codes, by which the law judges. */
export function handlingTable() {
  const rows = Object.entries(handlingCodes).map(([name, { meaning, roles, source }]) => [
    code(name),
    meaning,
    roles.join(', '),
    source,
  ])
  return table(['code', 'what it says of the item', 'for these roles', 'source'], rows)
}

/** The sections on kinds of item and on what comes of an item: the tables that the law judges by. */
export function itemKindsSection() {
  return `## Kinds of item

A thing is collected; data is acquired, and comes with a digest that was measured there (INT-01, KND-02). Beside what every
entry carries, the entry of an item says what its kind demands (KND-01); where there is none, that is said: a serial number
that cannot be read, an interpreter who was not needed. What only other kinds have is not said of it (KND-03). Which
fields and labels there are stands in [event-types.md](format/event-types.md).

${table(['kind', 'what it is', 'it is', 'says', 'may say', 'source'], kinds())}

## What comes of an item

A copy (\`copy.made\`) is an item of its own, of the kind of its source, held by who made it. It is made of data, never of
a thing; the data of a device or a medium is acquired. What is derived (\`item.derived\`) has a kind, a number and, where it is
weighed or counted (${measured()}), a quantity of its own (DRV-01); data that is derived comes with a digest (INT-01). Whoever
copies or derives holds the source. Data that is derived has the copy role that it is given, or that of its source, and is
never an original.

${table(['way', 'what it is', 'made of', 'says'], ways())}

What a test uses up (\`sample.consumed\`) is said with what is left, both as quantities, and under an authority. A policy can
have it wait for the approval of somebody else.
`
}
