/** Milliseconds since 1970 UTC. It may jump: the log never goes back with it. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()
