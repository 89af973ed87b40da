import type { Draft, Ledger, Recorded, Signer } from '@custodia/core'
import type { OpenHome } from '../home/use-ledger.ts'
import { createNameOf } from '../register/name-of.ts'
import type { Register } from '../register/register.ts'
import type { Task } from '../task.ts'
import { eventSentence } from '../words/sentence.ts'
import { wrap } from '../words/wrap.ts'

/** Where the story of the demo plays: an open ledger, and a voice that tells what is recorded. */
export interface Stage extends OpenHome {
  readonly task: Task
  readonly register: Register
  readonly narrator: Narrator
}

/** Tells what happens, on stdout; with `--json` it is silent. */
export interface Narrator {
  /** A new step of the story. */
  step(text: string): Promise<void>
  /** What belongs to the step. */
  line(text: string): Promise<void>
}

export function createNarrator({ out }: Task): Narrator {
  let step = 0
  const print = (text: string): Promise<void> => (out.json ? Promise.resolve() : out.print(text))
  return {
    async step(text) {
      step += 1
      await print(`\n${out.colors.bold(`${step}. ${text}`)}`)
    },
    line: (text) => print(text === '' ? '' : wrap(`   ${text}`, lineWidth, indentOf(text))),
  }
}

const lineWidth = 100

/** A line that goes on stands two columns further in than it began. */
function indentOf(text: string): string {
  return ' '.repeat(5 + text.length - text.trimStart().length)
}

/** Records an event signed here and now, and tells it. */
export async function play(stage: Stage, draft: Draft, signer: Signer): Promise<Recorded> {
  const recorded = await stage.ledger.record(draft, signer)
  await tellRecorded(stage, recorded)
  return recorded
}

/** Tells an entry in the words in which any signer would read it. */
export async function tellRecorded(
  { ledger, register, narrator }: Stage,
  { id, index }: Recorded,
): Promise<void> {
  const event = await ledger.event(id)
  if (event === undefined) throw new Error('bug: the ledger does not find what it has recorded')
  register.add(event)
  const nameOf = createNameOf(register, ledger.state)
  await narrator.line(`@${index}: ${eventSentence(event, event.opened, nameOf)}`)
}

/** The party id of an enrolled person, by the key. */
export function partyOf(ledger: Ledger, name: string, register: Register): string {
  const party = register.parties.find((entry) => entry.name === name)
  if (party === undefined || ledger.state.party(party.id) === undefined) {
    throw new Error(`bug: ${name} is not enrolled`)
  }
  return party.id
}
