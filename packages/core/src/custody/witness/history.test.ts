import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkpointAt,
  createMemory,
  logs,
  origin,
  proofBetween,
  rootAt,
  witnessName,
  witnessSigner,
  witnessVkey,
} from '../../../../../test/support/witness.ts'
import type { Branch } from '../../../../../test/support/witness.ts'
import { concat, toHex } from '../../bytes/index.ts'
import { formatAddCheckpoint } from '../../wire/index.ts'
import { openCosignature } from '../checkpoint/index.ts'
import { createWitness } from './witness.ts'
import type { WitnessAnswer } from './witness.ts'

/** One request of a random history: what it says of itself need not fit together. */
interface Ask {
  /** `asked`: the old size that the witness named last. */
  readonly from: number | 'asked'
  readonly to: number
  readonly branch: Branch
  readonly proofOf: Branch | 'none'
}

const most = 12
const ask: fc.Arbitrary<Ask> = fc.record({
  from: fc.oneof(
    { weight: 4, arbitrary: fc.constant('asked' as const) },
    { weight: 1, arbitrary: fc.nat(most) },
  ),
  to: fc.nat(most),
  branch: fc.constantFrom<Branch>('a', 'a', 'b'),
  proofOf: fc.constantFrom<Branch | 'none'>('a', 'a', 'b', 'none'),
})
// Those of one round come together.
const history = fc.array(fc.array(ask, { minLength: 1, maxLength: 4 }), { maxLength: 12 })

/** What the witness must answer to a request that comes alone: the specification in short. */
function expectedStatus(
  { to, branch }: Ask,
  from: number,
  proof: readonly Uint8Array[],
  last: { readonly size: number; readonly branch: Branch } | undefined,
): number {
  if (from > to) return 400
  const size = last?.size ?? 0
  if (from !== size) return 409
  if (from === 0) return proof.length === 0 ? 200 : 422
  // The branches are the same up to size 5.
  if (from === to) return proof.length === 0 && (from <= 5 || last!.branch === branch) ? 200 : 422
  const right = proofBetween(from, to, branch)
  const isRight =
    proof.length === right.length && proof.every((hash, i) => toHex(hash) === toHex(right[i]!))
  return isRight && (from <= 5 || last!.branch === branch) ? 200 : 422
}

test('whatever comes in whatever order: one root a size, never back, and each answer as specified', async () => {
  const seen = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(history, async (rounds) => {
      const memory = createMemory()
      const roots = new Map<number, string>()
      let time = 1_790_000_000
      let last: { readonly size: number; readonly branch: Branch } | undefined
      for (const round of rounds) {
        time += 1
        // A new one each round: it remembers nothing but what was kept.
        const witness = createWitness({
          name: witnessName,
          signer: witnessSigner,
          logs,
          memory,
          clock: () => time * 1000,
        })
        const before: { readonly size: number; readonly branch: Branch } | undefined = last
        const answers = await Promise.all(
          round.map(async (one) => {
            const from = one.from === 'asked' ? (before?.size ?? 0) : one.from
            const proof = one.proofOf === 'none' ? [] : proofBetween(from, one.to, one.proofOf)
            const checkpoint = await checkpointAt(one.to, one.branch)
            const body = formatAddCheckpoint({ oldSize: from, proof, checkpoint })
            const answer: WitnessAnswer = await witness.addCheckpoint(body)
            return { one, from, proof, checkpoint, answer }
          }),
        )
        for (const { one, from, proof, checkpoint, answer } of answers) {
          seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1)
          if (answers.length === 1)
            expect(answer.status).toBe(expectedStatus(one, from, proof, before))
          if (answer.status !== 200) continue
          const note = concat(checkpoint, answer.body as Uint8Array)
          expect(openCosignature(note, witnessVkey)).toBe(time)
          const root = toHex(rootAt(one.to, one.branch))
          expect(roots.get(one.to) ?? root).toBe(root)
          roots.set(one.to, root)
          expect(one.to).toBeGreaterThanOrEqual(before?.size ?? 0)
          if (one.to >= (last?.size ?? 0)) last = { size: one.to, branch: one.branch }
        }
        const kept = [...memory.kept.values()].map((note) => new TextDecoder().decode(note))
        expect(kept.map((note) => note.split('\n', 2))).toEqual(
          last === undefined ? [] : [[origin, `${last.size}`]],
        )
      }
    }),
    { numRuns: 300 },
  )
  for (const status of [200, 400, 409, 422]) expect(seen.get(status)).toBeGreaterThan(50)
})
