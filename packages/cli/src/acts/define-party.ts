import type { Command } from 'commander'
import { parsePossession, displayText } from '@custodia/core/wire'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { readLedger } from '../home/use-ledger.ts'
import { readInput } from '../io/files.ts'
import { formatTable } from '../io/table.ts'
import { examples } from '../program.ts'
import { findNamed } from '../register/find.ts'
import { readRegister, shortId } from '../register/register.ts'
import type { Act, Task } from '../task.ts'
import { parseRequestFile, requestLength } from '../travel/request-file.ts'
import { addActOptions } from './act-options.ts'
import type { ActOptions } from './act-options.ts'
import { addEventOptions } from './event-options.ts'
import { readEventOptions } from './read-event-options.ts'
import { readRole, readRoles } from './read-roles.ts'
import { recordAct } from './record-act.ts'

interface EnrolOptions extends ActOptions {
  readonly roles: string
  readonly protected?: boolean
}

export function defineEnrol(parent: Command, act: Act): void {
  const command = parent
    .command('enrol')
    .description('Enrol a person who asked for it. You vouch for who that is.')
    .argument('<request>', 'the file that `custodia party request` wrote; - is stdin')
    .requiredOption('--roles <list>', 'what the person may do, separated by commas')
    .option('--protected', 'protect the identity: no export ever opens who the person is')
  examples(addActOptions(command), [
    'custodia party enrol b.request --roles examiner,custodian --key a.key',
    'custodia party enrol b.request --roles custodian --as "A. Example" --prepare enrol.prepared',
  ]).action(
    act(async (task, file: string, options: EnrolOptions) => {
      const roles = readRoles(options.roles)
      const identity = options.protected === true ? ({ identity: 'protected' } as const) : {}
      const { surroundings } = task
      const request = parseRequestFile(
        await readInput(file, { maximum: requestLength, surroundings }),
      )
      const { party, key, nextKey } = parsePossession(request.possession)
      const { possession, name, person, agency, contact } = request
      await recordAct(task, options, async () => ({
        type: 'party.enrolled',
        fields: { party, key, nextKey, possession, roles, ...identity },
        sealed: {
          name,
          person,
          ...(agency === undefined ? {} : { agency }),
          ...(contact === undefined ? {} : { contact }),
        },
      }))
    }),
  )
}

export function defineGrant(parent: Command, act: Act): void {
  const except = ['granted']
  const command = parent
    .command('grant')
    .description('Give a person a role.')
    .argument('<party>', 'name, or digits of the id')
    .argument('<role>', 'the role')
  addEventOptions(command, 'role.granted', except)
  examples(command, [
    'custodia party grant "B. Example" custodian --key a.key',
    'custodia party grant "B. Example" examiner --case EX-2026-001 --until 2027-01-01 --key a.key',
  ]).action(
    act(async (task, name: string, role: string, options: ActOptions) => {
      const granted = readRole(role)
      await recordAct(task, options, async (place) => {
        const { chain } = findNamed('party', name, place.register.parties)
        const given = await readEventOptions('role.granted', options, place, except)
        const fields = { ...given.fields, granted }
        return { type: 'role.granted', chain, fields, sealed: given.sealed }
      })
    }),
  )
}

export function defineList(parent: Command, act: Act): void {
  const command = parent.command('list').description('List the parties, their roles and keys.')
  examples(addLedgerOption(command), ['custodia party list', 'custodia party list --json']).action(
    act((task, options: LedgerOption) => listParties(task, options)),
  )
}

async function listParties(task: Task, options: LedgerOption): Promise<void> {
  await readLedger(task, options, async ({ ledger }) => {
    const time = task.surroundings.now()
    const parties = (await readRegister(ledger)).parties.map((entry) => {
      const record = ledger.state.party(entry.id)
      const keys = record?.keys ?? []
      return {
        ...entry,
        ended: record?.ended,
        roles: ledger.state.rolesAt({ party: entry.id, time }),
        key: keys.findLast(({ until }) => until === undefined)?.kid,
      }
    })
    await task.out.answer({
      document: {
        parties: parties.map(({ id, chain, name, agency, roles, key, ended }) => ({
          party: id,
          chain,
          name,
          agency,
          roles,
          key,
          ended,
        })),
      },
      text: formatTable(
        parties.map(({ id, name, agency, roles, key, ended }) => [
          displayText(name, 'terminal'),
          shortId(id),
          key === undefined ? 'none' : shortId(key),
          ended === undefined
            ? roles.join(', ')
            : `none: gone since @${ended.index} (${ended.reason})`,
          agency === undefined ? '' : displayText(agency, 'terminal'),
        ]),
        ['NAME', 'ID', 'KEY', 'ROLES', 'AGENCY'],
      ),
    })
  })
}
