import { expect, test } from 'vitest'
import { setting } from '../../../../../test/support/law-setting.ts'
import {
  drugsOf,
  take,
  test as testOf,
} from '../../../../../test/support/provocations/quantities.ts'
import { amountText, measureOf, without } from './state/amounts.ts'

test.each([
  ['2.5 g', '500 mg', '2 g'],
  ['1 kg', '0.000001 g', '0.999999999 kg'],
  ['1 mg', '2 mg', '-1 mg'],
  ['1 g', '1000 mg', '0 g'],
  ['1 m', '1 cm', '0.99 m'],
  ['0.000000001 kg', '1 mg', '-0.000000999 kg'],
  ['1 kg', '0.000000001 mg', '0.999999999999999 kg'],
  ['999999999999999.999999999 l', '1 ml', '999999999999999.998999999 l'],
])('%s without %s is %s, exactly', (whole, part, rest) => {
  const [a, b] = [whole, part].map((text) => {
    const [amount, unit] = text.split(' ')
    return measureOf({ amount: amount!, unit: unit! })
  })
  expect(amountText(without(a!, b!)!)).toBe(rest)
})

test('the items whose amounts are withheld are counted, and those that were compared', () => {
  const from = setting()
  const { state } = from.world
  drugsOf(from)
  take(from, drugsOf(from, '5 g'), '1 g')
  const hidden = drugsOf(from)
  testOf(from, hidden, '1 g', '2 g')
  testOf(from, hidden, '1 g', '1 g')
  const time = from.world.now()
  for (let i = 0; i < 2; i++) {
    state.review({ time })
    // What nothing was taken of has nothing to add up.
    expect(state.withheld()).toEqual(new Map([['INT-08', 1]]))
    expect(state.looked().get('INT-08')).toBe(2)
  }
})

test('the finding says what was there, what was taken and what should be left', () => {
  const from = setting()
  const powder = drugsOf(from, '10 g')
  take(from, powder, '2.5 g')
  const { id } = testOf(from, powder, '500 mg', '6 g')
  const [found] = from.world.state.review({ time: from.world.now() }).get(id)!
  expect(found!.sentence).toBe(
    `Event ${id} uses up 500 mg of item ${powder.id}, of which 7.5 g was there, and leaves 6 g; it should be 7 g.`,
  )
})
