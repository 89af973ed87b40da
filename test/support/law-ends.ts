import type { PlacedEvent } from '@custodia/core/custody'
import type { EventFields, EventType, Role, Word } from '@custodia/core/wire'
import { acceptDraft, accessDraft, copyDraft, offerDraft, witnessDraft } from './law-setting.ts'
import type { Setting } from './law-setting.ts'
import { enrolmentDraft, lawPerson } from './law-world.ts'
import type { LawDraft, LawDraftOf, LawPerson } from './law-world.ts'

/** Enrols one more person in the usual setting. */
export function newcomer({ world }: Setting, role: Role): LawPerson {
  const person = lawPerson(`the ${role}`)
  world.did(enrolmentDraft(person, [role]))
  return person
}

export function draft<T extends EventType>(
  type: T,
  by: LawPerson,
  role: Role,
  chain: string,
  fields: EventFields<T>,
  sealed: readonly string[] = [],
): LawDraft {
  return { type, by, role, chain, fields, sealed } as LawDraftOf<T> as LawDraft
}

export function incidentDraft(
  { people, item }: Setting,
  kind: Word<'incident-kind'>,
  more: Partial<EventFields<'incident.reported'>> = {},
  chain: string = item,
): LawDraft {
  return draft('incident.reported', people.officer, 'officer', chain, { kind, ...more })
}

/** The device is reported lost. */
export function lost(from: Setting): PlacedEvent {
  return from.world.did(incidentDraft(from, 'loss'))
}

export function resolutionDraft({ people }: Setting, incident: PlacedEvent): LawDraft {
  const fields = { incident: incident.id }
  return draft('incident.resolved', people.supervisor, 'supervisor', incident.chain, fields)
}

export function challengeDraft({ people }: Setting, target: PlacedEvent): LawDraft {
  const fields = { events: [target.id] }
  return draft('challenge.raised', people.defender, 'defence', target.chain, fields)
}

export function answerDraft(
  by: LawPerson,
  role: Role,
  challenge: PlacedEvent,
  outcome: Word<'challenge-outcome'> = 'explained',
): LawDraft {
  const fields = { challenge: challenge.id, outcome }
  return draft('challenge.answered', by, role, challenge.chain, fields)
}

/** An examination of the device by its collector, who is an examiner too. */
export function examinationDraft(
  { people, item }: Setting,
  fields: EventFields<'exam.completed'> = {},
  sealed: readonly string[] = ['justification'],
  chain: string = item,
): LawDraft {
  return draft('exam.completed', people.collector, 'examiner', chain, fields, sealed)
}

/** A working copy of the image, which the collector made. */
export function workingCopy({ world, people, image }: Setting): string {
  return world.did(copyDraft(people.collector, image)).id
}

export function clearanceDraft(
  { people, item }: Setting,
  fields: Partial<EventFields<'disposition.authorized'>> = {},
  chain: string = item,
): LawDraft {
  const said = { disposal: 'destroyed', ...fields } as const
  return draft('disposition.authorized', people.supervisor, 'supervisor', chain, said)
}

/** The end of the device by its collector, who holds it. */
export function disposalDraft(
  { people, item }: Setting,
  clearance: PlacedEvent,
  fields: Partial<EventFields<'item.disposed'>> = {},
  chain: string = item,
): LawDraft {
  const said = { clearance: clearance.id, disposal: 'destroyed', ...fields } as const
  return draft('item.disposed', people.collector, 'collector', chain, said)
}

/** The device, authorised to be destroyed. */
export function cleared(from: Setting, chain: string = from.item): PlacedEvent {
  return from.world.did(clearanceDraft(from, {}, chain))
}

/** The device or the image, destroyed before a witness. */
export function destroyed(
  from: Setting,
  fields: Partial<EventFields<'item.disposed'>> = {},
  chain: string = from.item,
): PlacedEvent {
  const { world, people } = from
  const claim = world.did(disposalDraft(from, cleared(from, chain), fields, chain))
  world.did(witnessDraft(people.officer, 'officer', claim))
  return claim
}

/** The device, lent by the collector to the custodian. */
export function lent(from: Setting): void {
  const { world } = from
  const loan = { kind: 'loan', dueBack: world.now() + 86_400_000 } as const
  const offer = world.did(offerDraft(from, {}, loan))
  world.did(acceptDraft(from, offer.id))
}

export function checkDraft(
  { people, image }: Setting,
  result: Word<'check-result'>,
  chain: string = image,
): LawDraft {
  return draft('integrity.checked', people.collector, 'examiner', chain, { result })
}

export function sightingDraft(
  { people, caseId }: Setting,
  sightings: EventFields<'inventory.recorded'>['sightings'],
): LawDraft {
  return draft('inventory.recorded', people.overseer, 'oversight', caseId, { sightings })
}

export function courtDraft(
  by: LawPerson,
  { caseId }: Setting,
  step: Word<'court-step'>,
  items: readonly string[],
): LawDraft {
  return draft('court.recorded', by, 'prosecutor', caseId, { step, items })
}

export function disclosureDraft(
  by: LawPerson,
  { caseId }: Setting,
  items: readonly string[],
  recipientRole: Role = 'defence',
  sealed: readonly string[] = [],
): LawDraft {
  const fields = { recipientRole, items, redaction: 'full' } as const
  return draft('disclosure.made', by, 'prosecutor', caseId, fields, sealed)
}

export function erasureDraft(
  by: LawPerson,
  target: PlacedEvent,
  erased: readonly string[],
): LawDraft {
  const fields = { events: [target.id], erased, ground: 'request' } as const
  return draft('data.erased', by, 'data-protection', target.chain, fields)
}

/** Asks that what was recorded up to now in the list of accesses to the item be erased, after so many seconds. */
export function accessErasureDraft(
  from: Setting,
  wait: number,
  item: string = from.item,
): LawDraft {
  const { world, people } = from
  const by = newcomer(from, 'data-protection')
  world.did(accessDraft(people.custodian, 'custodian', from.item))
  const until = world.now()
  world.wait(wait)
  return draft('accesses.erased', by, 'data-protection', item, { until })
}
