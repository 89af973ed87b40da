import { destroyed, draft, examinationDraft } from '../law-ends.ts'
import { lookDraft, opened, openingDraft, sealDraft } from '../law-seals.ts'
import { noteDraft, witnessDraft } from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import type { LawDraft } from '../law-world.ts'
import type { LateProvocation } from '../provocation.ts'

const day = 86_400

function startDraft({ people, item, authority }: Setting): LawDraft {
  return draft('exam.started', people.collector, 'examiner', item, { authority }, ['justification'])
}

/** Opened, examined almost a day later, for a week, and sealed again these seconds after the examination. */
function examinedWhileOpen(from: Setting, seconds: number): void {
  opened(from)
  from.world.wait(day - 1)
  const started = from.world.did(startDraft(from)).id
  from.world.wait(7 * day)
  from.world.did(examinationDraft(from, { started }))
  from.world.wait(seconds)
  from.world.did(sealDraft(from, ['A2'], { replaces: ['A1'] }))
}

/** A short examination while a long one is under way. */
function examinedTwice(from: Setting): void {
  const [long, short] = [from.world.did(startDraft(from)).id, from.world.did(startDraft(from)).id]
  from.world.did(examinationDraft(from, { started: short }))
  from.world.wait(3 * day)
  from.world.did(examinationDraft(from, { started: long }))
}

function remark({ world, people, item }: Setting): void {
  world.did(noteDraft(people.officer, 'officer', item))
}

/** SEA-04. Each event of a world takes a second, so a wait of a day less one ends exactly at the bound. */
export const lateProvocationsOfOpenings: readonly LateProvocation[] = [
  {
    rule: 'SEA-04',
    what: 'opened, and not sealed again',
    breaks(from) {
      const opening = opened(from)
      from.world.wait(day)
      from.world.did(witnessDraft(from.people.officer, 'officer', opening))
    },
    nearly(from) {
      opened(from)
      from.world.wait(day - 1)
      from.world.did(sealDraft(from, ['A2'], { replaces: ['A1'] }))
      from.world.wait(7 * day)
      remark(from)
    },
  },
  {
    rule: 'SEA-04',
    what: 'examined, and left open afterwards',
    breaks: (from) => examinedWhileOpen(from, day),
    nearly: (from) => examinedWhileOpen(from, day - 1),
  },
  {
    rule: 'SEA-04',
    what: 'an examination of which only the end is on record',
    breaks(from) {
      opened(from)
      from.world.did(examinationDraft(from))
      from.world.wait(day)
      remark(from)
    },
    nearly(from) {
      opened(from)
      from.world.wait(day - 1)
      from.world.did(examinationDraft(from))
      from.world.wait(day - 1)
      remark(from)
    },
  },
  {
    rule: 'SEA-04',
    what: 'opened a second time',
    breaks(from) {
      examinedWhileOpen(from, 0)
      from.world.did(openingDraft(from, ['A2']))
      from.world.wait(day)
      remark(from)
    },
    // The examination of the first time is still under way.
    nearly(from) {
      opened(from)
      from.world.did(startDraft(from))
      from.world.did(sealDraft(from, ['A2'], { replaces: ['A1'] }))
      from.world.did(openingDraft(from, ['A2']))
      from.world.wait(3 * day)
      from.world.did(lookDraft(from, 'missing'))
    },
  },
  {
    rule: 'SEA-04',
    what: 'one examination within another',
    breaks(from) {
      opened(from)
      examinedTwice(from)
      from.world.wait(day)
      remark(from)
    },
    // What was examined before the opening does not count for it.
    nearly(from) {
      examinedTwice(from)
      from.world.wait(3 * day)
      opened(from)
      examinedTwice(from)
      from.world.did(sealDraft(from, ['A2'], { replaces: ['A1'] }))
    },
  },
  {
    rule: 'SEA-04',
    what: 'open until it was destroyed',
    breaks(from) {
      opened(from)
      from.world.wait(day)
      destroyed(from)
    },
    nearly(from) {
      opened(from)
      destroyed(from)
      from.world.wait(3 * day)
      remark(from)
    },
  },
]
