import { eventTypes, excludedBy, roleTable } from '@custodia/core/wire'

const custody = { may: 'may', no: 'not by this role', never: 'never' }

const givers = {
  founding: 'comes with the founding',
  registrar: 'a registrar',
  supervisor: 'a registrar or a supervisor',
}

const code = (text) => `\`${text}\``

/** The types that may be signed in a role, those left out that any person may sign. */
function typesOf(role) {
  return Object.entries(eventTypes)
    .filter(([, { roles }]) => roles !== 'any' && roles.includes(role))
    .map(([type]) => code(type))
}

const prohibition = ({ act, rule }) => `${act} (${rule ?? 'no record shows it'})`

function rows() {
  return Object.entries(roleTable).map(([role, { meaning, may, never, source }]) => [
    code(role),
    meaning,
    may,
    never.map(prohibition).join('; '),
    source,
  ])
}

function terms() {
  return Object.entries(roleTable).map(([role, { custody: holds, givenBy }]) => [
    code(role),
    custody[holds],
    excludedBy(role).map(code).join(', ') || 'none',
    givers[givenBy],
    typesOf(role).join(', ') || 'none',
  ])
}

const table = (heads, lines) =>
  [heads, heads.map(() => '---'), ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n')

/** The section on roles: the table that the law judges by, and what the vocabulary lets each role sign. */
export function rolesSection() {
  const anybody = Object.entries(eventTypes)
    .filter(([, { roles }]) => roles === 'any')
    .map(([type]) => code(type))
  return `## Roles

A person signs each event in one of his roles. What a role must never do is kept by the rule named there, or by people
where no record can show it.

${table(['role', 'who', 'may', 'never', 'source'], rows())}

Custody is had in the roles that may have it. Whoever has a role that never has custody gets none, whatever else he is.
The types that any person may sign, in whatever role, are not repeated here: ${anybody.join(', ')}.

${table(['role', 'custody', 'not together with', 'given by', 'signs'], terms())}
`
}
