import {
  newcomer,
  draft,
  incidentDraft,
  lost,
  resolutionDraft,
  challengeDraft,
  answerDraft,
  workingCopy,
  clearanceDraft,
  disposalDraft,
  cleared,
  destroyed,
  checkDraft,
  sightingDraft,
  courtDraft,
  disclosureDraft,
} from '../law-ends.ts'
import { entryOf, offerDraft, witnessDraft } from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import type { LawDraft, LawPerson } from '../law-world.ts'
import type { LateProvocation } from '../provocation.ts'

/** A person who was custodian for a day, holds the device still, and now takes stock. */
function formerCustodian(from: Setting): LawDraft {
  const { world, people, item, caseId } = from
  const turncoat = newcomer(from, 'witness')
  const chain = world.state.party(turncoat.party)!.chain!
  const until = world.now() + 3_600_000
  const grant = (granted: 'custodian' | 'oversight', more: object) =>
    draft('role.granted', people.registrar, 'registrar', chain, { granted, ...more })
  world.did(grant('custodian', { until }))
  const offer = world.did(offerDraft(from, {}, { to: turncoat.party }))
  world.did(draft('transfer.accepted', turncoat, 'custodian', item, { offer: offer.id }))
  world.wait(7200)
  world.did(grant('oversight', {}))
  const sightings = [{ item, result: 'seen' }] as const
  return draft('inventory.recorded', turncoat, 'oversight', caseId, { sightings })
}

function admitted(
  from: Setting,
  disclosed: readonly string[] | undefined,
  role?: 'officer',
): LawPerson {
  const by = newcomer(from, 'prosecutor')
  const { world, image } = from
  if (disclosed !== undefined) world.did(disclosureDraft(by, from, disclosed, role))
  world.did(courtDraft(by, from, 'lodged', [image]))
  world.did(courtDraft(by, from, 'admitted', [image]))
  return by
}

/** What only `review` can say. */
export const lateProvocationsOfEnds: readonly LateProvocation[] = [
  {
    rule: 'INC-04',
    what: 'an incident that nobody closed',
    breaks: (from) => void from.world.did(incidentDraft(from, 'breach')),
    nearly: (from) => {
      from.world.did(resolutionDraft(from, from.world.did(incidentDraft(from, 'breach'))))
      from.world.did(resolutionDraft(from, lost(from)))
      from.world.did(incidentDraft(from, 'found'))
    },
  },
  {
    rule: 'CHG-02',
    what: 'a challenge that nobody answered',
    breaks: (from) => void from.world.did(challengeDraft(from, entryOf(from, from.item))),
    nearly: (from) => {
      const challenge = from.world.did(challengeDraft(from, entryOf(from, from.item)))
      from.world.did(answerDraft(from.people.officer, 'officer', challenge))
    },
  },
  {
    rule: 'INT-05',
    what: 'a check that failed, and nothing else',
    breaks: (from) => {
      from.world.did(incidentDraft(from, 'discrepancy', {}, from.image))
      from.world.did(checkDraft(from, 'different'))
    },
    nearly: (from) => {
      from.world.did(checkDraft(from, 'different'))
      from.world.did(incidentDraft(from, 'discrepancy', {}, from.image))
      from.world.did(checkDraft(from, 'same'))
    },
  },
  {
    rule: 'INT-05',
    what: 'not in its place, and nothing else',
    breaks: (from) =>
      void from.world.did(sightingDraft(from, [{ item: from.item, result: 'wrong-place' }])),
    nearly: (from) => {
      from.world.did(sightingDraft(from, [{ item: from.image, result: 'not-seen' }]))
      from.world.did(incidentDraft(from, 'loss', {}, from.image))
      // That it is missing is known.
      from.world.did(sightingDraft(from, [{ item: from.image, result: 'not-seen' }]))
    },
  },
  {
    rule: 'AUD-03',
    what: 'seen after its destruction',
    breaks: (from) => {
      destroyed(from)
      from.world.did(sightingDraft(from, [{ item: from.item, result: 'seen' }]))
    },
    nearly: (from) => {
      from.world.did(sightingDraft(from, [{ item: from.item, result: 'seen' }]))
      destroyed(from)
    },
  },
  {
    rule: 'SOD-04',
    what: 'counted by who holds it',
    breaks: (from) => void from.world.did(formerCustodian(from)),
    nearly: (from) => {
      formerCustodian(from)
      from.world.did(sightingDraft(from, [{ item: from.item, result: 'seen' }]))
    },
  },
  {
    rule: 'CAS-02',
    what: 'an item that the case does not have',
    breaks: (from) =>
      void from.world.did(sightingDraft(from, [{ item: from.caseId, result: 'seen' }])),
    nearly: (from) =>
      void from.world.did(sightingDraft(from, [{ item: workingCopy(from), result: 'seen' }])),
  },
  {
    rule: 'LEG-05',
    what: 'admitted, and never disclosed',
    breaks: (from) => void admitted(from, undefined),
    nearly: (from) => void admitted(from, [from.image]),
  },
  {
    rule: 'LEG-05',
    what: 'disclosed to somebody else',
    breaks: (from) => void admitted(from, [from.image], 'officer'),
    // What came of it was disclosed, or what it came of.
    nearly: (from) => void admitted(from, [workingCopy(from)]),
  },
  {
    rule: 'LEG-05',
    what: 'disclosed after it was admitted',
    breaks(from) {
      const by = admitted(from, undefined)
      from.world.did(disclosureDraft(by, from, [from.image]))
    },
    nearly: (from) => void admitted(from, [from.item]),
  },
  {
    rule: 'DIS-02',
    what: 'destroyed, and nobody saw it',
    breaks: (from) => void from.world.did(disposalDraft(from, cleared(from))),
    nearly: (from) => void destroyed(from, { remaining: [from.image] }),
  },
  {
    rule: 'DIS-02',
    what: 'destroyed, and witnessed too late',
    breaks(from) {
      const claim = from.world.did(disposalDraft(from, cleared(from)))
      from.world.wait(3 * 86_400)
      from.world.did(witnessDraft(from.people.officer, 'officer', claim))
    },
    nearly(from) {
      const clearance = cleared(from)
      from.world.did(disposalDraft(from, clearance))
      from.world.wait(3 * 86_400)
      const again = from.world.did(disposalDraft(from, clearance))
      from.world.did(witnessDraft(from.people.officer, 'officer', again))
    },
  },
  {
    rule: 'DIS-02',
    what: 'returned, and signed by somebody else than the owner',
    breaks(from) {
      const clearance = from.world.did(clearanceDraft(from, { disposal: 'returned' }))
      const claim = from.world.did(disposalDraft(from, clearance, { disposal: 'returned' }))
      from.world.did(witnessDraft(from.people.officer, 'officer', claim))
    },
    nearly(from) {
      const clearance = from.world.did(clearanceDraft(from, { disposal: 'returned' }))
      const claim = from.world.did(disposalDraft(from, clearance, { disposal: 'returned' }))
      from.world.did(witnessDraft(newcomer(from, 'owner'), 'owner', claim))
    },
  },
  {
    rule: 'DIS-03',
    what: 'a copy that is neither gone nor listed',
    breaks: (from) => void destroyed(from),
    nearly: (from) => {
      destroyed(from, {}, from.image)
      destroyed(from)
    },
  },
]
