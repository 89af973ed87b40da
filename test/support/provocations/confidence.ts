import type { ClearLabel, LabelValue, Policy, Role } from '@custodia/core/wire'
import { caseDraft, noteDraft, setting, storingDraft } from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import { enrolmentDraft, lawPerson } from '../law-world.ts'
import type { LawDraft } from '../law-world.ts'
import type { Asked, LateProvocation, Provocation } from '../provocation.ts'

/** The collector stores the device and says where, in clear. */
function storedInClear({ people, item }: Setting, location: string): LawDraft {
  const clear: readonly (readonly [string, LabelValue])[] = [['location', location]]
  return { ...storingDraft(people.collector, 'collector', item), clear }
}

function asked(policy: Partial<Policy>, draft: (from: Setting) => LawDraft): () => Asked {
  return () => {
    const from = setting({ policy })
    return { world: from.world, draft: draft(from) }
  }
}

const inClear = (...clear: readonly ClearLabel[]): Partial<Policy> => ({ clear })

const personal = [
  ['an e-mail address', 'ask a.muster@lab.example', 'ask A at lab.example'],
  ['a telephone number', 'shelf of +49 30 5550 123', 'shelf 49 30 5550 123'],
  [
    'the number of a bank account',
    'box DE89 3704 0044 0532 0130 00',
    'box DE88 3704 1144 0532 0130 11',
  ],
  ['the number of a payment card', 'box 4111 1111 1111 1111', 'box 4111 1111 1111 1112'],
  ['a date', 'drawer 12.03.2011', 'drawer 12.03'],
] as const

/** What a record tells of people. */
export const provocationsOfConfidence: readonly Provocation[] = [
  {
    rule: 'PRV-05',
    what: 'in clear, and the policy says nothing of it',
    breaks: asked({}, (from) => storedInClear(from, 'shelf 3')),
    nearly: asked(inClear('location'), (from) => storedInClear(from, 'shelf 3')),
  },
  {
    rule: 'PRV-05',
    what: 'in clear, and the policy allows it for another label',
    breaks: asked(inClear('tool', 'exhibit'), (from) => storedInClear(from, 'shelf 3')),
    nearly: asked(inClear('tool', 'location'), (from) => storedInClear(from, 'shelf 3')),
  },
  ...personal.map(([what, found, close]): Provocation => ({
    rule: 'PRV-01',
    what: `${what} in clear`,
    breaks: asked(inClear('location'), (from) => storedInClear(from, found)),
    nearly: asked(inClear('location'), (from) => storedInClear(from, close)),
  })),
]

/** The policy asks for an id for each case, and the officer works in a second one. */
function secondCase({ world, people, caseId }: Setting, pseudonyms: readonly Role[]): void {
  const policy = { ...world.state.policyAt()!, pseudonyms }
  world.did({
    type: 'policy.adopted',
    by: people.registrar,
    role: 'founder',
    chain: world.ledger,
    fields: { policy },
  })
  const other = world.did(caseDraft(people.officer)).id
  world.did(noteDraft(people.officer, 'officer', caseId))
  world.did(noteDraft(people.officer, 'officer', other))
}

export const lateProvocationsOfConfidence: readonly LateProvocation[] = [
  {
    rule: 'PRV-06',
    what: 'one id in two cases',
    breaks: (from) => secondCase(from, ['collector', 'officer']),
    nearly: (from) => secondCase(from, ['collector']),
  },
  {
    rule: 'PRV-06',
    what: 'another id in the second case',
    breaks: (from) => secondCase(from, ['officer']),
    nearly: (from) => {
      const { world, people, caseId } = from
      const policy = { ...world.state.policyAt()!, pseudonyms: ['officer'] as const }
      world.did({
        type: 'policy.adopted',
        by: people.registrar,
        role: 'founder',
        chain: world.ledger,
        fields: { policy },
      })
      const other = lawPerson('the officer, in another case')
      world.did(enrolmentDraft(other, ['officer']))
      const second = world.did(caseDraft(other)).id
      world.did(noteDraft(people.officer, 'officer', caseId))
      world.did(noteDraft(other, 'officer', second))
    },
  },
]
