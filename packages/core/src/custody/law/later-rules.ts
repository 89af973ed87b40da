/** A rule of auditors' checklists that this version does not judge, and what it waits for. */
export interface LaterRule {
  readonly title: string
  /** What has to be there before it can be judged. */
  readonly waits: string
}

const otherLedgers = 'exchange between ledgers is not in this version'

/** Rules that nothing in a report stands for: their outcome is "not checked", and this is why. */
export const laterRules: { readonly [id: string]: LaterRule } = {
  'TIM-08': {
    title: 'In two places at once',
    waits: 'places are sealed, and nothing measures ways',
  },
  'XFR-03': { title: 'Receipt of the other agency', waits: otherLedgers },
  'XFR-04': { title: 'Restrictions travel on', waits: otherLedgers },
  'XFR-05': { title: 'Obligation to return', waits: otherLedgers },
  'XFR-06': { title: 'Exhibit numbers of two agencies', waits: otherLedgers },
}
