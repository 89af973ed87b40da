import type { Command } from 'commander'
import { examples } from '../program.ts'
import { findEvent } from '../register/find.ts'
import type { Act } from '../task.ts'
import type { ActOptions } from './act-options.ts'
import { addEventOptions } from './event-options.ts'
import { readEventOptions, readList } from './read-event-options.ts'
import { recordAct } from './record-act.ts'

interface AttestationOptions extends ActOptions {
  readonly saw?: string
}

export function defineCorrect(parent: Command, act: Act): void {
  const command = parent
    .command('correct')
    .description('Say that an earlier entry was wrong. Both are shown from then on.')
    .argument('<entry>', 'its place in the log (@12), or digits of its id')
  addEventOptions(command, 'entry.corrected', ['event'])
  examples(command, [
    'custodia record correct @12 --field location --was "shelf 4" --is "shelf 5" --reason "misread" --key a.key',
  ]).action(
    act(async (task, entry: string, options: ActOptions) => {
      await recordAct(task, options, async (place) => {
        const { id, chain } = await findEvent(entry, place)
        const given = await readEventOptions('entry.corrected', options, place, ['event'])
        const fields = { ...given.fields, event: id }
        return { type: 'entry.corrected', chain, fields, sealed: given.sealed }
      })
    }),
  )
}

export function defineWitness(parent: Command, act: Act): void {
  defineAttestation(parent, act, {
    name: 'witness',
    type: 'event.witnessed',
    description: 'State that you were present at an entry, and which sealed values you saw.',
    example: 'custodia record witness @12 --saw condition,location --key c.key',
  })
}

export function defineApprove(parent: Command, act: Act): void {
  defineAttestation(parent, act, {
    name: 'approve',
    type: 'event.approved',
    description: 'Approve an entry that has no effect without a second person.',
    example: 'custodia record approve @12 --statement "checked against the order" --key c.key',
  })
}

interface Attestation {
  readonly name: string
  readonly type: 'event.witnessed' | 'event.approved'
  readonly description: string
  readonly example: string
}

function defineAttestation(parent: Command, act: Act, attestation: Attestation): void {
  const { name, type, description, example } = attestation
  const except = ['event', 'labels']
  const command = parent
    .command(name)
    .description(description)
    .argument('<entry>', 'its place in the log (@12), or digits of its id')
    .option('--saw <list>', 'sealed values whose content you saw, separated by commas')
  addEventOptions(command, type, except)
  examples(command, [
    example,
    `custodia record ${name} @12 --as "C. Example" --prepare ${name}.prepared`,
  ]).action(
    act(async (task, entry: string, options: AttestationOptions) => {
      await recordAct(task, options, async (place) => {
        const { id, chain } = await findEvent(entry, place)
        const given = await readEventOptions(type, options, place, except)
        const fields = { ...given.fields, event: id, labels: readList(options.saw ?? '') }
        return { type, chain, fields, sealed: given.sealed }
      })
    }),
  )
}
