/** What is not as it should be in an evidence room: numbers of items. Everything else is in order. */
export interface Plan {
  readonly items: number
  /** The first so many are drugs. */
  readonly drugs: number
  /** Recorded two days after they were taken, without a reason. */
  readonly late: ReadonlySet<number>
  readonly unwitnessed: ReadonlySet<number>
  readonly withoutReceipt: ReadonlySet<number>
  /** Offered to the keeper, who never answered. */
  readonly unanswered: ReadonlySet<number>
  readonly withdrawals: { readonly loans: number; readonly accesses: number }
  readonly corrected: readonly number[]
  /** The inventory looked for it in vain, and for the other not at all. */
  readonly notFound: number
  readonly notLookedFor: number
  /** The first collector has the same witness every time, the others have both. */
  readonly witnessOf: (item: number) => 'keeper' | 'officer'
  /** Items from one number up to another that the keeper has. */
  readonly kept: (from: number, to: number) => readonly number[]
}

/** As many of each as the auditors found, on the scale of 40 items for 405. */
export function makePlan(seed: number): Plan {
  const items = 40
  const pick = picker(seed, items)
  // Of one draw: an offer that expired is named again by whatever comes after it, a correction too.
  const [notFound, notLookedFor, ...others] = pick(7) as [number, number, ...number[]]
  const unanswered = new Set(others.slice(0, 3))
  const corrected = others.slice(3)
  // Ten of the fourteen items of the first collector are witnessed: as many as make the same witness conspicuous.
  const drawn = pick(items)
  const unwitnessed = {
    first: drawn.filter((item) => item % 3 === 0),
    others: drawn.filter((item) => item % 3 !== 0),
  }
  return {
    items,
    drugs: 24,
    late: new Set(pick(7)),
    unwitnessed: new Set([...unwitnessed.first.slice(0, 4), ...unwitnessed.others.slice(0, 11)]),
    withoutReceipt: new Set(pick(4)),
    unanswered,
    withdrawals: { loans: 3, accesses: 7 },
    corrected,
    notFound,
    notLookedFor,
    witnessOf: (item) => (item % 3 === 0 || item % 2 === 0 ? 'keeper' : 'officer'),
    kept: (from, to) =>
      Array.from({ length: to - from }, (_, i) => from + i).filter((i) => !unanswered.has(i)),
  }
}

/** Picks different numbers below a bound, in an order that the seed gives (a linear congruence, modulo 2^32). */
function picker(seed: number, bound: number): (count: number) => readonly number[] {
  let state = seed
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return (count) => {
    const left = Array.from({ length: bound }, (_, i) => i)
    return Array.from({ length: count }, () => left.splice(Math.floor(next() * left.length), 1)[0]!)
  }
}
