import type { CustodyRecord } from '@custodia/core/custody'
import { setting } from './law-setting.ts'
import type { Setting } from './law-setting.ts'
import type { LawDraft, LawWorld } from './law-world.ts'

/** A world, and what is asked of it. */
export interface Asked {
  readonly world: LawWorld
  readonly draft: LawDraft
}

/** Two attempts: one breaks a rule of the law, the other comes as close to it as one can. */
export interface Provocation {
  readonly rule: string
  readonly what: string
  readonly breaks: () => Asked
  readonly nearly: () => Asked
}

/** A rule that is asked of one draft in the usual setting. */
export function usual(
  rule: string,
  what: string,
  breaks: (from: Setting) => LawDraft,
  nearly: (from: Setting) => LawDraft,
): Provocation {
  const asked = (draft: (from: Setting) => LawDraft) => (): Asked => {
    const from = setting()
    return { world: from.world, draft: draft(from) }
  }
  return { rule, what, breaks: asked(breaks), nearly: asked(nearly) }
}

/** Two stories: after one, `review` finds something, and after the other it does not. */
export interface LateProvocation {
  readonly rule: string
  readonly what: string
  readonly breaks: (from: Setting) => void
  readonly nearly: (from: Setting) => void
}

/** Rules that `review` finds, sorted, each as often as it finds it. */
export function reviewed(state: CustodyRecord, time: number): readonly string[] {
  return [...state.review({ time }).values()].flat().map(({ rule }) => rule)
}
