import { accessErasureDraft } from '../law-ends.ts'
import { setting } from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import type { LawDraft } from '../law-world.ts'
import type { Provocation } from '../provocation.ts'
import { held } from './holds.ts'

/** In a setting whose policy keeps lists of accesses for an hour. */
function withKeeping(draftOf: (from: Setting) => LawDraft): Provocation['breaks'] {
  return () => {
    const from = setting({ policy: { keepAccesses: 3600 } })
    return { world: from.world, draft: draftOf(from) }
  }
}

export const provocationsOfAccesses: readonly Provocation[] = [
  {
    rule: 'ACC-03',
    what: 'a second before the time is over',
    breaks: withKeeping((from) => accessErasureDraft(from, 3599)),
    nearly: withKeeping((from) => accessErasureDraft(from, 3600)),
  },
  {
    rule: 'ACC-03',
    what: 'under a policy that sets no time',
    breaks: () => {
      const from = setting()
      return { world: from.world, draft: accessErasureDraft(from, 4_000_000) }
    },
    nearly: withKeeping((from) => accessErasureDraft(from, 4_000_000)),
  },
  {
    rule: 'ACC-03',
    what: 'of an item to which nobody had access',
    breaks: withKeeping((from) => accessErasureDraft(from, 7200, from.image)),
    nearly: withKeeping((from) => accessErasureDraft(from, 7200)),
  },
  {
    rule: 'LEG-06',
    what: 'accesses to an item on hold',
    breaks: withKeeping((from) => {
      held(from)
      return accessErasureDraft(from, 7200)
    }),
    nearly: withKeeping((from) => {
      held(from, { chain: from.image })
      return accessErasureDraft(from, 7200)
    }),
  },
]
