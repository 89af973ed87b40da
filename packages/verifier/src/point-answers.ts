import type { CustodyRecord } from '@custodia/core/custody'
import type { ExplainingLabel, Explanations } from './bundle/explanations.ts'
import type { EntryWords, Finding, PersonWords, PointAnswer } from './report.ts'

export interface AnswerSources {
  readonly record: CustodyRecord
  readonly explanations: Explanations
}

/** A finding of the law with who made the entry and when, and a point with what is on record in answer to it. */
export function withAnswers(finding: Finding, sources: AnswerSources): Finding {
  const { rule, severity, place } = finding
  const entry = place.event === undefined ? undefined : entryWords(place.event, sources)
  if (rule === undefined || place.event === undefined || entry === undefined) return finding
  const people = peopleIn(rule.sentence, place.event, sources)
  const told = { ...finding, entry, people }
  if (severity !== 'point') return told
  const answers = answersTo(place.event, rule.id, sources)
  const answersLeftOut = answers.length - keptOfOne
  return {
    ...told,
    answers: answers.slice(0, keptOfOne),
    ...(answersLeftOut > 0 ? { answersLeftOut } : {}),
  }
}

/** Answers to one point, and people in one sentence, that are kept. */
const keptOfOne = 20

function entryWords(event: string, { record }: AnswerSources): EntryWords | undefined {
  const known = record.event(event)
  if (known === undefined) return undefined
  const { signer: by, role, recordedAt, occurredAt } = known
  return { by, role, recordedAt, occurredAt }
}

/** People whom a sentence names beside the signer, in their order, with the roles that they held at that entry. */
function peopleIn(
  sentence: string,
  event: string,
  { record }: AnswerSources,
): readonly PersonWords[] {
  const { index, recordedAt: time, signer, case: inCase } = record.event(event)!
  const scope = { index: index + 1, time, ...(inCase === undefined ? {} : { case: inCase }) }
  const ids = new Set(sentence.match(/\b[0-9a-f]{64}\b/g))
  return [...ids]
    .filter((id) => id !== signer && record.party(id) !== undefined)
    .slice(0, keptOfOne)
    .map((party) => ({ party, roles: record.rolesAt({ party, ...scope }) }))
}

function answersTo(event: string, rule: string, sources: AnswerSources): readonly PointAnswer[] {
  return [
    ...latenessOf(event, sources),
    ...reasonOf(event, sources),
    ...challengesOf(event, rule, sources),
    ...remarksOn(event, sources),
  ]
}

type Said = Pick<PointAnswer, 'event' | 'index' | 'by' | 'text'>

/** Where it is said and by whom; nothing for what the law refused, which has no effect. */
function said(
  event: string,
  label: ExplainingLabel,
  { record, explanations }: AnswerSources,
): readonly Said[] {
  const known = record.event(event)
  if (known === undefined || known.refused) return []
  const text = explanations.textOf(event, label)
  const { index, signer: by } = known
  return [{ event, index, by, ...(text === undefined ? {} : { text }) }]
}

function latenessOf(event: string, sources: AnswerSources): readonly PointAnswer[] {
  const late = sources.explanations.lateness(event)
  return late === undefined
    ? []
    : said(event, 'lateReason', sources).map((one) => ({ ...one, kind: 'late', ...late }))
}

/** A correction and a restore, among others, say in the entry itself why it was made. */
function reasonOf(event: string, sources: AnswerSources): readonly PointAnswer[] {
  if (!sources.explanations.sealsReason(event)) return []
  return said(event, 'reason', sources).map((one) => ({ ...one, kind: 'reason' }))
}

/** A challenge that names another rule asked something else. */
function challengesOf(event: string, rule: string, sources: AnswerSources): readonly PointAnswer[] {
  return sources.record.challenges(event).flatMap(({ rule: asked, answer }) => {
    if (answer === undefined || (asked !== undefined && asked !== rule)) return []
    const { outcome } = answer
    return said(answer.event, 'answer', sources).map((one) => ({
      ...one,
      kind: 'challenge',
      outcome,
    }))
  })
}

function remarksOn(event: string, sources: AnswerSources): readonly PointAnswer[] {
  return sources.explanations
    .remarksOn(event)
    .flatMap((remark) => said(remark, 'note', sources))
    .map((one) => ({ ...one, kind: 'remark' }))
}
