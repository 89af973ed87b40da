import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventTypes, fieldCodecs, sealedCodecs } from '../../wire/index.ts'
import type { Demand, EventType } from '../../wire/index.ts'
import { payloadOf } from '../../../../../test/support/field-values.ts'
import {
  answerDraft,
  challengeDraft,
  clearanceDraft,
  courtDraft,
  disclosureDraft,
  disposalDraft,
  draft,
  erasureDraft,
  examinationDraft,
  incidentDraft,
  sightingDraft,
} from '../../../../../test/support/law-ends.ts'
import {
  acceptDraft,
  accessDraft,
  approvalDraft,
  authorityDraft,
  collectionDraft,
  correctionDraft,
  entryOf,
  grantDraft,
  noteDraft,
  offerDraft,
  restoreDraft,
  revocationDraft,
  rotationDraft,
  setting,
  storingDraft,
  withFields,
  witnessDraft,
} from '../../../../../test/support/law-setting.ts'
import type { Setting } from '../../../../../test/support/law-setting.ts'
import { plainPolicy } from '../../../../../test/support/law-world.ts'
import type { LawDraft } from '../../../../../test/support/law-world.ts'
import { describeEvent } from './words.ts'

const from = setting()
const { world, people, item, image, caseId, authority } = from

function namesOf({ people: known, item: device, image: copy, caseId: file }: Setting) {
  const names = new Map([
    ...Object.values(known).map((one) => [one.party, `<${one.name}>`] as const),
    ...Object.values(known).flatMap((one) => {
      const chain = world.state.party(one.party)?.chain
      return chain === undefined ? [] : [[chain, `<${one.name}>`] as const]
    }),
    [world.service.party, '<the service>'],
    [device, '<the device>'],
    [copy, '<the image>'],
    [file, '<the case>'],
    [authority, '<the warrant>'],
  ])
  return (id: string): string => names.get(id) ?? '<something>'
}

const names = namesOf(from)
const said = (draft: LawDraft): string => describeEvent(world.place(draft), names)
const noon = Date.UTC(2026, 2, 4, 12)

describe('what an event says', () => {
  test.each<readonly [string, LawDraft]>([
    [
      '<the collector>, as collector, offers item <the device> to <the custodian> on loan until 2026-03-04 12:00:00 UTC; the offer is open until 2026-03-02 12:00:00 UTC.',
      offerDraft(from, {}, { kind: 'loan', dueBack: noon, expires: noon - 2 * 86_400_000 }),
    ],
    [
      '<the custodian>, as custodian, accepts item <the device> by offer <something> and is its custodian from here on.',
      acceptDraft(from, 'offer'),
    ],
    [
      '<the collector>, as collector, takes item <something>, a device, into custody in case <the case>; it was found, under authority <the warrant>, recorded late (field-work); sealed: description, exhibit, make, serial.',
      collectionDraft(people.collector, caseId, { authority, late: 'field-work' }),
    ],
    [
      '<the collector>, as collector, puts item <the device> in a place; sealed: location.',
      storingDraft(people.collector, 'collector', item),
    ],
    [
      '<the officer>, as officer, states that item <the image> was viewed, on behalf of <the supervisor>, for the purpose of court; sealed: justification.',
      withFields(accessDraft(people.officer, 'officer', image), {
        onBehalfOf: people.supervisor.party,
        purpose: 'court',
      }) as LawDraft,
    ],
    [
      '<the officer>, as officer, puts on record, in case <the case>, an authority of the kind warrant, valid until 2026-03-04 12:00:00 UTC, for item.collected and item.acquired; sealed: identifier, issuer.',
      authorityDraft(people.officer, caseId, {
        validUntil: noon,
        actions: ['item.collected', 'item.acquired'],
      }),
    ],
    [
      '<the first founder>, as registrar, gives <the officer> the role courier in case <the case> until 2026-03-04 12:00:00 UTC.',
      grantDraft(from, people.officer, 'courier', {}, { case: caseId, until: noon }),
    ],
    [
      `<the first founder>, as registrar, revokes the key ${people.officer.kid(0)} of <the officer> (compromised), and states that it is suspect since position 7 of the log.`,
      revocationDraft(from, people.officer, {}, { suspectSince: 7 }),
    ],
    [
      `<the officer>, as officer, gives <the officer> the new key ${people.officer.key(1)} in place of the old one (routine).`,
      rotationDraft(from, people.officer, { role: 'officer' }),
    ],
    [
      '<the officer>, as officer, states to have been present at event <the device>, having seen exhibit and description.',
      witnessDraft(people.officer, 'officer', entryOf(from, item), ['exhibit', 'description']),
    ],
    [
      '<the supervisor>, as supervisor, approves event <the device>.',
      approvalDraft(people.supervisor, 'supervisor', entryOf(from, item)),
    ],
    [
      '<the collector>, as collector, corrects place of event <the device>; sealed: is, reason, was.',
      correctionDraft(people.collector, 'collector', entryOf(from, item), 'place'),
    ],
    [
      '<the officer>, as officer, adds a remark on event <the case>; sealed: note.',
      noteDraft(people.officer, 'officer', caseId, caseId),
    ],
    [
      '<the collector>, as examiner, read item <the image> again and found its data different from what was recorded, one of 3 events of act 0123456789abcdef0123456789abcdef; sealed: digests.',
      {
        type: 'integrity.checked',
        by: people.collector,
        role: 'examiner',
        chain: image,
        fields: { result: 'different', act: { id: '0123456789abcdef0123456789abcdef', count: 3 } },
      },
    ],
    [
      `<the first founder>, as founder, sets the ledger back to a backup of its first ${world.events.length} events (root ${world.treeNow().root}); what had been seen beyond it is the state of 900 events with the root ${caseId} and the state of 901 events with the root ${item}; sealed: reason.`,
      restoreDraft(from, [
        { size: 900, root: caseId },
        { size: 901, root: item },
      ]),
    ],
    [
      '<the service>, as service, states what a bundle of case <the case> holds: 2 chains with 7 events, opened by the profile full, with 4 sealed values withheld (personal-data: 3, not-asked-for: 1).',
      {
        type: 'bundle.exported',
        by: world.service,
        role: 'service',
        chain: caseId,
        fields: {
          scope: 'case',
          profile: { name: 'full', digest: 'f'.repeat(64) },
          withheld: [
            { type: 'party.enrolled', label: 'name', reason: 'personal-data', count: 2 },
            { type: 'case.opened', label: 'title', reason: 'not-asked-for', count: 1 },
            { type: 'party.enrolled', label: 'contact', reason: 'personal-data', count: 1 },
          ],
          heads: [
            { chain: caseId, count: 3, head: caseId },
            { chain: item, count: 4, head: item },
          ],
        },
      },
    ],
    [
      '<the service>, as service, opens name and person of <the device> in a bundle of <the case>; sealed: recipient.',
      {
        type: 'values.disclosed',
        by: world.service,
        role: 'service',
        chain: caseId,
        fields: { events: [entryOf(from, item).id], disclosed: ['name', 'person'] },
        sealed: ['recipient'],
      },
    ],
    [
      '<the officer>, as officer, reports an incident in <the device> (breach), which concerns <the custodian>; sealed: description.',
      incidentDraft(from, 'breach', { concerns: people.custodian.party }),
    ],
    [
      '<the service>, as service, reports an incident in <something> (clock); the clock stood 7000 ms behind; sealed: description.',
      draft('incident.reported', world.service, 'service', world.ledger, {
        kind: 'clock',
        behind: 7000,
      }),
    ],
    [
      '<the collector>, as examiner, has examined item <the device>; of it came <the image>; sealed: procedure, tool.',
      examinationDraft(from, { outputs: [image] }, []),
    ],
    [
      '<the officer>, as prosecutor, puts on record that a court admitted in evidence <the device> and <the image>; sealed: court, courtNumber.',
      courtDraft(people.officer, from, 'admitted', [item, image]),
    ],
    [
      '<the officer>, as prosecutor, discloses <the device> to somebody in the role defence (full); sealed: recipient.',
      disclosureDraft(people.officer, from, [item]),
    ],
    [
      '<the defender>, as defence, disputes <the device>; sealed: statement.',
      challengeDraft(from, entryOf(from, item)),
    ],
    [
      '<the officer>, as officer, answers challenge <the device> (with an explanation); sealed: answer.',
      answerDraft(people.officer, 'officer', entryOf(from, item)),
    ],
    [
      '<the overseer>, as oversight, took stock in case <the case> and found of 2 items 1 seen, 1 not-seen; 3 things were found that are not on record.',
      withFields(
        sightingDraft(from, [
          { item, result: 'not-seen' },
          { item: image, result: 'seen' },
        ]),
        { surplus: 3 },
      ) as LawDraft,
    ],
    [
      '<the supervisor>, as supervisor, authorises that item <the device> is destroyed, not before 2026-03-04 12:00:00 UTC; sealed: order.',
      clearanceDraft(from, { appealUntil: noon }),
    ],
    [
      '<the collector>, as collector, states that item <the device> is transferred to another authority for good, as authorised by event <the device>; of what came of it, <the image> remain.',
      disposalDraft(from, entryOf(from, item), {
        disposal: 'transferred-out',
        remaining: [image],
      }),
    ],
    [
      '<the officer>, as data-protection, asks that from and serial of <the device> be erased (request); sealed: request.',
      erasureDraft(people.officer, entryOf(from, item), ['from', 'serial']),
    ],
    [
      '<the officer>, as data-protection, asks that all sealed values of <the device> be erased (request); sealed: request.',
      erasureDraft(people.officer, entryOf(from, item), []),
    ],
  ])('%s', (sentence, saying) => {
    expect(said(saying)).toBe(sentence)
  })

  test('the founding says who, how many, and by which rules', () => {
    expect(describeEvent(world.events[0]!, names)).toBe(
      '<the first founder>, as founder, founds the ledger log.example/custody, with <the first founder> as founder, of whom 1 must agree to acts on the ledger, and with this policy: late after 1 day, offers open for at most 7 days, approvals within 3 days, clocks within 5 minutes, 2 approvals for a new key without the old one, 1 witness for item.collected.',
    )
  })

  test('a policy says whom it demands beside the performer', () => {
    const adopting = (demands: readonly Demand[]) =>
      said({
        type: 'policy.adopted',
        by: people.registrar,
        role: 'founder',
        chain: world.ledger,
        fields: { policy: { ...plainPolicy, demands, checkInterval: 86_400, retention: 7200 } },
      })
    expect(adopting([])).toMatch(
      /, data read again every 1 day, evidence kept for at least 2 hours, nobody else for any act\.$/,
    )
    expect(
      adopting([
        { act: 'item.collected', persons: 1, as: 'witness' },
        {
          act: 'item.stored',
          kinds: ['device', 'medium'],
          roles: ['custodian', 'supervisor', 'judge'],
          persons: 2,
          as: 'approval',
        },
      ]),
    ).toMatch(
      /, 1 witness for item\.collected, 2 approvals in the role custodian, supervisor or judge for item\.stored of device or medium\.$/,
    )
  })

  test('every type has its sentence', () => {
    const types = new Set(world.events.map(({ payload }) => payload.type))
    for (const event of world.events) {
      const sentence = describeEvent(event, (id) => id)
      expect(sentence).toMatch(/^[0-9a-f]{64}, as [a-z]+, [a-z].*\.$/)
      expect(sentence).not.toMatch(/undefined|NaN|\[object/)
    }
    expect(types.size).toBeGreaterThan(7)
  })
})

test.each(Object.keys(eventTypes) as EventType[])(
  '%s says something, whatever it carries',
  (type) => {
    const [event] = world.events
    fc.assert(
      fc.property(payloadOf(type), (payload) => {
        const sentence = describeEvent({ ...event!, payload }, (id) => id)
        expect(sentence).toMatch(/^[0-9a-f]{64}, as [a-z-]+, [a-z][a-z ]+ .*\.$/s)
        expect(sentence).not.toMatch(/undefined|NaN|\[object|\{here\}/)
      }),
      { numRuns: 20 },
    )
  },
)

describe('sealed values', () => {
  const event = world.place({ ...collectionDraft(people.collector, caseId), sealed: ['from'] })

  test('are quoted and escaped where they are open, and named where they are not', () => {
    const opened = new Map<string, unknown>([
      ['exhibit', 'BE/1'],
      ['description', 'a phone"; verified \u202e'],
    ])
    expect(describeEvent(event, names, opened)).toMatch(
      /; description "a phone\\"; verified \\u\{202e\}", exhibit "BE\/1"; sealed: from, make, serial\.$/,
    )
  })

  test('digests are written out', () => {
    const check = world.place({
      type: 'integrity.checked',
      by: people.collector,
      role: 'examiner',
      chain: image,
      fields: { result: 'same' },
    })
    const value = new Uint8Array(16).fill(1)
    const digests = sealedCodecs.digests.write([
      { algorithm: 'md5', value, scope: 'media', size: 5 },
      { algorithm: 'md5', value, scope: 'file', size: 6 },
    ])
    expect(describeEvent(check, names, new Map([['digests', digests]]))).toContain(
      `; digests md5 ${'01'.repeat(16)} over 5 bytes of the media and md5 ${'01'.repeat(16)} over 6 bytes of the file.`,
    )
  })

  test('secrets are not shown, and what is no value of its kind is said to be so', () => {
    const enrolment = world.events.find(({ payload }) => payload.type === 'party.enrolled')!
    const opened = new Map<string, unknown>([
      ['name', 7],
      ['person', new Uint8Array(32)],
    ])
    expect(describeEvent(enrolment, names, opened)).toMatch(
      /; name \(not readable\), person \(a random value\)\.$/,
    )
  })
})

test('the vocabulary has a codec for every kind that it names', () => {
  for (const spec of Object.values(eventTypes)) {
    for (const kind of Object.values(spec.fields))
      expect(fieldCodecs).toHaveProperty([kind.replace('?', '')])
    for (const kind of Object.values(spec.sealed))
      expect(sealedCodecs).toHaveProperty([kind.replace('?', '')])
  }
})
