import { createAttachmentOrder } from './attachment-order.ts'
import { bundleFault } from './bundle-item.ts'
import type { BundleItem } from './bundle.ts'
import { chainKinds } from './urn.ts'

/** Where in the sequence of docs/format/bundle.md a reader stands. */
export interface BundleOrder {
  /** Takes the next item. Throws ERR_BUNDLE_MALFORMED if it cannot stand here. */
  take(item: BundleItem, offset: number): void
  /** Throws ERR_BUNDLE_MALFORMED, `truncated`, if the bundle ends before its trailer. */
  finish(offset: number): void
}

type Expected = readonly BundleItem['item'][]

/** What may follow each kind of item. */
const followers: { readonly [I in BundleItem['item']]: Expected } = {
  header: ['checkpoint'],
  checkpoint: ['earlier', 'chain'],
  earlier: ['earlier', 'chain'],
  chain: ['event', 'erased', 'end'],
  event: ['event', 'erased', 'end'],
  erased: ['event', 'erased', 'end'],
  end: ['chain', 'attachment', 'proof', 'leaves', 'trailer'],
  attachment: ['piece', 'attachment', 'proof', 'leaves', 'trailer'],
  piece: ['piece', 'attachment', 'proof', 'leaves', 'trailer'],
  proof: ['proof', 'leaves', 'trailer'],
  leaves: ['leaves', 'trailer'],
  trailer: [],
}

/** Judges the order of items alone: which kind may follow which, the kinds of chain in their order, and attachments in theirs. */
export function createBundleOrder(): BundleOrder {
  let expected: Expected = ['header']
  /** Position in `chainKinds` of the kind that was opened last. */
  let kind = -1
  const attachments = createAttachmentOrder()

  function takeKind(item: BundleItem, offset: number): void {
    if (item.item !== 'chain') return
    const position = chainKinds.indexOf(item.chain.kind)
    const isFirst = kind < 0
    const isSecondLedger = !isFirst && position === 0
    if ((isFirst && position !== 0) || isSecondLedger || position < kind) {
      const order = chainKinds.join(', ')
      throw bundleFault(offset, 'chain', `expected one ledger chain, then in this order: ${order}`)
    }
    kind = position
  }

  return {
    take(item, offset) {
      const isAccess = chainKinds[kind] === 'access'
      const allowed = isAccess ? expected : expected.filter((name) => name !== 'erased')
      if (!allowed.includes(item.item)) {
        const wanted = allowed.length === 0 ? 'nothing more' : allowed.join(' or ')
        throw bundleFault(offset, item.item, `expected ${wanted} at this place`)
      }
      takeKind(item, offset)
      attachments.take(item, offset)
      expected = followers[item.item]
    },
    finish(offset) {
      if (expected.length === 0) return
      throw bundleFault(offset, 'end of file', 'the trailer is missing', 'truncated')
    },
  }
}
