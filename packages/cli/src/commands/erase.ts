import type { Command } from 'commander'
import type { ActOptions } from '../acts/act-options.ts'
import { addEventOptions } from '../acts/event-options.ts'
import { readEventOptions } from '../acts/read-event-options.ts'
import { recordAct } from '../acts/record-act.ts'
import { planErasure } from '../erase/plan.ts'
import { describePlan, planDocument } from '../erase/words.ts'
import { readLedger } from '../home/use-ledger.ts'
import { confirm } from '../io/confirm.ts'
import { examples } from '../program.ts'
import { findChain } from '../register/find-chain.ts'
import { findEvent } from '../register/find.ts'
import type { Act, Task } from '../task.ts'

interface EraseOptions extends ActOptions {
  readonly event: readonly string[]
  readonly label?: readonly string[]
  readonly dryRun?: boolean
  readonly yes?: boolean
}

const except = ['events', 'erased']

export function define(command: Command, act: Act): void {
  command
    .description(
      'Have sealed values erased for ever. It says first what would be erased, what stands against it and who has received it. It has effect once a registrar approves it; the digests stay.',
    )
    .argument('<target>', 'the item, case or person in whose chain the entries stand')
    .requiredOption(
      '--event <entry...>',
      'entries whose values are erased: @12, or digits of an id',
    )
    .option('--label <name...>', 'which of their sealed values; left out, all of them')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--yes', 'record it without asking')
  addEventOptions(command, 'data.erased', except)
  examples(command, [
    'custodia erase EX-1 --event @12 --label from --ground request --request "DP 4/26" --dry-run',
    'custodia erase EX-1 --event @12 @14 --ground retention-ended --request "DP 5/26" --key d.key',
    'custodia erase EX-2026-001 --event @20 --ground court-order --request "7 K 12/26" --as "D. Example" --prepare erase.prepared',
  ]).action(act((task, target: string, options: EraseOptions) => erase(task, target, options)))
}

async function erase(task: Task, target: string, options: EraseOptions): Promise<void> {
  const { event: events, label: labels = [], dryRun = false, yes = false } = options
  const { out, surroundings } = task
  // The ledger is not held while a person reads.
  const said = await readLedger(task, options, async (home) => {
    const plan = await planErasure({ target, events, labels, now: surroundings.now() }, home)
    return { text: describePlan(plan, home.ledger), document: planDocument(plan) }
  })
  if (dryRun) return out.answer(said)
  await out.say(said.text)
  if (!yes && options.prepare === undefined) {
    await confirm('Record this erasure?', surroundings, {
      read: 'what is to be erased',
      no: 'nothing was recorded',
    })
  }
  await recordAct(task, options, async (place) => {
    const { fields, sealed } = await readEventOptions('data.erased', options, place, except)
    const ids: string[] = []
    for (const text of events) ids.push((await findEvent(text, place)).id)
    const chain = findChain(target, place.register)
    return {
      type: 'data.erased',
      chain,
      fields: { ...fields, events: ids, erased: labels },
      sealed,
    }
  })
}
