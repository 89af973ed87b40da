import type { Command } from 'commander'
import {
  formatPolicyFile,
  parsePolicyFile,
  policyProfiles,
  recordedPolicy,
} from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import { displayText } from '@custodia/core/wire'
import type { ActOptions } from '../acts/act-options.ts'
import { addEventOptions } from '../acts/event-options.ts'
import { readEventOptions } from '../acts/read-event-options.ts'
import { recordAct } from '../acts/record-act.ts'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { readLedger } from '../home/use-ledger.ts'
import { formatTable } from '../io/table.ts'
import { findPolicy, readPolicy } from '../policy/find-policy.ts'
import { policyDocument, policyText, titleOf } from '../policy/policy-text.ts'
import { readWitnesses, witnessWords } from '../policy/witness-words.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'

const argument = '<policy>'
const argumentWords = 'a file (docs/policies.md), - for stdin, or the name of a profile'

export function define(command: Command, act: Act): void {
  const check = command
    .command('check')
    .description(
      'Explain a policy in sentences, and say what it leaves open. Of witnesses (C2SP tlog-policy, or a trust file) it says whether a quorum stops a split view. Needs no ledger.',
    )
    .argument(argument, argumentWords)
  examples(check, [
    'custodia policy check room.json',
    'custodia policy check two-person-room',
    'custodia policy check witnesses.txt',
  ]).action(act((task, name: string) => checkPolicy(task, name)))
  const profiles = command
    .command('profiles')
    .description('List the policies that come with Custodia, or print one as a file.')
    .argument('[name]', 'which to print')
  examples(profiles, [
    'custodia policy profiles',
    'custodia policy profiles iso-27037 > policy.json',
  ]).action(act((task, name: string | undefined) => printProfiles(task, name)))
  const show = addLedgerOption(command.command('show')).description(
    'Explain the policy that is in force, and say what it leaves open.',
  )
  examples(show, ['custodia policy show', 'custodia policy show --ledger ./ledger --json']).action(
    act((task, options: LedgerOption) => showPolicy(task, options)),
  )
  defineAdopt(command, act)
}

function defineAdopt(parent: Command, act: Act): void {
  const except = ['policy']
  const command = parent
    .command('adopt')
    .description(
      'Put another policy in force. It waits for as many founders as the founding demands.',
    )
    .argument(argument, argumentWords)
  addEventOptions(command, 'policy.adopted', except)
  examples(command, [
    'custodia policy adopt room.json --reason "More drugs than last year" --key a.key',
    'custodia policy adopt two-person-room --key a.key',
  ]).action(
    act(async (task, name: string, options: ActOptions) => {
      const policy = recordedPolicy(await findPolicy(name, task.surroundings))
      await recordAct(task, options, async (place) => {
        const given = await readEventOptions('policy.adopted', options, place, except)
        return {
          type: 'policy.adopted',
          chain: place.ledger.id,
          fields: { ...given.fields, policy },
          sealed: given.sealed,
        }
      })
    }),
  )
}

async function checkPolicy({ out, surroundings }: Task, name: string): Promise<void> {
  const found = await readPolicy(name, surroundings)
  const witnesses = found instanceof Uint8Array ? readWitnesses(found) : undefined
  if (witnesses !== undefined) {
    const { document, text } = witnessWords(witnesses)
    return out.answer({ document, text })
  }
  const file = found instanceof Uint8Array ? parsePolicyFile(found) : found
  const policy = recordedPolicy(file)
  await out.answer({
    document: policyDocument(policy),
    text: policyText(policy, `The policy ${titleOf(file, name)} says:`),
  })
}

async function printProfiles({ out }: Task, name: string | undefined): Promise<void> {
  if (name !== undefined) {
    const file = policyProfiles.get(name)
    if (file === undefined) throw noProfile(name)
    await out.write(formatPolicyFile(file))
    return
  }
  const rows = [...policyProfiles].map(([key, { title = '' }]) => [key, title])
  await out.answer({
    document: { profiles: rows.map(([key = '', title = '']) => ({ name: key, title })) },
    text: formatTable(rows),
  })
}

function noProfile(name: string): CustodyError {
  const message = `there is no profile ${displayText(name, 'terminal')}; there is ${[...policyProfiles.keys()].join(', ')}`
  return new CustodyError('ERR_USAGE', message, { argument: name })
}

async function showPolicy(task: Task, options: LedgerOption): Promise<void> {
  const policy = await readLedger(task, options, ({ ledger }) =>
    Promise.resolve(ledger.state.policyAt()),
  )
  if (policy === undefined) throw new Error('bug: a ledger has a policy')
  await task.out.answer({
    document: policyDocument(policy),
    text: policyText(policy, 'The policy in force says:'),
  })
}
