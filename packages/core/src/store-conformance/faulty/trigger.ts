/** Which call is meant. */
export interface FaultChoice<C> {
  /** The call by name; any if left out. */
  readonly call?: C
  /** How many such calls pass before it. Default 0. */
  readonly after?: number
}

/** Goes off once, at the chosen call. */
export interface Trigger<C> {
  /** Tells of a call; true if it is the chosen one. */
  meets(call: C): boolean
}

export function createTrigger<C>({ call, after = 0 }: FaultChoice<C>): Trigger<C> {
  if (!Number.isSafeInteger(after) || after < 0) {
    throw new RangeError(`after is a number of calls, from 0 on, not ${after}`)
  }
  let left = after
  return { meets: (made) => (call === undefined || call === made) && left-- === 0 }
}

export function createIdleTrigger<C>(): Trigger<C> {
  return { meets: () => false }
}
