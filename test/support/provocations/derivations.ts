import { draft, workingCopy } from '../law-ends.ts'
import {
  acquisitionDraft,
  collectionDraft,
  copyDraft,
  derivationDraft,
  offerDraft,
  acceptDraft,
} from '../law-setting.ts'
import type { Setting } from '../law-setting.ts'
import type { LawDraft } from '../law-world.ts'
import { usual } from '../provocation.ts'
import type { Provocation } from '../provocation.ts'

/** The device is in the hands of the custodian. */
function handedOver(from: Setting): void {
  from.world.did(acceptDraft(from, from.world.did(offerDraft(from)).id))
}

function powder({ world, people, caseId, authority }: Setting): string {
  return world.did(collectionDraft(people.collector, caseId, { kind: 'drugs', authority })).id
}

function consumption({ people, authority }: Setting, chain: string): LawDraft {
  return draft('sample.consumed', people.collector, 'examiner', chain, { authority })
}

/** A transcript of the image, as a file. */
function transcript(
  { people, image }: Setting,
  kind: 'document' | 'medium' = 'document',
): LawDraft {
  const fields = { relation: 'transcript', kind } as const
  return derivationDraft(people.collector, image, fields, ['digests'])
}

/** A part of the powder. */
function part(from: Setting, without: readonly string[] = []): LawDraft {
  const split = { relation: 'split', kind: 'drugs' } as const
  return { ...derivationDraft(from.people.collector, powder(from), split), amiss: { without } }
}

/** What each kind of item has to say, and what comes of an item. */
export const provocationsOfDerivations: readonly Provocation[] = [
  usual(
    'KND-01',
    'drugs without a quantity',
    ({ people, caseId }) => ({
      ...collectionDraft(people.collector, caseId, { kind: 'drugs' }),
      amiss: { without: ['quantity'] },
    }),
    ({ people, caseId }) => collectionDraft(people.collector, caseId, { kind: 'drugs' }),
  ),
  usual(
    'KND-01',
    'a page of the web without the time of capture',
    ({ people, caseId }) =>
      acquisitionDraft(people.collector, caseId, { kind: 'web-capture', mode: 'captured' }),
    ({ world, people, caseId }) =>
      acquisitionDraft(people.collector, caseId, {
        kind: 'web-capture',
        mode: 'captured',
        capturedAt: world.now(),
      }),
  ),
  usual(
    'KND-02',
    'cash that is data',
    ({ people, caseId }) => acquisitionDraft(people.collector, caseId, { kind: 'cash' }),
    ({ people, caseId }) => acquisitionDraft(people.collector, caseId, { kind: 'document' }),
  ),
  usual(
    'KND-03',
    'cash with an IMEI',
    ({ people, caseId }) => ({
      ...collectionDraft(people.collector, caseId, { kind: 'cash' }),
      sealed: ['imei'],
    }),
    ({ people, caseId }) => ({
      ...collectionDraft(people.collector, caseId, { kind: 'cash' }),
      sealed: ['denominations', 'condition'],
    }),
  ),
  usual(
    'INT-01',
    'an image without a digest',
    ({ people, caseId }) => collectionDraft(people.collector, caseId, { kind: 'disk-image' }),
    ({ people, caseId }) => collectionDraft(people.collector, caseId, { kind: 'statement' }),
  ),
  usual(
    'INT-01',
    'an extract without a digest',
    ({ people, image }) =>
      derivationDraft(people.collector, image, { relation: 'extract', kind: 'data' }),
    ({ people, image }) =>
      derivationDraft(people.collector, image, { relation: 'extract', kind: 'data' }, ['digests']),
  ),
  usual(
    'INT-09',
    'a page without its picture',
    ({ world, people, caseId }) => ({
      ...acquisitionDraft(people.collector, caseId, {
        kind: 'web-capture',
        mode: 'captured',
        capturedAt: world.now(),
      }),
      sealed: ['faults', 'pageSource'],
    }),
    ({ world, people, caseId }) => ({
      ...acquisitionDraft(people.collector, caseId, {
        kind: 'web-capture',
        mode: 'captured',
        capturedAt: world.now(),
      }),
      sealed: ['faults', 'pageSource', 'pageImage'],
    }),
  ),
  usual(
    'INT-10',
    'read out, and not a word of errors and changes',
    ({ people, caseId }) => ({ ...acquisitionDraft(people.collector, caseId), sealed: [] }),
    ({ people, caseId }) => ({
      ...acquisitionDraft(people.collector, caseId),
      sealed: ['changes'],
    }),
  ),
  usual(
    'INT-10',
    'captured, and not a word of it',
    ({ people, caseId }) => ({
      ...acquisitionDraft(people.collector, caseId, { mode: 'captured' }),
      sealed: [],
    }),
    // What somebody else produced, he did not read out.
    ({ people, caseId }) => ({
      ...acquisitionDraft(people.collector, caseId, { mode: 'produced' }),
      sealed: [],
    }),
  ),
  usual(
    'INT-07',
    'copied by somebody who does not hold it',
    (from) => ({ ...copyDraft(from.people.custodian, from.image), role: 'custodian' }),
    (from) => copyDraft(from.people.collector, from.image),
  ),
  usual(
    'INT-07',
    'derived from something that another holds',
    (from) => {
      handedOver(from)
      return derivationDraft(from.people.collector, from.item)
    },
    (from) => {
      handedOver(from)
      return { ...derivationDraft(from.people.custodian, from.item), role: 'custodian' }
    },
  ),
  usual(
    'CPY-01',
    'an evidentiary copy of a working copy',
    (from) => copyDraft(from.people.collector, workingCopy(from), { copyRole: 'evidentiary' }),
    (from) => copyDraft(from.people.collector, workingCopy(from), { copyRole: 'disclosure' }),
  ),
  usual(
    'CPY-03',
    'a copy that nobody compared',
    ({ people, image }) => copyDraft(people.collector, image, { verified: false }),
    ({ people, image }) => copyDraft(people.collector, image),
  ),
  usual(
    'CPY-04',
    'a copy of a thing',
    ({ people, item }) => copyDraft(people.collector, item),
    ({ people, image }) => copyDraft(people.collector, image),
  ),
  usual(
    'DRV-01',
    'a part of drugs without a quantity',
    (from) => part(from, ['quantity']),
    (from) => part(from),
  ),
  usual(
    'DRV-01',
    'a transcript without its language',
    (from) => ({ ...transcript(from), amiss: { without: ['language'] } }),
    (from) => transcript(from),
  ),
  usual(
    'DRV-02',
    'a sample of data',
    ({ people, image }) =>
      derivationDraft(people.collector, image, { relation: 'sample', kind: 'biological-sample' }),
    ({ people, item }) =>
      derivationDraft(people.collector, item, { relation: 'sample', kind: 'biological-sample' }),
  ),
  usual(
    'DRV-02',
    'a part of another kind',
    ({ people, item }) =>
      derivationDraft(people.collector, item, { relation: 'split', kind: 'drugs' }),
    (from) => part(from),
  ),
  usual(
    'DRV-02',
    'a transcript that is a medium',
    (from) => transcript(from, 'medium'),
    (from) => transcript(from),
  ),
  usual(
    'DRV-02',
    'a thing with a copy role',
    ({ people, item }) => derivationDraft(people.collector, item, { copyRole: 'working' }),
    ({ people, item }) => derivationDraft(people.collector, item),
  ),
  usual(
    'DRV-03',
    'data that a test used up',
    (from) => consumption(from, from.image),
    (from) => consumption(from, powder(from)),
  ),
  usual(
    'CUS-09',
    'used up by somebody who does not hold it',
    (from) => {
      handedOver(from)
      return consumption(from, from.item)
    },
    (from) => consumption(from, powder(from)),
  ),
  usual(
    'LEG-01',
    'used up without authority',
    ({ people, item }) => draft('sample.consumed', people.collector, 'examiner', item, {}),
    (from) => consumption(from, from.item),
  ),
  usual(
    'CUS-09',
    'a new number from somebody who does not hold it',
    (from) => draft('item.relabelled', from.people.officer, 'officer', from.item, {}),
    (from) => draft('item.relabelled', from.people.collector, 'collector', from.item, {}),
  ),
]
