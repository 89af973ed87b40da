import type { SignedTree, Store } from '@custodia/core'
import { equalBytes } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { rootFromStored, treeHasher } from '@custodia/core/merkle'

/**
 * What a reader must know of a store that does not extend what its log key has signed, or undefined if it does. He may
 * look at it; nobody can record in it.
 */
export async function behindNotice(
  store: Pick<Store, 'size' | 'treeHashes'>,
  signed: SignedTree | undefined,
): Promise<string | undefined> {
  if (signed === undefined) return undefined
  const size = await store.size()
  if (size < signed.size) {
    return `this is an older copy: it has ${size} entries, and the log key has signed a checkpoint of ${signed.size}. Nothing can be recorded here`
  }
  const tree = {
    hasher: treeHasher(sha256),
    readHashes: (indexes: readonly number[]) => store.treeHashes(indexes),
  }
  if (equalBytes(await rootFromStored(signed.size, tree), signed.rootHash)) return undefined
  return `this is another history: its first ${signed.size} entries are not those for which the log key has signed a checkpoint. Nothing can be recorded here`
}
