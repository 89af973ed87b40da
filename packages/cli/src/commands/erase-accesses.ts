import type { Command } from 'commander'
import type { Recorded } from '@custodia/core'
import { CustodyError } from '@custodia/core/errors'
import type { ActOptions } from '../acts/act-options.ts'
import { draftOf } from '../acts/draft.ts'
import { addEventOptions } from '../acts/event-options.ts'
import { openKey, requireKey } from '../acts/key-options.ts'
import { readEventOptions } from '../acts/read-event-options.ts'
import { partyOf, signDraft } from '../acts/record-act.ts'
import { refusalInNames } from '../acts/refusal-in-names.ts'
import { accessesDocument, describeAccesses } from '../erase/accesses-words.ts'
import { planAccesses } from '../erase/accesses.ts'
import type { AccessesPlan } from '../erase/accesses.ts'
import { readLedger, writeLedger } from '../home/use-ledger.ts'
import { confirm } from '../io/confirm.ts'
import { examples } from '../program.ts'
import { createNameOf } from '../register/name-of.ts'
import { readRegister } from '../register/register.ts'
import type { Act, Task } from '../task.ts'
import { parseTime } from '../words/time.ts'

interface EraseOptions extends ActOptions {
  readonly all?: boolean
  readonly before?: string
  readonly dryRun?: boolean
  readonly yes?: boolean
}

const type = 'accesses.erased'
const except = ['until']

export function define(command: Command, act: Act): void {
  command
    .description(
      'Have entries in lists of accesses erased whole, once the time is over that the policy sets. It says first what would be erased and what stands against it. It has effect, item by item, once a registrar approves it.',
    )
    .argument('[target]', 'the item, or the case for all its items')
    .option('--all', 'all items of the ledger')
    .option('--before <day>', 'what was recorded before it; left out, as late as the policy allows')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--yes', 'record it without asking')
  addEventOptions(command, type, except)
  examples(command, [
    'custodia erase-accesses EX-1 --dry-run',
    'custodia erase-accesses --all --before 2025-01-01 --request "DP 4/26" --key d.key',
  ]).action(
    act((task, target: string | undefined, options: EraseOptions) => erase(task, target, options)),
  )
}

async function erase(task: Task, target: string | undefined, options: EraseOptions): Promise<void> {
  checkOptions(target, options)
  const { dryRun = false, yes = false, before } = options
  const { out, surroundings } = task
  const until = before === undefined ? undefined : parseTime(before)
  const { plan, said } = await readLedger(task, options, async (home) => {
    const made = await planAccesses({ target, until, now: surroundings.now() }, home)
    const text = describeAccesses(made, home.ledger)
    return { plan: made, said: { text, document: accessesDocument(made) } }
  })
  if (dryRun || plan.items.length === 0) return out.answer(said)
  await out.say(said.text)
  if (!yes) {
    await confirm('Record these erasures?', surroundings, {
      read: 'what is to be erased',
      no: 'nothing was recorded',
    })
  }
  await record(task, options, plan)
}

function checkOptions(
  target: string | undefined,
  { all = false, prepare, receiptFile }: EraseOptions,
): void {
  if ((target === undefined) !== all) {
    throw new CustodyError('ERR_USAGE', 'name an item or a case, or say --all, and not both', {
      argument: 'target',
    })
  }
  if (receiptFile !== undefined) {
    const message = 'these may be several entries: each has a receipt by custodia receipt'
    throw new CustodyError('ERR_USAGE', message, { argument: '--receipt-file' })
  }
  if (prepare === undefined) return
  const message = 'what is signed elsewhere is prepared with custodia record accesses.erased'
  throw new CustodyError('ERR_USAGE', message, { argument: '--prepare' })
}

/** One event for each item. What was recorded before one was refused stays recorded, and is said. */
async function record(task: Task, options: EraseOptions, plan: AccessesPlan): Promise<void> {
  const signer = await openKey(requireKey(options), options, task.surroundings)
  await writeLedger(task, options, async (home) => {
    const register = await readRegister(home.ledger)
    const place = { ...home, register, party: partyOf(signer.publicKey, home) }
    const nameOf = createNameOf(register, home.ledger.state)
    const { sealed } = await readEventOptions(type, options, place, except)
    const recorded: Recorded[] = []
    for (const { item: chain } of plan.items) {
      const content = { type, chain, fields: { until: plan.until }, sealed } as const
      const draft = draftOf(content, { ...options, ...place, now: task.surroundings.now() })
      const act = { draft, signer, place }
      recorded.push(await refusalInNames(place, () => signDraft(task, options, act)))
      await task.out.say(`Recorded for ${nameOf(chain)} as entry @${recorded.at(-1)!.index}.`)
    }
    await task.out.answer({
      document: {
        events: recorded.map(({ id, index, chain }) => ({ event: id, index, item: chain })),
      },
      text: `${recorded.length === 1 ? 'It has' : 'They have'} no effect until a registrar approves ${recorded.length === 1 ? 'it' : 'each'} (custodia record event.approved).`,
    })
  })
}
