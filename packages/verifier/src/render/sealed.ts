import { reasonWords } from '../checks/withheld.ts'
import type { SealedPlaces, VerificationReport } from '../report.ts'
import { count } from '../words.ts'

const placesShown = 20

/** How many sealed values are opened, and where those are that are not, and why. */
export function sealedBlock({ sealed, bundle }: VerificationReport, expert: boolean): string {
  const { total, opened, withheld, erased, withoutReason, profile, places } = sealed
  if (bundle === null || total === 0) return ''
  const rows = expert ? places : places.slice(0, placesShown)
  const more = places.length - rows.length
  return [
    'What is sealed',
    `  ${opened} of ${count(total, 'sealed value')} ${opened === 1 ? 'is' : 'are'} opened, ${withheld} withheld, ${erased} erased.`,
    ...(profile === undefined ? [] : [`  The ledger opened them by the profile ${profile.name}.`]),
    ...rows.map(onePlace),
    ...(more === 0 ? [] : [`  and under ${count(more, 'further label')}`]),
    ...(withoutReason === 0
      ? []
      : [`  For ${count(withoutReason, 'withheld value')} nothing on record gives a reason.`]),
    ...(withheld === 0 ? [] : [howToSee]),
    ...(erased === 0 ? [] : [erasedForGood]),
  ].join('\n')
}

const howToSee =
  '  A court that wants to see a withheld value has the keeper of the ledger open it: the digest in the signed entry shows that it is the one that was sealed.'

const erasedForGood =
  '  What was erased nobody can show any more; its digest and the order to erase it stay on record.'

function onePlace({ kind, type, label, withheld, erased, reasons, grounds }: SealedPlaces): string {
  const parts = [
    ...(withheld === 0 ? [] : [`${withheld} withheld (${whyWithheld(reasons)})`]),
    ...(erased === 0 ? [] : [`${erased} erased (${grounds.join(', ')})`]),
  ]
  return `  - ${label} of ${type}, in ${kind} chains: ${parts.join(', ')}`
}

function whyWithheld(reasons: SealedPlaces['reasons']): string {
  return reasons.length === 0 ? 'no reason on record' : reasonWords(reasons)
}
