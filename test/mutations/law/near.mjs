// What a story says nearly comes up: a change of one comparison brings it up, in that very line.
import { shareOut } from './bench.mjs'

/**
 * Claims of the stories that no mutant bears out. `nearly` of a story lists lines, 0 being the end, with the rule that nearly
 * comes up there; a mutant that is on from that line bears it out if the rule's breach is then found once more while that line
 * is played than without the mutant.
 */
export async function unprovenClaims({ benches, mutants, storiesOf, watched }) {
  const claims = [...watched].flatMap(([path, { nearly, found }]) =>
    nearly.map((claim) => ({ path, claim, usual: times(claim, found) })),
  )
  const unproven = []
  await shareOut(benches, claims, async (bench, { path, claim, usual }) => {
    const [line, rule] = claim.split(' ')
    const where = line === '0' ? `${path}, in the end` : `${path}:${line}`
    if (!(await isNear(bench, { path, claim, usual }))) {
      unproven.push(`${where}: no mutant brings ${rule} up`)
    }
  })
  return unproven

  async function isNear(bench, { path, claim, usual }) {
    const [line, rule] = claim.split(' ')
    const able = mutants.filter(({ id }) => storiesOf.get(id).includes(path))
    // Those first that stand in a file in which the rule is named.
    const near = ({ rules }) => (rules.includes(rule) ? 0 : 1)
    for (const { id } of able.sort((a, b) => near(a) - near(b))) {
      const { found } = await bench.ask('try', { mutant: id, path, line: Number(line) })
      if (times(claim, found) > usual) return true
    }
    return false
  }
}

const times = (claim, found) => found.filter((one) => one === claim).length
