import { describe, expect, it } from 'vitest'
import { toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { isCustodyError } from '@custodia/core/errors'
import type { CustodyError } from '@custodia/core/errors'
import {
  emptyFrontier,
  extendFrontier,
  proveConsistency,
  rootFromStored,
  treeHasher,
} from '@custodia/core/merkle'
import { judgeAnchor } from './judge-anchor.ts'
import type { SeenAnchor } from './seen-file.ts'

const hasher = treeHasher(sha256)

interface Tree {
  at(size: number): Promise<SeenAnchor>
  proof(size1: number, size2: number): Promise<readonly Uint8Array[]>
}

/** A log whose leaves are numbered, from `fork` on otherwise. */
function treeOf(fork = Infinity): Tree {
  const leaves = Array.from({ length: 40 }, (_, i) =>
    hasher.leaf(Uint8Array.of(i, i >= fork ? 1 : 0)),
  )
  const { stored } = extendFrontier(emptyFrontier, leaves, hasher)
  const tree = {
    readHashes: async (indexes: readonly number[]) => indexes.map((i) => stored[i]!),
    hasher,
  }
  return {
    at: async (size) => ({ size, root: toHex(await rootFromStored(size, tree)) }),
    proof: (size1, size2) => proveConsistency({ size1, size2 }, tree),
  }
}

const path = 'anna.pem.seen'

type Judged = readonly [
  anchor: SeenAnchor,
  seen: SeenAnchor | undefined,
  extension: Parameters<typeof judgeAnchor>[2],
]

function refusalOf(
  ...[anchor, seen, extension]: Judged
): CustodyError<'ERR_ANCHOR_REFUSED'> | undefined {
  try {
    judgeAnchor(anchor, { seen, path }, extension)
  } catch (error) {
    if (isCustodyError(error) && error.code === 'ERR_ANCHOR_REFUSED') return error
    throw error
  }
  return undefined
}

function reasonOf(...judged: Judged): string {
  return refusalOf(...judged)?.details.reason ?? 'signed'
}

describe('a key signs under a checkpoint', () => {
  const honest = treeOf()

  it('when it is the first, the same, or proven to hold the last one whole', async () => {
    const seen = await honest.at(17)
    expect(reasonOf(await honest.at(5), undefined, undefined)).toBe('signed')
    expect(reasonOf(await honest.at(17), seen, undefined)).toBe('signed')
    const extension = { ...seen, proof: await honest.proof(17, 33) }
    expect(reasonOf(await honest.at(33), seen, extension)).toBe('signed')
  })

  it('never when entries are gone', async () => {
    const extension = { ...(await honest.at(9)), proof: [] }
    expect(reasonOf(await honest.at(9), await honest.at(17), extension)).toBe('smaller')
  })

  it('never when as many entries are other ones', async () => {
    expect(reasonOf(await treeOf(12).at(17), await honest.at(17), undefined)).toBe('other-root')
  })

  it('never without a proof that begins at the last one', async () => {
    const seen = await honest.at(17)
    const anchor = await honest.at(33)
    expect(reasonOf(anchor, seen, undefined)).toBe('not-extended')
    const earlier = { ...(await honest.at(9)), proof: await honest.proof(9, 33) }
    expect(reasonOf(anchor, seen, earlier)).toBe('not-extended')
    const other = { ...(await treeOf(12).at(17)), proof: await treeOf(12).proof(17, 33) }
    expect(reasonOf(anchor, seen, other)).toBe('other-root')
  })

  it('never when the log forked before the last one, whatever is proven', async () => {
    const forked = treeOf(12)
    const seen = await honest.at(17)
    const anchor = await forked.at(33)
    for (const proof of [await forked.proof(17, 33), await honest.proof(17, 33), []]) {
      expect(reasonOf(anchor, seen, { ...seen, proof })).toBe('not-extended')
    }
  })

  it('and what was set back says whom to ask, and which file remembers', async () => {
    const seen = await honest.at(17)
    const other = { ...(await treeOf(12).at(17)), proof: await treeOf(12).proof(17, 33) }
    for (const refused of [
      refusalOf(await honest.at(9), seen, undefined),
      refusalOf(await treeOf(12).at(17), seen, undefined),
      refusalOf(await treeOf(12).at(33), seen, other),
    ]) {
      expect(refused?.message).toContain('restored from a backup')
      expect(refused?.message).toContain('ask that founder')
      expect(refused?.message).toContain(path)
    }
    expect(refusalOf(await honest.at(33), seen, undefined)?.message).toContain('--since 17')
  })
})
