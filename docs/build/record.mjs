// The commands that are made from the vocabulary: `custodia record <type>`.
import { commonFields, commonSealed, eventTypeSpec, fieldWords } from '@custodia/core/wire'
import { fileLabels, otherTypes } from '../../packages/cli/dist/acts/define-any.js'
import { eventOptions, kebab } from '../../packages/cli/dist/acts/event-options.js'

const isCommon = (name) => name in commonFields || name in commonSealed

function section(type) {
  const { meaning, example } = eventTypeSpec(type)
  const given = eventOptions(type, [])
    .filter(({ name }) => !isCommon(name))
    .map(({ name, optional }) => ({ name, optional }))
  const files = fileLabels(type).map((name) => ({
    name,
    optional: eventTypeSpec(type).sealed[name].endsWith('?'),
  }))
  const rows = [...given, ...files].map(
    ({ name, optional }) =>
      `| \`--${kebab(name)}\` | ${fieldWords[name]} | ${optional ? 'may be left out' : ''} |`,
  )
  const table =
    rows.length === 0
      ? []
      : [`| option | what it says | |\n| --- | --- | --- |\n${rows.join('\n')}`]
  const shown = example === undefined ? [] : [`\`\`\`sh\n${example}\n\`\`\``]
  return [`### \`record ${type}\``, meaning, ...table, ...shown].join('\n\n')
}

export function recordPage() {
  return `# Commands for every event

What has no command of its own in [commands.md](commands.md) is recorded by the name of its type: \`custodia record <type>\`, then
the item, case or party in which it stands, then what is to be said. What holds for every command that records
([commands.md](commands.md#what-holds-for-every-command-that-records)) holds for these. What each type means, and who may sign it,
stands in [format/event-types.md](format/event-types.md); what the law demands of it in [law.md](law.md).

This page is made from the tables in \`packages/core/src/wire\` by \`pnpm docs:build\`.

${otherTypes().map(section).join('\n\n')}
`
}
