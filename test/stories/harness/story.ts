import type { Policy, Role } from '@custodia/core/wire'

/** A story as it is written, before any name in it means anything. */
export interface Story {
  readonly path: string
  readonly title: string
  readonly people: readonly StoryPerson[]
  readonly policy: Partial<Policy>
  readonly exercise: boolean
  readonly acts: readonly Act[]
  /** Findings of the law that only the end brings, by rule. */
  readonly end: ReadonlyMap<string, number>
  /** Rules that nearly have something to say at the end. */
  readonly nearlyInTheEnd: readonly string[]
}

export interface StoryPerson {
  readonly name: string
  /** The name under which the same human being is enrolled too. */
  readonly same: string | undefined
  /** Not enrolled when the story begins. */
  readonly isLater: boolean
  readonly roles: readonly Role[]
}

export type Act = CaseAct | ItemAct | ClockAct | Step

export interface CaseAct {
  readonly kind: 'case'
  readonly line: number
  readonly name: string
  readonly by: string
}

export interface ItemAct {
  readonly kind: 'item'
  readonly line: number
  readonly name: string
  readonly by: string
  readonly itemKind: string | undefined
}

export interface ClockAct {
  readonly kind: 'clock'
  readonly line: number
  readonly milliseconds: number
}

export interface Step {
  readonly kind: 'step'
  readonly line: number
  readonly by: string
  readonly type: string
  readonly of: string | undefined
  readonly as: string | undefined
  readonly name: string | undefined
  readonly fresh: string | undefined
  /** Which of the person's keys signs, if it is not the one in force. */
  readonly withKey: string | undefined
  readonly values: ReadonlyMap<string, string>
  readonly expected: readonly Expectation[]
}

export type Expectation =
  | {
      readonly kind: 'recorded'
      readonly points: readonly string[]
      /** Rules that say nothing here, and would if a little were otherwise. */
      readonly nearly: readonly string[]
    }
  | { readonly kind: 'refused'; readonly rule: string; readonly words: string }
  | {
      readonly kind: 'act'
      readonly name: string
      readonly state: 'pending' | 'effective' | 'lapsed'
    }
  | {
      readonly kind: 'basis'
      readonly name: string
      /** What was quashed; undefined if the item rests on nothing that was. */
      readonly authority: string | undefined
    }
  | {
      readonly kind: 'item'
      readonly name: string
      readonly state: string
      readonly holder: string | undefined
    }

/** A mistake in how a story is written. */
export function mistake(path: string, line: number, what: string): Error {
  return new Error(`${path}:${line}: ${what}`)
}
