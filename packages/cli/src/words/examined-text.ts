import type { PlacedEvent } from '@custodia/core/custody'
import { displayText } from '@custodia/core/wire'
import { formatTable } from '../io/table.ts'
import { createNameOf } from '../register/name-of.ts'
import { createRegister } from '../register/register.ts'
import type { ExaminedContext, ExaminedEvent } from '../travel/examine.ts'
import type { PreparedFile } from '../travel/prepared-file.ts'
import type { SeenAnchor } from '../travel/seen-file.ts'
import { clearWarnings } from './in-clear.ts'
import { fieldRows, showOccurrence } from './event-text.ts'
import { eventSentence } from './sentence.ts'
import { formatTime } from './time.ts'

export interface ExaminedPlace {
  readonly file: PreparedFile
  readonly seen: SeenAnchor | undefined
}

/** What a signer reads before he signs: made here, from the bytes that he signs. */
export function describeExamined(
  examined: ExaminedEvent,
  context: ReadonlyMap<string, ExaminedContext>,
  { file, seen }: ExaminedPlace,
): string {
  const { event, opened, anchor } = examined
  const { header } = event.parsed
  const register = createRegister()
  for (const { event: known, opened: values } of context.values()) {
    register.add({ chain: known.chain, payload: known.payload, opened: values })
  }
  const nameOf = createNameOf(register)
  const rows: (readonly string[])[] = [
    ['ledger', `${displayText(file.origin, 'terminal')} ${file.ledger}`],
    [
      'chain',
      event.payload.seq === 0
        ? `a new ${event.kind} chain`
        : `${nameOf(event.chain)} ${event.chain}`,
    ],
    ['signed by', `${nameOf(header.signer)} as ${event.payload.role}, with key ${header.kid}`],
    ['happened', showOccurrence(event.payload.occurredAt)],
    ...fieldRows(event, opened, nameOf),
    ['stands on', `${anchor.size} entries of the ledger; ${seenWords(anchor, seen)}`],
    ['place kept', `until ${formatTime(file.expires)}`],
  ]
  const names = register.parties.length > 0
  return [
    'You are about to sign:',
    '',
    eventSentence(placed(examined), opened, nameOf),
    '',
    formatTable(rows),
    '',
    ...clearWarnings(event.payload).flatMap((warning) => [warning, '']),
    ...(names
      ? ['Names of people are the word of whoever made the file. The ids are what you sign.', '']
      : []),
  ].join('\n')
}

function seenWords(anchor: SeenAnchor, seen: SeenAnchor | undefined): string {
  if (seen === undefined) return 'your first signature for this ledger with this key'
  if (seen.size === anchor.size) return 'the same that you saw last'
  return `proven to hold all ${seen.size} that you saw last`
}

/** The event as if it stood right behind its anchor: it has no place yet, and its words need none. */
function placed({ event, anchor }: ExaminedEvent): PlacedEvent {
  const { id, chain, kind, payload, parsed } = event
  const { signer, kid, issuedAt } = parsed.header
  const recordedAt = issuedAt * 1000
  return { id, chain, kind, index: anchor.size, recordedAt, signer, kid, issuedAt, payload }
}
