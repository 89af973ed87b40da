import type { ItemState } from './items.ts'

/** Where an item stands among what came of one thing. */
export interface Ancestry {
  /** The item from which it came. */
  readonly parent: ItemState | undefined
  /** How many steps it is from what was taken first. */
  readonly depth: number
  /** An item further up: with these, any of them is reached in a logarithmic number of steps. */
  readonly jump: ItemState | undefined
}

export function ancestryOf(parent: ItemState | undefined): Ancestry {
  if (parent === undefined) return { parent, depth: 0, jump: undefined }
  const { depth, jump } = parent.ancestry
  const far = jump?.ancestry.jump
  const isEven =
    far !== undefined && depth - jump!.ancestry.depth === jump!.ancestry.depth - far.ancestry.depth
  return { parent, depth: depth + 1, jump: isEven ? far : parent }
}

/** Whether an item is this one, or came of it. */
export function isOrCameOf(item: ItemState, source: ItemState): boolean {
  const { depth } = source.ancestry
  let one = item
  // What came of something has both.
  while (one.ancestry.depth > depth) {
    const { jump, parent } = one.ancestry
    one = jump!.ancestry.depth >= depth ? jump! : parent!
  }
  return one === source
}

/** An item, and what it came of, up to what was taken first. */
export function* itselfAndSources(item: ItemState): Iterable<ItemState> {
  for (let one: ItemState | undefined = item; one !== undefined; one = one.ancestry.parent)
    yield one
}
