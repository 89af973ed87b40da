import { auditQueries, startAudit } from '@custodia/core/custody'
import type { AuditAnswer, AuditRow } from '@custodia/core/custody'
import type { Role } from '@custodia/core/wire'
import { authorityDraft, caseDraft } from '../support/law-setting.ts'
import { enrolmentDraft, foundedWorld, lawPerson } from '../support/law-world.ts'
import type { LawPerson, LawWorld } from '../support/law-world.ts'

export const hour = 3600

/** A ledger with a case, an authority and people, in which no item was taken yet. Nothing in it is signed. */
export interface SmallWorld {
  readonly world: LawWorld
  readonly caseId: string
  readonly authority: string
  readonly officer: LawPerson
  /** Enrols somebody in one role. */
  enrol(name: string, role: Role): LawPerson
}

export function smallWorld(): SmallWorld {
  const world = foundedWorld()
  const enrol = (name: string, role: Role): LawPerson => {
    const person = lawPerson(name)
    world.did(enrolmentDraft(person, [role]))
    return person
  }
  const officer = enrol('the officer', 'officer')
  const caseId = world.did(caseDraft(officer)).id
  const authority = world.did(authorityDraft(officer, caseId)).id
  return { world, caseId, authority, officer, enrol }
}

export interface Handover {
  readonly item: string
  readonly by: LawPerson
  readonly role: Role
  readonly to: LawPerson
  readonly toRole: Role
  readonly kind?: 'permanent' | 'loan' | 'return'
  /** Numbers of the seals that the receiver finds, if he says so. */
  readonly seals?: readonly string[]
}

/** One person hands an item over to another. */
export function handOver({ world }: Pick<SmallWorld, 'world'>, handover: Handover): void {
  const { item: chain, by, role, to, toRole, kind = 'permanent', seals } = handover
  const expires = world.now() + 3_600_000
  const due = kind === 'loan' ? { dueBack: world.now() + 86_400_000 } : {}
  const fields = { to: to.party, kind, expires, ...due }
  const { id: offer } = world.did({ type: 'transfer.offered', by, role, chain, fields })
  const said = { offer, ...(seals === undefined ? {} : { seals }) }
  world.did({ type: 'transfer.accepted', by: to, role: toRole, chain, fields: said })
}

/** What every query answers of the whole record. */
export function answersOf({ world }: Pick<SmallWorld, 'world'>): readonly AuditAnswer[] {
  const run = startAudit(auditQueries, {
    view: world.state,
    scope: {},
    time: world.now(),
    withdrawals: 10,
    unseenDays: 365,
  })
  for (const event of world.events) run.see(event)
  return run.answers()
}

/**
 * Everything that is not as it should be, as `query measure count/of`, with the rule and the name of the person; acts at
 * the desk, pairs, kinds and how late entries come are figures of every ledger, and stand beside it.
 */
export function amiss(
  answers: readonly AuditAnswer[],
  people: { readonly [name: string]: LawPerson },
): readonly string[] {
  const figures = new Set(['AUD-04', 'SOD-02', 'lateness', 'kinds'])
  return answers
    .filter(({ query }) => !figures.has(query))
    .flatMap(({ query, rows }) =>
      rows.filter(isAmiss).map((row) => `${query} ${wordsOf(row, people)}`),
    )
}

/** A share that is whole, or a pair that is one of several, is in order. */
function isAmiss({ isUsual, measure, count, of, rule }: AuditRow): boolean {
  if (isUsual === true || measure === 'pair') return false
  return rule !== undefined || of === undefined || count < of
}

function wordsOf(
  { measure, count, of, rule, person, kind }: AuditRow,
  people: { readonly [name: string]: LawPerson },
): string {
  const who = Object.entries(people).find(([, { party }]) => party === person)?.[0]
  const share = of === undefined ? `${count}` : `${count}/${of}`
  return [measure, rule, kind, who, share].filter((word) => word !== undefined).join(' ')
}
