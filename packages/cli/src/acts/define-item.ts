import type { Command } from 'commander'
import type { LedgerEvent } from '@custodia/core'
import { equalBytes } from '@custodia/core/bytes'
import { CustodyError } from '@custodia/core/errors'
import type { EvidenceDigest } from '@custodia/core/wire'
import { hashFile } from '../io/hash-file.ts'
import { examples } from '../program.ts'
import { findNamed } from '../register/find.ts'
import { createNameOf } from '../register/name-of.ts'
import type { Act } from '../task.ts'
import type { ActOptions } from './act-options.ts'
import { addEventOptions } from './event-options.ts'
import { findOpenOffer } from './open-offer.ts'
import { readEventOptions } from './read-event-options.ts'
import { recordAct } from './record-act.ts'
import type { ActPlace } from './record-act.ts'

export function defineCheck(parent: Command, act: Act): void {
  const except = ['result', 'digests']
  const command = parent
    .command('check')
    .description('Read the data of an item again and record whether it is still the same.')
    .argument('<item>', 'exhibit number, or digits of its id')
    .argument('<file>', 'the data')
  addEventOptions(command, 'integrity.checked', except)
  examples(command, [
    'custodia record check EX-1 floppy.E01 --key b.key',
    'custodia record check EX-1 floppy.E01 --tool "custodia 0.1.0" --key b.key',
  ]).action(
    act(async (task, name: string, file: string, options: ActOptions) => {
      const measured = await hashFile(file, task.surroundings)
      await recordAct(task, options, async (place) => {
        const { id } = findNamed('item', name, place.register.items)
        const expected = await recordedDigest(id, place)
        const isSame = expected.size === measured.size && equalBytes(expected.value, measured.value)
        if (!isSame) await task.out.say(differs(file, expected, measured))
        const given = await readEventOptions('integrity.checked', options, place, except)
        return {
          type: 'integrity.checked',
          chain: id,
          fields: { ...given.fields, result: isSame ? 'same' : 'different' },
          sealed: { ...given.sealed, digests: [measured] },
        }
      })
    }),
  )
}

function differs(file: string, expected: EvidenceDigest, measured: EvidenceDigest): string {
  return (
    `${file} is not what was taken into custody: ${expected.size} bytes then, ${measured.size} now, ` +
    `with another SHA-256. This is recorded as "different".`
  )
}

/** The SHA-256 with which the data entered custody. Errors: ERR_NO_DIGEST. */
async function recordedDigest(item: string, place: ActPlace): Promise<EvidenceDigest> {
  const { ledger, register } = place
  for await (const event of ledger.history(item)) {
    const digest = digestsOf(event).find(
      ({ algorithm, scope }) => algorithm === 'sha-256' && scope === 'file',
    )
    if (digest !== undefined) return digest
    break
  }
  const message = `${createNameOf(register)(item)} was taken into custody without a SHA-256, so nothing can be compared`
  throw new CustodyError('ERR_NO_DIGEST', message, { item })
}

function digestsOf({ opened }: LedgerEvent): readonly EvidenceDigest[] {
  const digests = opened.get('digests')
  return Array.isArray(digests) ? (digests as readonly EvidenceDigest[]) : []
}

export function defineCancelOffer(parent: Command, act: Act): void {
  const except = ['offer']
  const command = parent
    .command('cancel-offer')
    .description('Take your offer back, or close one that has expired.')
    .argument('<item>', 'exhibit number, or digits of its id')
  addEventOptions(command, 'transfer.cancelled', except)
  examples(command, [
    'custodia record cancel-offer EX-1 --reason withdrawn --key a.key',
    'custodia record cancel-offer EX-1 --reason expired --key a.key',
  ]).action(
    act(async (task, name: string, options: ActOptions) => {
      await recordAct(task, options, async (place) => {
        const { item, offer } = findOpenOffer(name, place)
        const given = await readEventOptions('transfer.cancelled', options, place, except)
        const fields = { ...given.fields, offer }
        return { type: 'transfer.cancelled', chain: item, fields, sealed: given.sealed }
      })
    }),
  )
}
