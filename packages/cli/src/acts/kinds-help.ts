import { itemKinds } from '@custodia/core/wire'
import type { ItemKindEntry } from '@custodia/core/wire'
import { kebab } from './event-options.ts'

/** For the help of a command: the kinds that it can take into custody, and which options each of them wants. */
export function kindsHelp(form: 'thing' | 'data'): string {
  const kinds = Object.entries<ItemKindEntry>(itemKinds).filter(
    ([, entry]) => entry.form === form || entry.form === 'either',
  )
  const width = Math.max(...kinds.map(([kind]) => kind.length))
  const lines = kinds.flatMap(([kind, { meaning, must, may }]) => [
    `  ${kind.padEnd(width)}  ${meaning}`,
    ...optionLine('wants', must, width),
    ...optionLine('takes', may, width),
  ])
  return `\nKinds, and the options that each wants or takes:\n${lines.join('\n')}`
}

function optionLine(verb: string, names: readonly string[], width: number): readonly string[] {
  if (names.length === 0) return []
  const options = names.map((name) => `--${kebab(name)}`).join(' ')
  return [`  ${' '.repeat(width)}  ${verb} ${options}`]
}
