import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { latestMoment, utc } from '../moments.ts'
import { hasEnded, variationAt, voidedAt } from '../state/authorities.ts'
import type { AuthorityState, AuthorityTerms } from '../state/authorities.ts'
import type { LawState } from '../state/state.ts'
import { datesInOrder } from './validity.ts'

type Varied = EventOf<'authority.varied'>

const recordedInOrder: Rule<'authority.recorded'> = rule('LEG-08', ({ id, payload }) =>
  datesInOrder('LEG-08', `authority ${id}`, payload.fields),
)

export const authorityLaw: TypeLaw<'authority.recorded'> = {
  rules: [recordedInOrder],
  effect({ id, index, chain, payload }, state) {
    const { kind, validFrom, validUntil, actions, kinds } = payload.fields
    state.cases.get(chain)!.authorities.set(id, {
      event: id,
      index,
      kind,
      validFrom,
      terms: { validUntil, actions, kinds },
      variations: [],
      voided: undefined,
    })
  },
}

function authorityOf({ chain, payload }: Varied, state: LawState): AuthorityState | undefined {
  return state.cases.get(chain)!.authorities.get(payload.fields.varies)
}

const onRecord: Rule<'authority.varied'> = rule('LEG-07', (event, state) => {
  if (authorityOf(event, state) !== undefined) return undefined
  return breach('LEG-07', {
    sentence: `Event ${event.id} varies the authority ${event.payload.fields.varies}, which case ${event.chain} has not on record.`,
    remedy: 'Record the authority in the case first, and name it by the id of that event.',
  })
})

/** What of an authority a variation sets anew, by name. */
const bounds = ['validUntil', 'actions', 'kinds'] as const

/** LEG-09. */
const saysWhatItsWordDemands: Rule<'authority.varied'> = rule('LEG-09', ({ id, payload }) => {
  const { fields, sealed } = payload
  const { change, reach } = fields
  const changes = change === 'extended' || change === 'narrowed'
  const set = bounds.filter((name) => fields[name] !== undefined)
  const fault = changes
    ? set.length === 0 && !sealed.has('scope')
      ? 'and does not say in what'
      : undefined
    : set.length > 0 || sealed.has('scope')
      ? 'and says what it would still allow'
      : change === 'quashed' && reach === undefined
        ? 'and does not say whether from the beginning or from now on'
        : undefined
  const stray = reach !== undefined && change !== 'quashed'
  if (fault === undefined && !stray) return undefined
  return breach('LEG-09', {
    sentence: `Event ${id} says that the authority ${fields.varies} was ${change}, ${fault ?? 'and how far back it was quashed'}.`,
    remedy:
      'Say of an extension or a narrowing the new end, kinds of act, kinds of item or scope; of a quashing its reach; and of an end before its day neither.',
  })
})

/** LEG-11. */
const stillStands: Rule<'authority.varied'> = rule('LEG-11', (event, state) => {
  const authority = authorityOf(event, state)!
  const last = variationAt(authority, event.index)
  const isLastWord = event.payload.fields.reach === 'from-the-beginning'
  const isOver = isLastWord
    ? voidedAt(authority, event.index) !== undefined
    : last !== undefined && hasEnded(last)
  if (!isOver) return undefined
  return breach('LEG-11', {
    sentence: `Event ${event.id} varies the authority ${authority.event}, which event ${last!.event} has ended.`,
    remedy:
      'Record a new authority. What was ended can still be quashed from the beginning, and that once.',
  })
})

/** Whether a bound is strictly wider in the one than in the other; undefined is the widest. */
function isWider(name: (typeof bounds)[number], a: AuthorityTerms, b: AuthorityTerms): boolean {
  if (name === 'validUntil') {
    return b.validUntil !== undefined && (a.validUntil === undefined || a.validUntil > b.validUntil)
  }
  return holdsMore(a[name], b[name])
}

function holdsMore(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === undefined || b === undefined) return b !== undefined
  return a.length > b.length && b.every((word) => a.includes(word))
}

/** What the authority allows before this event, and after it. */
function beforeAndAfter(
  { payload, index }: Varied,
  authority: AuthorityState,
): readonly [AuthorityTerms, AuthorityTerms] {
  const before = variationAt(authority, index) ?? authority.terms
  const { validUntil, actions, kinds } = payload.fields
  const after = {
    validUntil: validUntil ?? before.validUntil,
    actions: actions ?? before.actions,
    kinds: kinds ?? before.kinds,
  }
  return [before, after]
}

/** LEG-10. */
const keepsItsWord: Rule<'authority.varied'> = rule('LEG-10', (event, state) => {
  const { fields } = event.payload
  const { change } = fields
  if (change !== 'extended' && change !== 'narrowed') return notConcerned
  const [before, after] = beforeAndAfter(event, authorityOf(event, state)!)
  const broken = bounds.find(
    (name) =>
      fields[name] !== undefined &&
      !(change === 'extended' ? isWider(name, after, before) : isWider(name, before, after)),
  )
  if (broken === undefined) return undefined
  return breach('LEG-10', {
    sentence: `Event ${event.id} says that the authority ${fields.varies} was ${change}, and by its "${broken}" it is not.`,
    remedy:
      'Use the word that fits; what is wider in one thing and narrower in another is two events.',
  })
})

const variedInOrder: Rule<'authority.varied'> = rule('LEG-08', (event, state) => {
  const { varies, validUntil } = event.payload.fields
  const { validFrom } = authorityOf(event, state)!
  return datesInOrder('LEG-08', `authority ${varies}`, { validFrom, validUntil })
})

/** LEG-12. */
const whileInForce: Rule<'authority.varied'> = rule('LEG-12', (event, state) => {
  const { occurredAt, fields } = event.payload
  const authority = authorityOf(event, state)!
  const { validUntil = Infinity } = beforeAndAfter(event, authority)[0]
  if (fields.change !== 'extended') return notConcerned
  if (occurredAt.time <= validUntil) return undefined
  return breach('LEG-12', {
    sentence: `Event ${event.id} extends the authority ${fields.varies} at ${utc(occurredAt.time)}, and it had ended at ${utc(validUntil)}.`,
    remedy: 'Record a new authority, or explain by what right one that had ended was extended.',
  })
})

/** An extension counts at once; what takes something away counts once its moment is over. */
function countsFrom({ payload: { fields, occurredAt } }: Varied): number {
  return fields.change === 'extended' ? occurredAt.time : latestMoment(occurredAt) + 1
}

function vary(event: Varied, state: LawState): void {
  const authority = authorityOf(event, state)!
  const { id, index, payload } = event
  const { change, reach } = payload.fields
  const [, after] = beforeAndAfter(event, authority)
  const from = Math.max(countsFrom(event), authority.variations.at(-1)?.from ?? 0)
  authority.variations.push({ event: id, index, change, reach, from, ...after })
  if (reach === 'from-the-beginning') authority.voided = { event: id, index }
}

export const variationLaw: TypeLaw<'authority.varied'> = {
  rules: [onRecord, saysWhatItsWordDemands, stillStands, keepsItsWord, variedInOrder],
  points: [whileInForce],
  effect: vary,
}
