import { expect, test } from 'vitest'
import { accessDraft, collectionDraft, witnessDraft } from '../support/law-setting.ts'
import type { LawPerson } from '../support/law-world.ts'
import { amiss, answersOf, handOver, smallWorld } from './small-world.ts'
import type { SmallWorld } from './small-world.ts'

interface Room extends SmallWorld {
  readonly taker: LawPerson
  readonly visitor: LawPerson
  readonly collector: LawPerson
}

/**
 * As in Madison: one person goes to the drugs ten times, now to look and now to borrow, and nothing says for what. Another
 * goes nine times to the drugs and ten times to devices for which he has an order, a third ten times on an order.
 */
function evidenceRoom(): Room {
  const small = smallWorld()
  const { world, caseId, authority, officer, enrol } = small
  const collector = enrol('the collector', 'collector')
  const keeper = enrol('the keeper', 'custodian')
  const [taker, visitor, analyst] = ['the taker', 'the visitor', 'the analyst'].map((name) =>
    enrol(name, 'examiner'),
  ) as [LawPerson, LawPerson, LawPerson]
  const take = (kind: 'drugs' | 'device', number: number): string => {
    const entry = world.did(collectionDraft(collector, caseId, { kind, authority }))
    const isEven = number % 2 === 0
    world.did(witnessDraft(isEven ? officer : keeper, isEven ? 'officer' : 'custodian', entry))
    const way = { by: collector, role: 'collector', to: keeper, toRole: 'custodian' } as const
    handOver(small, { item: entry.id, ...way })
    return entry.id
  }
  const six = [0, 1, 2, 3, 4, 5]
  const drugs = six.map((number) => take('drugs', number))
  const devices = six.map((number) => take('device', number))
  const look = (by: LawPerson, items: readonly string[], times: number, order?: string): void => {
    for (let i = 0; i < times; i++) {
      const item = items[i % items.length]!
      const chain = world.state.item(item)?.accessChain
      const cited = order === undefined ? {} : { authority: order }
      const more = chain === undefined ? cited : { ...cited, chain }
      world.did(accessDraft(by, 'examiner', item, more))
    }
  }
  const borrow = (item: string): void => {
    const lent = { by: keeper, role: 'custodian', to: taker, toRole: 'examiner' } as const
    handOver(small, { item, ...lent, kind: 'loan' })
    const back = { by: taker, role: 'examiner', to: keeper, toRole: 'custodian' } as const
    handOver(small, { item, ...back, kind: 'return' })
  }
  look(taker, drugs, 6)
  drugs.slice(0, 4).forEach(borrow)
  look(visitor, drugs, 9)
  look(visitor, devices, 10, authority)
  look(analyst, drugs, 10, authority)
  return { ...small, taker, visitor, collector }
}

test('ten withdrawals of drugs by one person, and not nine, nor ten on an order, nor ten of which some are devices', () => {
  const room = evidenceRoom()
  const { taker, visitor, collector } = room
  const answers = answersOf(room)
  expect(amiss(answers, { taker, visitor, collector })).toEqual([
    'AUD-02 withdrawals drugs taker 10',
    // Each look for which nobody cites an authority is a point by itself; only the ten together are conspicuous.
    'points points LEG-01 taker 6',
    'points points LEG-01 visitor 9',
  ])
  const [row] = answers.find(({ query }) => query === 'AUD-02')!.rows
  expect(row?.sentence).toMatch(/ 10 times, .*: 4 loans, 6 accesses\.$/)
})
