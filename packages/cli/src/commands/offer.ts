import type { Command } from 'commander'
import type { ActOptions } from '../acts/act-options.ts'
import { addEventOptions } from '../acts/event-options.ts'
import { readEventOptions } from '../acts/read-event-options.ts'
import { recordAct } from '../acts/record-act.ts'
import { hashFile } from '../io/hash-file.ts'
import { examples } from '../program.ts'
import { findNamed } from '../register/find.ts'
import type { Act } from '../task.ts'
import { parseSpan, parseTime } from '../words/time.ts'

interface OfferOptions extends ActOptions {
  readonly to: string
  readonly kind: string
  readonly expires?: string
  readonly file?: string
}

const except = ['to', 'kind', 'expires', 'digests']

export function define(command: Command, act: Act): void {
  command
    .description('Offer an item to another person. You stay accountable until he accepts.')
    .argument('<item>', 'exhibit number, or digits of its id')
    .requiredOption('--to <party>', 'who is to take it')
    .option('--kind <word>', 'permanent, loan, lab, courier, court or return', 'permanent')
    .option('--file <file>', 'the data that you give: its digest is measured now and sealed')
    .option('--expires <span|time>', 'how long the offer stands (12h, 7d) or until when')
  addEventOptions(command, 'transfer.offered', except)
  examples(command, [
    'custodia offer EX-1 --to "B. Example" --key a.key',
    'custodia offer EX-1 --to "B. Example" --kind loan --due-back 2026-12-24 --expires 2d --key a.key',
    'custodia offer EX-1 --to "B. Example" --as "A. Example" --prepare offer.prepared',
  ]).action(
    act(async (task, name: string, options: OfferOptions) => {
      const { file } = options
      const digests =
        file === undefined ? {} : { digests: [await hashFile(file, task.surroundings)] }
      await recordAct(task, options, async (place) => {
        const { ledger, register } = place
        const item = findNamed('item', name, register.items).id
        const { fields, sealed } = await readEventOptions(
          'transfer.offered',
          options,
          place,
          except,
        )
        const to = findNamed('party', options.to, register.parties).id
        const now = task.surroundings.now()
        const lifetime = ledger.state.policyAt()?.offerLifetime
        const expires = expiry(options.expires, { now, lifetime })
        const all = { ...fields, to, kind: options.kind, expires }
        return {
          type: 'transfer.offered',
          chain: item,
          fields: all,
          sealed: { ...sealed, ...digests },
        }
      })
    }),
  )
}

/** Until when an offer stands: as it was said, or as long as the policy allows. */
function expiry(
  text: string | undefined,
  { now, lifetime = 86_400 }: { readonly now: number; readonly lifetime: number | undefined },
): number {
  if (text === undefined) return now + lifetime * 1000
  return /^\d+[smhd]$/.test(text) ? now + parseSpan(text) * 1000 : parseTime(text)
}
