import { toHex } from '../bytes/index.ts'
import type { Checkpoint } from '../custody/index.ts'
import { sha256Hex } from '../crypto/index.ts'
import { parseNote } from '../wire/index.ts'
import type { Anchor } from '../wire/index.ts'

// Many events anchor to one checkpoint.
const known = new WeakMap<Checkpoint, Anchor>()

/**
 * The anchor of an event whose signer is shown this checkpoint (D10a). It names the exact note if others have added lines to
 * it: those date it. The log's line alone says nothing that size and root do not say.
 */
export function anchorOf(shown: Checkpoint): Anchor {
  const anchor = known.get(shown) ?? makeAnchor(shown)
  known.set(shown, anchor)
  return anchor
}

function makeAnchor({ size, rootHash, note }: Checkpoint): Anchor {
  const isDated = parseNote(note).signatures.length > 1
  return { size, root: toHex(rootHash), ...(isDated ? { note: sha256Hex(note) } : {}) }
}
