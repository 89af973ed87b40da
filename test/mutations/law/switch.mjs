// The switch that every mutant of the law stands behind: at most one is on.

const compare = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,
}

/**
 * Makes the global that the changed law asks. `mutants` grows while the law loads.
 *
 * - `turn(id)`: this mutant is on; undefined turns all off.
 * - `watch()`: from now on it is noted which mutants would have answered otherwise than the law; `differing()` are those.
 *   A mutant that never answers otherwise cannot be told from the law.
 * - `breaches()`: the ids of the rules whose breach was found since it was last asked.
 */
export function makeSwitch(mutants) {
  let on
  let noted
  let found = []
  const isOn = (from, to) => on !== undefined && on >= from && on < to
  const changed = ({ to, side, by = 0 }, a, b) =>
    side === 'left' ? compare[to](a + by, b) : compare[to](a, side === 'right' ? b + by : b)
  const note = (id, answer, other) => {
    if (noted.has(id)) return
    try {
      if (!Object.is(answer, other())) noted.add(id)
    } catch {
      noted.add(id)
    }
  }
  const law = {
    compare(from, to, operator, a, b) {
      if (isOn(from, to)) return changed(mutants[on], a, b)
      const answer = compare[operator](a, b)
      if (noted !== undefined) {
        for (let id = from; id < to; id++) {
          if (!noted.has(id) && changed(mutants[id], a, b) !== answer) noted.add(id)
        }
      }
      return answer
    },
    both(from, to, a, b) {
      if (isOn(from, to)) return a || b()
      const answer = a && b()
      if (noted !== undefined) note(from, answer, () => a || b())
      return answer
    },
    either(from, to, a, b) {
      if (isOn(from, to)) return a && b()
      const answer = a || b()
      if (noted !== undefined) note(from, answer, () => a && b())
      return answer
    },
    not(from, to, a) {
      noted?.add(from)
      return isOn(from, to) ? a : !a
    },
    found(rule) {
      found.push(rule)
    },
  }
  return {
    law,
    turn: (id) => {
      on = id
    },
    watch: () => {
      noted = new Set()
    },
    differing: () => {
      const ids = [...(noted ?? [])]
      noted = undefined
      return ids
    },
    breaches: () => {
      const rules = found
      found = []
      return rules
    },
  }
}
