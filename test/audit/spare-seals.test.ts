import { expect, test } from 'vitest'
import { draft } from '../support/law-ends.ts'
import { collectionDraft, witnessDraft } from '../support/law-setting.ts'
import type { LawPerson } from '../support/law-world.ts'
import { amiss, answersOf, handOver, smallWorld } from './small-world.ts'
import type { SmallWorld } from './small-world.ts'

interface Vault extends SmallWorld {
  readonly thief: LawPerson
  readonly chemist: LawPerson
  readonly resealed: readonly string[]
  readonly unseen: readonly string[]
}

/**
 * As in the laboratory of Delaware, where a roll of police tape lay about: the keeper of the vault opens bags unseen and
 * seals them anew. Of eight bags, three come out with other numbers than are on record, two were opened before nobody, and
 * three are as they should be: one was opened before a witness, on an order.
 */
function vault(): Vault {
  const small = smallWorld()
  const { world, caseId, authority, officer, enrol } = small
  const collector = enrol('the collector', 'collector')
  const thief = enrol('the keeper of the vault', 'custodian')
  const chemist = enrol('the chemist', 'examiner')
  const bags = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => {
    const entry = world.did(collectionDraft(collector, caseId, { kind: 'drugs', authority }))
    world.did(witnessDraft(officer, 'officer', entry))
    const seals = { seals: [`P${number}`], container: 'bag' } as const
    world.did(draft('seal.applied', collector, 'collector', entry.id, seals))
    const way = { by: collector, role: 'collector', to: thief, toRole: 'custodian' } as const
    handOver(small, { item: entry.id, ...way, seals: [`P${number}`] })
    return entry.id
  })
  const open = (number: number, seen: boolean): void => {
    const chain = bags[number - 1]!
    const said = { seals: [`P${number}`], reason: 'examination', authority } as const
    const opening = world.did(draft('seal.broken', thief, 'custodian', chain, said))
    if (seen) world.did(witnessDraft(officer, 'officer', opening))
    const anew = { seals: [`N${number}`], container: 'bag' } as const
    world.did(draft('seal.applied', thief, 'custodian', chain, anew))
  }
  for (const number of [4, 5]) open(number, false)
  open(6, true)
  bags.forEach((item, i) => {
    const number = i + 1
    // What bags 1 to 3 bear was never put on record.
    const found = number <= 3 ? `X${number}` : number <= 6 ? `N${number}` : `P${number}`
    const way = { by: thief, role: 'custodian', to: chemist, toRole: 'examiner' } as const
    handOver(small, { item, ...way, seals: [found] })
  })
  return { ...small, thief, chemist, resealed: bags.slice(0, 3), unseen: bags.slice(3, 5) }
}

test('spare seals: numbers that do not match, bags opened before nobody, and nothing else', () => {
  const found = vault()
  const { world, thief, chemist, resealed, unseen } = found
  const answers = answersOf(found)
  expect(amiss(answers, { thief, chemist })).toEqual([
    'points points SEA-01 chemist 3',
    'points points SEA-02 thief 2',
  ])
  const rows = answers.find(({ query }) => query === 'points')!.rows
  const bagsOf = (rule: string): readonly (string | undefined)[] =>
    rows
      .filter((row) => row.rule === rule)
      .flatMap(({ events }) => events.map((event) => world.state.event(event)?.chain))
  expect(bagsOf('SEA-01')).toEqual(resealed)
  expect(bagsOf('SEA-02')).toEqual(unseen)
})
