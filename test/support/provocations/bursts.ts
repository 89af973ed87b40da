import { noteDraft, withFields } from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import type { LateProvocation } from '../provocation.ts'

interface Sitting {
  readonly entries?: number
  readonly days?: number
  /** Between two entries, beside the second that an event takes. */
  readonly seconds?: number
  /** Once, before the last of them. */
  readonly pause?: number
}

/** The officer writes down, one after the other, what happened on as many days. */
function sitting(
  from: Setting,
  { entries = 10, days = 7, seconds = 0, pause = 0 }: Sitting = {},
): void {
  const { world, people, caseId } = from
  // What the setting needed is of another sitting.
  world.wait(30 * 86_400)
  const written = withFields(noteDraft(people.officer, 'officer', caseId), { late: 'field-work' })
  for (let i = 0; i < entries; i++) {
    if (i === entries - 1) world.wait(pause)
    world.did({ ...written, occurredAt: world.now() - (i % days) * 86_400_000 })
    world.wait(seconds)
  }
}

/** COR-03. */
export const lateProvocationsOfBursts: readonly LateProvocation[] = [
  {
    rule: 'COR-03',
    what: 'seven days in one sitting',
    breaks: (from) => sitting(from),
    nearly: (from) => sitting(from, { entries: 60, days: 6 }),
  },
  {
    rule: 'COR-03',
    what: 'a few late entries',
    breaks: (from) => sitting(from, { days: 10 }),
    nearly: (from) => sitting(from, { entries: 9, days: 9 }),
  },
  {
    rule: 'COR-03',
    what: 'within the hour',
    // Nine times 400 seconds.
    breaks: (from) => sitting(from, { seconds: 399 }),
    nearly: (from) => sitting(from, { seconds: 399, pause: 1 }),
  },
  {
    rule: 'COR-03',
    what: 'a whole night, which is one burst',
    breaks: (from) => sitting(from, { entries: 100, seconds: 199 }),
    nearly: (from) => sitting(from, { entries: 100, days: 100, seconds: 400 }),
  },
  {
    rule: 'COR-03',
    what: 'one person, not two',
    breaks: (from) => sitting(from),
    nearly(from) {
      sitting(from, { entries: 5, days: 5 })
      const { world, people, item } = from
      const written = noteDraft(people.collector, 'collector', item)
      for (let i = 5; i < 10; i++) {
        world.did({ ...written, occurredAt: world.now() - i * 86_400_000 })
      }
    },
  },
]
