import {
  clearLabels,
  commonFields,
  commonSealed,
  enumerations,
  eventTypes,
  limits,
  specKind,
} from '@custodia/core/wire'
import { readFileSync } from 'node:fs'
import { fieldKinds, ruleOf, sealedKinds } from './kinds.mjs'

const ruleName = (type) => type.replaceAll('.', '-')

const words = (list) => list.map((word) => `"${word}"`).join(' / ')

const place = { only: 'first-event', never: 'later-event', may: '(first-event // later-event)' }

function members(specs, rule) {
  return Object.entries(specs).map(([name, spec]) => {
    const { kind, optional } = specKind(spec)
    return `${optional ? '? ' : ''}${name}: ${rule(kind)}`
  })
}

const digest = () => 'hash'

/** What may stand in `clear` may be absent here: a label that is not marked so stands in one of the two. */
function sealed(specs) {
  const stated = Object.entries(specs).map(([name, spec]) => [
    name,
    clearLabels.includes(name) ? `${specKind(spec).kind}?` : spec,
  ])
  const isRequired = stated.some(([, spec]) => !specKind(spec).optional)
  const inside = [...members(Object.fromEntries(stated), digest), 'common-sealed'].join(', ')
  return `${isRequired ? '' : '? '}sealed: { ${inside} }`
}

/** A label stands in `clear` only where the policy has it there, and then not in `sealed`. */
function clear(specs) {
  const labels = Object.entries({ ...specs, ...commonSealed }).filter(([name]) =>
    clearLabels.includes(name),
  )
  if (labels.length === 0) return []
  const inside = labels.map(([name, spec]) => `? ${name}: sealed-${specKind(spec).kind}`)
  return [`? clear: { ${inside.join(', ')} }`]
}

function typeRule([type, spec]) {
  const lines = [
    `type: "${type}"`,
    place[spec.opens],
    `role: ${spec.roles === 'any' ? 'role' : words(spec.roles)}`,
    ...(type === 'ledger.opened' ? [] : ['anchor: anchor']),
    ...members(spec.fields, ruleOf),
    'common-fields',
    sealed(spec.sealed),
    ...clear(spec.sealed),
  ]
  return `; ${spec.meaning}\n${ruleName(type)} = {\n${lines.map((line) => `  ${line},\n`).join('')}}\n`
}

const rules = (kinds, name) =>
  kinds
    .filter(({ kind }) => kind !== 'bool')
    .map(({ kind, cddl }) => `${name(kind)} = ${kind === 'time' ? `0..${limits.time}` : cddl}\n`)
    .join('')

/** The structures as they are written by hand, then the vocabulary as the code has it. */
export function formatCddl() {
  const types = Object.entries(eventTypes)
  const structures = readFileSync(new URL('structures.cddl', import.meta.url), 'utf8')
  return `${structures}
; --- event-types.md, made from packages/core/src/wire by \`pnpm docs:build\` -----------------------------------------

event-payload = ${types.map(([type]) => ruleName(type)).join('\n              / ')}

; The first event of a chain, and any later one.
first-event = ( seq: 0, prev: null, self: hash, stated )
later-event = ( seq: 1..${Number.MAX_SAFE_INTEGER}, prev: id, stated )
stated = ( occurredAt: occurrence, next: hash )

; What any event may carry.
common-fields = ( ${members(commonFields, ruleOf).join(', ')} )
common-sealed = ( ${members(commonSealed, digest).join(', ')} )

${types.map(typeRule).join('\n')}
; Kinds of clear fields.
${rules(fieldKinds, ruleOf)}
; Words.
${Object.entries(enumerations)
  .map(([name, list]) => `${name} = ${words(list)}\n`)
  .join('')}
; What a disclosure holds, by the kind of its label.
${rules(sealedKinds, (kind) => `sealed-${kind}`)}`
}
