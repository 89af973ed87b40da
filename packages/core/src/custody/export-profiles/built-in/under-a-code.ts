import type { ProfileRule } from '../profile.ts'

/** Items under a handling code, for readers who get nothing of them: these rules come first. */
export const underACode: readonly ProfileRule[] = [
  {
    handling: ['victim-protected'],
    withhold: 'victim-protection',
    why: 'Of such an item nothing is opened without an order of its own.',
  },
  {
    handling: ['privileged'],
    withhold: 'privileged',
    why: 'Whoever may keep it to himself has not been asked.',
  },
  {
    handling: ['undercover'],
    withhold: 'undercover',
    why: 'What shows who works under cover, and how.',
  },
  {
    handling: ['intelligence'],
    withhold: 'ongoing-investigation',
    why: 'Intelligence is no evidence, and is not given away with it.',
  },
]
