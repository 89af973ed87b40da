import { Option } from 'commander'
import type { Command } from 'commander'
import { eventTypeSpec, eventTypes, fieldWords, specKind } from '@custodia/core/wire'
import type { EventType } from '@custodia/core/wire'
import { hashFile } from '../io/hash-file.ts'
import type { Surroundings } from '../io/surroundings.ts'
import { examples } from '../program.ts'
import { findChain } from '../register/find-chain.ts'
import { findEvent } from '../register/find.ts'
import type { Act } from '../task.ts'
import type { ActOptions } from './act-options.ts'
import { addEventOptions, addOption, kebab } from './event-options.ts'
import { readEventOptions } from './read-event-options.ts'
import { recordAct } from './record-act.ts'
import type { ActPlace } from './record-act.ts'

/** Types that commands of their own record, and those that a program signs. */
const elsewhere: ReadonlySet<EventType> = new Set<EventType>([
  'ledger.opened',
  'ledger.restored',
  'policy.adopted',
  'party.enrolled',
  'key.rotated',
  'key.revoked',
  'role.granted',
  'case.opened',
  'authority.recorded',
  'item.collected',
  'item.acquired',
  'item.stored',
  'item.accessed',
  'transfer.offered',
  'transfer.accepted',
  'transfer.refused',
  'transfer.cancelled',
  'integrity.checked',
  'event.witnessed',
  'event.approved',
  'note.added',
  'entry.corrected',
])

/** The types that are recorded by a command which is named like them. */
export function otherTypes(): readonly EventType[] {
  return (Object.keys(eventTypes) as EventType[]).filter((type) => {
    const { roles } = eventTypeSpec(type)
    const isProgram = roles !== 'any' && roles.every((role) => role === 'service')
    return !elsewhere.has(type) && !isProgram
  })
}

/** Every other type has a command that is made from its description: `custodia record seal.applied`. */
export function defineOthers(parent: Command, act: Act): void {
  for (const type of otherTypes()) defineType(parent, act, type)
}

/** The sealed values that are digests: a file is named, read, and its digest sealed. */
export function fileLabels(type: EventType): readonly string[] {
  return Object.entries(eventTypeSpec(type).sealed)
    .filter(([, spec]) => specKind(spec).kind === 'digests')
    .map(([label]) => label)
}

function defineType(parent: Command, act: Act, type: EventType): void {
  const { meaning, opens, chains, example } = eventTypeSpec(type)
  const hasTarget = opens === 'never' && !(chains.length === 1 && chains[0] === 'ledger')
  const command = parent.command(type).description(meaning)
  if (hasTarget) command.argument('<target>', `${chains.join(' or ')}, or an entry of it (@12)`)
  const files = fileLabels(type)
  for (const label of files) addFileOption(command, type, label)
  addEventOptions(command, type)
  examples(command, [example ?? `custodia record ${type}${hasTarget ? ' EX-1' : ''} --key a.key`])
  command.action(
    act(async (task, ...given: readonly unknown[]) => {
      const [target, options] = (hasTarget ? given : [undefined, ...given]) as [
        string | undefined,
        ActOptions,
      ]
      const measured = await hashFiles(files, options, task.surroundings)
      await recordAct(task, options, async (place) => {
        const chain = target === undefined ? {} : { chain: await findTarget(target, place) }
        const isLedger = !hasTarget && opens === 'never'
        const values = await readEventOptions(type, options, place)
        return {
          type,
          ...(isLedger ? { chain: place.ledger.id } : chain),
          fields: values.fields,
          sealed: { ...values.sealed, ...measured },
        }
      })
    }),
  )
}

/** An option that names a file, whose digest is sealed. */
export function addFileOption(command: Command, type: EventType, label: string): void {
  const words = fieldWords[label]
  const spec = eventTypeSpec(type).sealed[label]
  if (words === undefined || spec === undefined) throw new Error(`bug: ${type} seals no ${label}`)
  const option = new Option(`--${kebab(label)} <file>`, words)
  addOption(command, option, specKind(spec))
}

/** Before the ledger is opened: reading a disk image takes long, and others wait meanwhile. */
export async function hashFiles(
  labels: readonly string[],
  options: object,
  surroundings: Surroundings,
): Promise<{ readonly [label: string]: unknown }> {
  const given = new Map<string, unknown>(Object.entries(options))
  const sealed: { [label: string]: unknown } = {}
  for (const label of labels) {
    const path = given.get(label)
    if (typeof path === 'string') sealed[label] = [await hashFile(path, surroundings)]
  }
  return sealed
}

async function findTarget(text: string, place: ActPlace): Promise<string> {
  return text.startsWith('@')
    ? (await findEvent(text, place)).chain
    : findChain(text, place.register)
}
