/** A rule of auditors' checklists that this version does not judge, and what it waits for. */
export interface LaterRule {
  readonly title: string
  /** What has to be there before it can be judged. */
  readonly waits: string
}

const otherLedgers = 'exchange between ledgers is not in this version'
const witnesses = 'no independent witnesses are read in this version'
const outsideTime = 'no timestamps of others are read in this version'

/** Rules that nothing in a report stands for: their outcome is "not checked", and this is why. */
export const laterRules: { readonly [id: string]: LaterRule } = {
  'CRY-05': { title: 'No two histories of one ledger', waits: witnesses },
  'CRY-10': { title: 'Algorithms and timestamps renewed', waits: outsideTime },
  'TIM-05': { title: 'Between which times an event existed', waits: outsideTime },
  'TIM-08': {
    title: 'In two places at once',
    waits: 'places are sealed, and nothing measures ways',
  },
  'XFR-03': { title: 'Receipt of the other agency', waits: otherLedgers },
  'XFR-04': { title: 'Restrictions travel on', waits: otherLedgers },
  'XFR-05': { title: 'Obligation to return', waits: otherLedgers },
  'XFR-06': { title: 'Exhibit numbers of two agencies', waits: otherLedgers },
}
