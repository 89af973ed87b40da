import type { Output } from './io/output.ts'
import type { Surroundings } from './io/surroundings.ts'

/** What every command works with. */
export interface Task {
  readonly surroundings: Surroundings
  readonly out: Output
}

/** What a command does. It gives its exit code; nothing is 0. Whatever it throws is reported by `main`. */
export type Action<A extends readonly unknown[]> = (
  task: Task,
  ...args: A
) => Promise<number | void>

/** Turns an action into what commander calls. */
export type Act = <A extends readonly unknown[]>(action: Action<A>) => (...args: A) => Promise<void>
