import { grades as ofPoints } from '@custodia/core/custody'

/** The heaviest first. */
export const grades = ['fatal', 'major', 'minor', 'information'] as const

/** The grades that points can have: all but the first. */
export const pointGrades: typeof ofPoints = ofPoints
