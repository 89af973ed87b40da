import type { BundleContent } from './bundle/bundle-reading.ts'
import { checkEntry, questions } from './check-table.ts'
import type { QuestionId } from './check-table.ts'
import type { Collected } from './collector.ts'
import type {
  Answer,
  CheckResult,
  CompletenessReport,
  EvidenceReport,
  Finding,
  Outcome,
  RuleSetReport,
  SignerReport,
} from './report.ts'
import { count, utc } from './words.ts'

/** What answers and headline are made of. */
export interface Facts {
  readonly checks: readonly CheckResult[]
  readonly findings: readonly Finding[]
  readonly points: number
  readonly graded: Collected['graded']
  readonly ruleSet: RuleSetReport
  readonly tally: Collected['tally']
  readonly signers: readonly SignerReport[]
  readonly completeness: CompletenessReport
  readonly evidence: readonly EvidenceReport[]
  readonly bundle: BundleContent & { readonly isWhole: boolean }
  readonly isRecognised: boolean
}

/** The five questions, each with one plain sentence. Nothing from the bundle stands in it but numbers and times. */
export function answerQuestions(facts: Facts): readonly Answer[] {
  return (Object.keys(questions) as QuestionId[]).map((question) => {
    if (!facts.bundle.isWhole) return { question, outcome: 'not-checked', sentence: unreadable }
    const outcome = outcomeOf(question, facts)
    const isMoot = leansOnRecord.has(question) && outcome !== 'fail' && isChanged(facts)
    if (isMoot) return { question, outcome: 'not-checked', sentence: moot }
    return { question, outcome, sentence: sentences[question](outcome, facts) }
  })
}

const unreadable = 'Not known: the file could not be read to its end.'
const moot = 'Not known: this rests on the record, and the record was changed.'

/** What these questions ask can be good only if the record itself is. */
const leansOnRecord: ReadonlySet<QuestionId> = new Set(['whole', 'custody', 'evidence'])

function isChanged(facts: Pick<Facts, 'checks'>): boolean {
  return outcomeOf('changed', facts) === 'fail'
}

/** The worst outcome of the checks of a question. Optional checks that were not made do not count. */
export function outcomeOf(question: QuestionId, { checks }: Pick<Facts, 'checks'>): Outcome {
  const own = checks.filter((result) => result.question === question)
  const has = (outcome: Outcome): boolean => own.some((result) => result.outcome === outcome)
  if (has('fail')) return 'fail'
  const isOpen = own.some(
    ({ check, outcome }) => outcome === 'not-checked' && checkEntry(check).optional !== true,
  )
  const isNothing = own.every(({ outcome }) => outcome === 'not-checked')
  if (isOpen || isNothing) return 'not-checked'
  return has('point') ? 'point' : 'pass'
}

type Sentence = (outcome: Outcome, facts: Facts) => string

const sentences: { readonly [Q in QuestionId]: Sentence } = {
  changed(outcome, { bundle, ...facts }) {
    if (outcome === 'fail') return `Yes: ${tally(facts, 'changed')} something that does not match.`
    if (outcome === 'not-checked') return 'Nothing changed was found, but not all could be checked.'
    const { log } = bundle
    const order = log.byIndex()
    const [from, to] = [order.at(0)!, order.at(-1)!].map((ordinal) => utc(log.recordedAt(ordinal)))
    const points = outcome === 'point' ? ` ${pointsOf(facts, 'changed')}` : ''
    return `No: ${count(log.size, 'entry', 'entries')}, recorded from ${from} to ${to}, are as they were signed.${points}`
  },

  signers(outcome, { findings, signers, isRecognised, ...facts }) {
    const people = signers.filter(({ role }) => role !== 'service')
    const signed = `${count(people.length, 'person', 'people')} signed`
    const codes = new Set(findings.map(({ code }) => code))
    if (codes.has('ledger.exercise')) return `${signed}, in a ledger that is an exercise.`
    if (codes.has('trust.other-ledger') || codes.has('trust.other-log')) {
      return `${signed}, but their ledger is not the one in your trust file.`
    }
    if (outcome === 'fail') return `${signed}, and ${tally(facts, 'signers')} a fault in that.`
    if (!isRecognised) return `${signed}. Without a trust file nothing shows who they are.`
    const points = outcome === 'point' ? ` ${pointsOf(facts, 'signers')}` : ''
    return `${signed}; the ledger in your trust file vouches for each of them.${points}`
  },

  whole(outcome, { completeness, ...facts }) {
    if (outcome === 'fail')
      return `No: ${tally(facts, 'whole')} something left out or stated falsely.`
    if (outcome === 'not-checked' && completeness.level === 'C1') {
      return `Not all could be checked. ${completeness.sentence}`
    }
    return completeness.sentence
  },

  custody(outcome, facts) {
    if (outcome === 'fail' && isChanged(facts)) {
      return `Not known: the record was changed, and ${tally(facts, 'custody')} acts that may only follow from that.`
    }
    if (outcome === 'fail') return `No: ${tally(facts, 'custody')} an act that the rules forbid.`
    if (outcome === 'not-checked') return 'Not known: no entry could be judged.'
    const points = outcome === 'point' ? ` ${pointsOf(facts, 'custody')}` : ''
    return `Yes: every entry keeps the rules that were in force at its place.${points}`
  },

  evidence(outcome, { evidence, bundle, ...facts }) {
    if (outcome === 'fail') return `No: ${tally(facts, 'evidence')} a difference.`
    const points = outcome === 'point' ? ` ${pointsOf(facts, 'evidence')}` : ''
    const items = [...bundle.learner.measurements.all.values()].filter(
      ({ isItem }) => isItem,
    ).length
    const same = evidence.filter((file) => file.outcome === 'same').length
    if (evidence.length === 0) {
      return `Not compared: no file was supplied. ${count(items, 'item has', 'items have')} a digest on record.${points}`
    }
    if (same < evidence.length) {
      return `${same} of ${count(evidence.length, 'supplied file')} are on record; of the others it cannot be said.`
    }
    const matched = new Set(evidence.flatMap(({ item }) => item ?? [])).size
    return `Yes: ${count(same, 'supplied file is', 'supplied files are')} the same as on record, for ${matched} of ${count(items, 'item')} with a digest.${points}`
  },
}

type Tallied = Pick<Facts, 'tally'>

/** How many findings speak against a question. */
function tally(facts: Tallied, question: QuestionId): string {
  return count(facts.tally(question).faults, 'finding shows', 'findings show')
}

function pointsOf(facts: Tallied, question: QuestionId): string {
  return `${count(facts.tally(question).points, 'point')} to explain.`
}
