import {
  commonFields,
  commonSealed,
  enumerations,
  eventTypes,
  fieldWords,
  keptNames,
  specKind,
  clearLabels,
} from '@custodia/core/wire'
import { fieldKinds, sealedKinds } from './kinds.mjs'

const opening = {
  only: 'It opens a chain, and stands nowhere else.',
  never: 'It opens no chain.',
  may: 'It may open a chain.',
}

const code = (text) => `\`${text}\``

const table = (heads, rows) =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** A field without a meaning stops the build of the page. */
function meaningOf(name) {
  const meaning = fieldWords[name]
  if (meaning === undefined) throw new Error(`field-words.ts has no meaning for ${name}`)
  return meaning
}

function specTable(head, specs) {
  const rows = Object.entries(specs).map(([name, spec]) => {
    const { kind, optional } = specKind(spec)
    const target = Object.hasOwn(enumerations, kind) ? `words-${kind}` : 'kinds'
    return [code(name), meaningOf(name), `[${kind}](#${target})`, optional ? 'may be absent' : '']
  })
  return table([head, 'meaning', 'kind', ''], rows)
}

function sealedTable(specs) {
  const rows = Object.entries(specs).map(([label, spec]) => {
    const { kind, optional } = specKind(spec)
    return [
      code(label),
      meaningOf(label),
      `[${kind}](#kinds-of-sealed-values)`,
      clearLabels.includes(label) ? 'unless the policy says otherwise' : 'always',
      optional ? 'may be absent' : '',
    ]
  })
  return table(['label', 'meaning', 'kind', 'sealed', ''], rows)
}

function typeSection([type, spec]) {
  const roles = spec.roles === 'any' ? 'any role' : spec.roles.map(code).join(', ')
  const parts = [
    `### ${type}`,
    spec.meaning,
    `Chain: ${spec.chains.map(code).join(', ')}. ${opening[spec.opens]} Signed as: ${roles}.`,
  ]
  if (Object.keys(spec.fields).length > 0) parts.push(specTable('field', spec.fields))
  if (Object.keys(spec.sealed).length > 0) parts.push(sealedTable(spec.sealed))
  return parts.join('\n\n')
}

function overview() {
  const anchor = (type) => type.replaceAll('.', '')
  return table(
    ['type', 'chain', 'opens it', 'meaning'],
    Object.entries(eventTypes).map(([type, { chains, opens, meaning }]) => [
      `[${type}](#${anchor(type)})`,
      chains.join(', '),
      opens === 'only' ? 'always' : opens === 'may' ? 'maybe' : 'never',
      meaning,
    ]),
  )
}

const keptTable = () =>
  table(
    ['name', 'kept for'],
    Object.entries(keptNames).map(([name, what]) => [code(name), what]),
  )

const kindTable = (kinds) =>
  table(
    ['kind', 'meaning', 'CDDL'],
    kinds.map(({ kind, meaning, cddl }) => [
      code(kind),
      meaning,
      code(cddl.replaceAll('|', '\\|')),
    ]),
  )

function wordSections() {
  return Object.entries(enumerations)
    .map(([name, words]) => `### Words: ${name}\n\n${words.map(code).join(', ')}`)
    .join('\n\n')
}

export function eventTypesPage() {
  return `# Event types, version 1

The closed vocabulary of events. A type, field, label or word that is not on this page is refused, never skipped.
The envelope that every payload has (\`type seq prev role occurredAt anchor next self sealed clear\`) stands in
[event.md](event.md); the same vocabulary in CDDL stands in [custodia.cddl](custodia.cddl).

This page is made from the tables in \`packages/core/src/wire\` by \`pnpm docs:build\`.

## All types

${overview()}

Names that are kept for later versions, and that no event of this one may have:

${keptTable()}

## What any event may carry

Beside the fields of its type, any event may carry these fields in clear:

${specTable('field', commonFields)}

and the values of these labels. \`sealed\` maps each label to the digest of its disclosure ([disclosure.md](disclosure.md)).
Names, places, free text and whatever else may point to a person are sealed always. Labels that speak of things and
procedures are sealed unless the policy in force names them in its member \`clear\`: then they may stand in the map \`clear\`,
each with its value as a disclosure would hold it. No label stands in both maps, and neither map is ever empty.

${sealedTable(commonSealed)}

## Each type

${Object.entries(eventTypes).map(typeSection).join('\n\n')}

## Kinds

How each kind of clear field is written. Ids, digests and keys are byte strings on the wire and 64 lower-case hex digits
in programs.

${kindTable(fieldKinds)}

## Kinds of sealed values

How each kind of sealed value is written inside its disclosure.

${kindTable(sealedKinds)}

## Words

${wordSections()}
`
}
