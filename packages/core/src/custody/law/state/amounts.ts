import type { Quantity } from '../../../wire/index.ts'

/** Something that says how much there is of an item, or takes a part of it away. */
export interface AmountChange {
  readonly event: string
  /** Where its entry stands, wherever an approval of it does. */
  readonly index: number
  /** `whole`: the entry of the item. `part`: a part or sample became an item of its own. `test`: some was used up. */
  readonly as: 'whole' | 'part' | 'test'
  /** How much the whole is, the part, or what was used up; undefined if that is withheld. */
  readonly amount: Quantity | undefined
  /** Of a test: how much it left. */
  readonly left?: Quantity | undefined
}

/** An amount that can be added to others of its family, exactly: a whole number of billionths of its smallest unit. */
export interface Measure {
  readonly family: string
  readonly unit: string
  readonly value: bigint
}

/** Units that are multiples of one another; every other unit is a family of its own. */
const multiples: ReadonlyMap<string, { readonly family: string; readonly times: bigint }> = new Map(
  [
    ['mg', { family: 'mass', times: 1n }],
    ['g', { family: 'mass', times: 1_000n }],
    ['kg', { family: 'mass', times: 1_000_000n }],
    ['ml', { family: 'volume', times: 1n }],
    ['l', { family: 'volume', times: 1_000n }],
    ['cm', { family: 'length', times: 1n }],
    ['m', { family: 'length', times: 100n }],
  ],
)

function multipleOf(unit: string): { readonly family: string; readonly times: bigint } {
  return multiples.get(unit) ?? { family: unit, times: 1n }
}

const decimals = 9

export function measureOf({ amount, unit }: Quantity): Measure {
  const { family, times } = multipleOf(unit)
  const [whole, part = ''] = amount.split('.')
  return { family, unit, value: BigInt(whole! + part.padEnd(decimals, '0')) * times }
}

/** `a` without `b`, in the unit of `a`; undefined if they are of different families. */
export function without(a: Measure, b: Measure): Measure | undefined {
  return a.family === b.family ? { ...a, value: a.value - b.value } : undefined
}

/** `7.5 g`, as short as it can be written without rounding anything that a quantity can say. */
export function amountText({ unit, value }: Measure): string {
  const { times } = multipleOf(unit)
  const sign = value < 0n ? '-' : ''
  // A thousandth of a unit has three decimals more than the unit.
  const size = (value < 0n ? -value : value) * 1_000_000n
  const digits = (size / times).toString().padStart(decimals + 7, '0')
  const at = digits.length - decimals - 6
  const rest = digits.slice(at).replace(/0+$/, '')
  return `${sign}${digits.slice(0, at)}${rest === '' ? '' : `.${rest}`} ${unit}`
}
