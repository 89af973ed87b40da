import { toHex } from '../../bytes/index.ts'
import { possessionAnchor, possessionsIn } from '../../custody/index.ts'
import type { FaultPlace } from '../../store/index.ts'
import type { Anchor } from '../../wire/index.ts'
import type { ReadEntry, RecordChecklist } from './context.ts'
import type { LogTree } from './log-tree.ts'

/** Checks every state of the log that somebody was shown before he signed, in events and in proofs of possession. */
export interface AnchorCheck {
  event(read: ReadEntry): void
  /** Compares them with the tree, once it is whole. */
  finish(tree: LogTree): Promise<void>
}

export function createAnchorCheck(list: RecordChecklist): AnchorCheck {
  /** Each distinct state, and the first entry that has it. */
  const shown = new Map<string, Anchor & { readonly place: FaultPlace }>()

  function add({ size, root }: Anchor, index: number, place: FaultPlace): void {
    list.look('record.anchors')
    if (size > index) {
      const expected = `at most ${index} entries`
      list.find('record.anchor-ahead', { place, expected, found: size })
      return
    }
    const name = `${size} ${root}`
    if (!shown.has(name)) shown.set(name, { size, root, place })
  }

  return {
    event({ entry, event, place }) {
      const { anchor } = event.payload
      if (anchor !== undefined) add(anchor, entry.index, place)
      for (const proof of possessionsIn(event.payload)) {
        const seen = possessionAnchor(proof)
        if (seen !== undefined) add(seen, entry.index, place)
      }
    },
    async finish(tree) {
      let isCut = false
      for (const { size, root, place } of shown.values()) {
        if (size > tree.size) {
          isCut = true
          continue
        }
        const found = toHex(await tree.rootAt(size))
        if (found === root) continue
        const expected = `root ${found} at size ${size}`
        list.find('record.anchor', { place, expected, found: `root ${root}` })
      }
      if (!isCut) return
      const reason = `Not for states behind entry ${tree.size}, whose leaf is not known.`
      list.skip('record.anchors', reason)
    },
  }
}
