import { laterRules, rules } from '@custodia/core/custody'
import { chainKinds, completenessLevels, enumerations, eventTypes } from '@custodia/core/wire'
import { checkIds, exitCodes, findingCodes, grades, questions } from '@custodia/verifier'

const ruleIds = [...Object.keys(rules), ...Object.keys(laterRules)]
const hex32 = { type: 'string', pattern: '^[0-9a-f]{64}$' }
const text = { type: 'string' }
const count = { type: 'integer', minimum: 0 }
const truth = { type: 'boolean' }
const oneOf = (words) => ({ enum: [...words] })
const listOf = (items) => ({ type: 'array', items })
const optional = (schema) => ({ ...schema, isOptional: true })

/** An object of exactly these members. */
function object(members) {
  const properties = {}
  const required = []
  for (const [name, { isOptional, ...schema }] of Object.entries(members)) {
    properties[name] = schema
    if (!isOptional) required.push(name)
  }
  return { type: 'object', properties, required, additionalProperties: false }
}

const orNull = (schema) => ({ anyOf: [{ type: 'null' }, schema] })
const outcome = oneOf(['pass', 'point', 'fail', 'not-checked'])
const question = oneOf(Object.keys(questions))
const level = oneOf(completenessLevels)
const severity = oneOf(['unreadable', 'altered', 'unrecognised-signer', 'incomplete', 'point'])
const textOrNumber = { anyOf: [text, { type: 'integer' }] }

const place = object({
  offset: optional(count),
  index: optional(count),
  event: optional(hex32),
  type: optional(oneOf(Object.keys(eventTypes))),
  kind: optional(oneOf(chainKinds)),
  chain: optional(hex32),
  seq: optional(count),
  label: optional(text),
  file: optional(text),
})

const finding = object({
  code: oneOf(findingCodes),
  check: oneOf(checkIds),
  severity,
  grade: optional(oneOf(grades)),
  place,
  expected: optional(textOrNumber),
  found: optional(textOrNumber),
  reason: optional(text),
  rule: optional(
    object({
      id: text,
      sentence: text,
      remedy: text,
      demands: optional(text),
      expert: optional(text),
      section: optional(text),
    }),
  ),
  entry: optional(
    object({ by: hex32, role: oneOf(enumerations.role), recordedAt: count, occurredAt: count }),
  ),
  people: optional(listOf(object({ party: hex32, roles: listOf(oneOf(enumerations.role)) }))),
  answers: optional(
    listOf(
      object({
        event: hex32,
        index: count,
        by: hex32,
        kind: oneOf(['challenge', 'late', 'reason', 'remark']),
        outcome: optional(oneOf(enumerations['challenge-outcome'])),
        reason: optional(oneOf(enumerations['late-code'])),
        text: optional(text),
      }),
    ),
  ),
  answersLeftOut: optional(count),
  fork: optional(object({ size: count, shown: hex32, other: hex32, checkpoint: text })),
})

const check = object({
  check: oneOf(checkIds),
  question,
  outcome,
  looked: count,
  unit: text,
  findings: count,
  reason: optional(text),
})

const graded = object(Object.fromEntries(grades.map((grade) => [grade, count])))

const rule = object({
  id: oneOf(ruleIds),
  outcome,
  looked: count,
  unit: text,
  withheld: optional(count),
  since: optional(count),
  findings: count,
  reason: optional(text),
})

const signer = object({
  party: hex32,
  name: optional(text),
  role: oneOf(['founder', 'service', 'party']),
  vouchedBy: optional(hex32),
  events: count,
  recognised: truth,
  keys: listOf(
    object({
      kid: hex32,
      events: count,
      ended: optional(oneOf(['rotated', 'revoked', 'holder-gone'])),
      rekeyedBy: optional(listOf(hex32)),
    }),
  ),
})

const bundle = object({
  sha256: hex32,
  length: count,
  ledger: hex32,
  origin: optional(text),
  exercise: optional(truth),
  checkpoint: optional(object({ size: count, root: hex32 })),
  chains: object(Object.fromEntries(chainKinds.map((kind) => [kind, count]))),
  events: count,
  recorded: optional(object({ from: count, to: count })),
  notCarried: count,
})

const attachment = object({
  sha256: hex32,
  size: count,
  event: optional(hex32),
  outcome: oneOf(['same', 'changed', 'unknown']),
})

const erasedAccesses = object({
  chain: hex32,
  item: optional(hex32),
  entries: count,
  by: listOf(hex32),
})

const evidence = object({
  file: text,
  outcome: oneOf(['same', 'different', 'undecided']),
  size: optional(count),
  digests: object(
    Object.fromEntries(
      enumerations['digest-algorithm'].map((name) => [name, optional({ type: 'string' })]),
    ),
  ),
  item: optional(hex32),
  event: optional(hex32),
})

const completeness = object({
  level,
  demanded: level,
  sentence: text,
  statement: optional(object({ event: hex32, index: count, recordedAt: count, asOf: count })),
  leaves: optional(object({ examined: count, lastRecordedAt: count })),
})

const outsideWord = { time: count, by: oneOf(['witnesses', 'time-stamps']) }

const time = object({
  checkpoints: count,
  dated: count,
  notBefore: count,
  notAfter: count,
  latest: optional(object({ size: count, ...outsideWord })),
  entries: optional(
    listOf(
      object({
        index: count,
        event: hex32,
        recordedAt: count,
        notBefore: optional(object(outsideWord)),
        notAfter: optional(object(outsideWord)),
      }),
    ),
  ),
})

/** The JSON Schema of a report (D31), made from the same tables as the reports themselves. */
export function reportSchema() {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:custodia:schema:report:1',
    title: 'Custodia verification report, version 1',
    description:
      'Times are milliseconds since 1970 UTC. Text from the bundle stands in name, reason, expected, found, label, file, rule and text alone: show it quoted and escaped.',
    ...object({
      schema: { const: 'custodia/report/1' },
      verdict: oneOf(Object.keys(exitCodes)),
      exitCode: oneOf(Object.values(exitCodes)),
      headline: text,
      integrityOnly: truth,
      checkedAt: count,
      trust: orNull(object({ fingerprint: hex32, ledger: hex32 })),
      bundle: orNull(bundle),
      answers: {
        ...listOf(object({ question, outcome, sentence: text })),
        minItems: 5,
        maxItems: 5,
      },
      points: count,
      ruleSet: object({
        today: count,
        ofItsDay: count,
        pointsOfItsDay: optional(count),
        gradedOfItsDay: optional(graded),
      }),
      graded,
      findings: listOf(finding),
      findingsLeftOut: count,
      checks: { ...listOf(check), minItems: checkIds.length, maxItems: checkIds.length },
      rules: { ...listOf(rule), minItems: ruleIds.length, maxItems: ruleIds.length },
      signers: listOf(signer),
      completeness,
      time,
      sealed: object({
        total: count,
        opened: count,
        withheld: count,
        erased: count,
        withoutReason: count,
        profile: optional(object({ name: text, digest: hex32 })),
        places: listOf(
          object({
            kind: oneOf(chainKinds),
            type: oneOf(Object.keys(eventTypes)),
            label: text,
            withheld: count,
            erased: count,
            reasons: listOf(oneOf(enumerations['withholding-reason'])),
            grounds: listOf(oneOf(enumerations['erasure-ground'])),
          }),
        ),
      }),
      evidence: listOf(evidence),
      attachments: listOf(attachment),
      erasedAccesses: listOf(erasedAccesses),
      limits: listOf(text),
    }),
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
