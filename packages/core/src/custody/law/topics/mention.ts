import type { LawState } from '../state/state.ts'

/**
 * Notes that an event of a case names items. Whether the case has them is known once its items were read: `review` asks.
 */
export function mention(
  { chain, id, index }: { readonly chain: string; readonly id: string; readonly index: number },
  items: readonly string[],
  state: LawState,
): void {
  state.cases.get(chain)!.file.mentions.push({ event: id, index, items })
}
