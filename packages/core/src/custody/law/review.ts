import type { ChainHead } from '../../wire/index.ts'
import type { Breach } from './breach.ts'
import { alone } from './alone.ts'
import { burstsOfEntries } from './bursts.ts'
import { caseEnds } from './case-ends.ts'
import type { ReviewOptions } from './custody-record.ts'
import { goneWithEvidence } from './gone-with-evidence.ts'
import { breach } from './law.ts'
import { missingWitnesses } from './missing-witnesses.ts'
import { utc } from './moments.ts'
import { openEnds } from './open-ends.ts'
import { pairs } from './pairs.ts'
import { registrationOf } from './state/chains.ts'
import type { ChainState } from './state/chains.ts'
import { lookAt } from './state/looks.ts'
import { openOffer } from './state/items.ts'
import type { ItemState, OfferState } from './state/items.ts'
import type { ExportState, LawState } from './state/state.ts'
import { countBelow } from './state/timeline.ts'
import { unwitnessedConsents } from './topics/consent.ts'
import { disclosedToOthers } from './topics/handling.ts'
import { leftOpen } from './topics/left-open.ts'
import { withoutReceipt } from './topics/packaging.ts'
import { leftForTheTimeBeing } from './topics/places.ts'
import { unbalanced } from './topics/quantities.ts'
import { actsInTwoCases } from './topics/pseudonyms.ts'
import { unread } from './topics/readings.ts'
import { sealsUsedTwice, unseenOpenings } from './topics/seal-numbers.ts'
import { tainted } from './topics/taint.ts'

/** What no single event shows: asked once all chains are there, so that the order of reading cannot matter. */
export function reviewRecord(
  options: ReviewOptions,
  state: LawState,
): ReadonlyMap<string, readonly Breach[]> {
  const found = new Map<string, Breach[]>()
  state.looks.ends.clear()
  state.looks.withheld.clear()
  const note = (event: string, said: Breach | undefined): void => {
    if (said === undefined) return
    const known = found.get(event)
    if (known === undefined) found.set(event, [said])
    else known.push(said)
  }
  for (const chain of state.chains.values())
    note(chain.ids[0]!, unregistered(chain, options, state))
  for (const made of state.exports) {
    for (const head of made.heads) note(made.event, falseHead(made, head, options, state))
  }
  const ends = [
    ...missingWitnesses(state),
    ...unread(state),
    ...sealsUsedTwice(state),
    ...actsInTwoCases(state),
    ...unseenOpenings(state),
    ...leftOpen(state),
    ...withoutReceipt(state),
    ...unwitnessedConsents(state),
    ...openEnds(state),
    ...caseEnds(options, state),
    ...goneWithEvidence(state),
    ...burstsOfEntries(state),
    ...alone(state),
    ...pairs(state),
    ...tainted(state),
    ...unbalanced(state),
    ...leftForTheTimeBeing(state),
    ...disclosedToOthers(state),
  ]
  for (const [event, said] of ends) note(event, said)
  for (const item of state.items.values()) {
    for (const [event, said] of overdue(item, options.time, state)) note(event, said)
  }
  return found
}

/** CHN-05. Chains whose parent is not at hand are passed over: nobody can say. */
function unregistered(
  chain: ChainState,
  { notCarried }: ReviewOptions,
  state: LawState,
): Breach | undefined {
  const { parent, kind } = chain
  if (kind === 'ledger') return undefined
  if (parent !== undefined && notCarried?.has(parent) === true) return undefined
  lookAt(state, 'CHN-05')
  if (registrationOf(chain, state.chains) !== undefined) return undefined
  return breach('CHN-05', {
    sentence: `Chain ${chain.chain} of kind ${kind} is not registered in chain ${parent}, to which it belongs.`,
    remedy: 'Have the service register it there; until then it is no part of the ledger.',
  })
}

/** EXP-02: the length and the last event of a chain below the size of the log that the statement speaks of. */
function falseHead(
  made: ExportState,
  stated: ChainHead,
  { notCarried }: ReviewOptions,
  state: LawState,
): Breach | undefined {
  if (notCarried?.has(stated.chain) === true) return undefined
  lookAt(state, 'EXP-02')
  const chain = state.chains.get(stated.chain)
  const count = countBelow(chain?.indexes ?? [], made.size)
  const head = chain?.ids[count - 1] ?? 'none'
  if (count === stated.count && head === stated.head) return undefined
  return breach('EXP-02', {
    sentence: `The export ${made.event} states that chain ${stated.chain} had ${stated.count} events and that the last was ${stated.head}; among the first ${made.size} events of the log it has ${count}, and the last is ${head}.`,
    remedy: 'Ask for an export made anew, and for the reason of the difference.',
  })
}

/** CUS-06 and CUS-08 for what is still open when the record ends. */
function overdue(
  item: ItemState,
  time: number,
  state: LawState,
): readonly (readonly [string, Breach])[] {
  const found: [string, Breach][] = []
  const open = openOffer(item, Infinity)
  if (open !== undefined) {
    lookAt(state, 'CUS-06')
    if (open.expires < time) found.push([open.event, unanswered(item, open)])
  }
  lookAt(state, 'CUS-08', item.openLoans.length)
  for (const loan of item.openLoans) {
    if (loan.dueBack >= time) continue
    found.push([
      loan.offer,
      breach('CUS-08', {
        sentence: `Item ${item.item}, lent to person ${loan.borrower} by offer ${loan.offer}, was due back at ${utc(loan.dueBack)} and is not back.`,
        remedy: `Have the item offered back to person ${loan.lender} and accepted by him.`,
      }),
    ])
  }
  return found
}

function unanswered({ item }: ItemState, { event, expires }: OfferState): Breach {
  return breach('CUS-06', {
    sentence: `Offer ${event} of item ${item} expired at ${utc(expires)}, and nobody has answered or closed it.`,
    remedy: 'Let the custodian close the offer with transfer.cancelled.',
  })
}
