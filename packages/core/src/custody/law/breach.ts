/** Ids of the rules, as docs/rules.md lists them. They are stable: reports and `custodia explain` use them. */
export interface Breach {
  readonly rule: string
  /**
   * `refused`: the ledger takes no such event, and an auditor who finds one reports it as a fault.
   * `point`: real life does this; it is recorded, shown, and must be explained.
   */
  readonly weight: 'refused' | 'point'
  /** What is wrong, in one plain sentence that names ids in full. */
  readonly sentence: string
  /** What would be right, in one plain sentence. */
  readonly remedy: string
}
