import type { Grade } from '@custodia/core/custody'
import type { CheckId } from './check-table.ts'

/**
 * What a finding does to the verdict, worst first. A `point` is something to explain: it is counted and changes no
 * verdict.
 */
export type Severity = 'unreadable' | 'altered' | 'unrecognised-signer' | 'incomplete' | 'point'

export interface FindingEntry {
  readonly check: CheckId
  readonly severity: Severity
  /** Of a point that no rule of the law makes; `major` if left out. */
  readonly grade?: Grade
  /** For a reader without training: what was seen, in one sentence. */
  readonly plain: string
  /** For an expert: what exactly was compared. */
  readonly expert: string
  /** What it usually means, or what to do next. */
  readonly next: string
  /** The section of the format that is not kept. */
  readonly section: string
}

/**
 * The one table of findings (D31). Text, JSON and every other form of a report are made from it and cannot disagree.
 * Adding a code is a minor release, changing one a major.
 */
export const findingTable = {
  'container.unreadable': {
    check: 'container.readable',
    severity: 'unreadable',
    plain: 'The file is not a custody bundle, or it is damaged so much that it cannot be read.',
    expert: 'At the given offset the bytes are no item that the sequence allows there.',
    next: 'Ask for the file again, and compare its SHA-256 with the sender by phone.',
    section: 'docs/format/bundle.md, "Bytes"',
  },
  'container.truncated': {
    check: 'container.readable',
    severity: 'unreadable',
    plain: 'The file ends before the bundle does.',
    expert: 'The bytes end before the trailer.',
    next: 'The file was cut off when it was copied or sent. Ask for it again.',
    section: 'docs/format/bundle.md, "trailer"',
  },
  'container.too-large': {
    check: 'container.readable',
    severity: 'unreadable',
    plain: 'The file holds more than a bundle may hold.',
    expert:
      'The events, or the bytes of the ledger and party chains, pass the limit of the format.',
    next: 'Ask for an export of fewer items.',
    section: 'docs/format/bundle.md, "Limits"',
  },
  'trailer.digest': {
    check: 'container.trailer',
    severity: 'altered',
    plain: 'The file is not as it was written: something in it was changed or damaged.',
    expert: 'SHA-256 over all bytes before the trailer is not the one in the trailer.',
    next: 'Ask for the file again. If the new copy says the same, the change was made before it was sent.',
    section: 'docs/format/bundle.md, "trailer"',
  },
  'trailer.count': {
    check: 'container.trailer',
    severity: 'altered',
    plain: 'The file does not hold as much as its last part says.',
    expert: 'A count in the trailer is not the number of items, events or disclosures read.',
    next: 'Something was taken out of the file or put in. Ask for it again.',
    section: 'docs/format/bundle.md, "trailer"',
  },
  'attachment.changed': {
    check: 'attachment.carried',
    severity: 'altered',
    plain: 'An attachment in the file is not the one that its entry names.',
    expert: 'SHA-256 over the pieces, or their length, is not the one in the entry.',
    next: 'The entries themselves are judged on their own. Ask for the attachment again.',
    section: 'docs/format/bundle.md, "attachment, piece"',
  },
  'attachment.unknown': {
    check: 'attachment.carried',
    severity: 'altered',
    plain: 'The file carries an attachment that no entry in it names.',
    expert: 'No disclosure of an event opens an attachment with this SHA-256.',
    next: 'Somebody put it into the file. Do not take it for a part of the record.',
    section: 'docs/format/bundle.md, "attachment, piece"',
  },
  'header.count': {
    check: 'container.claims',
    severity: 'altered',
    plain: 'The file does not hold what its header says.',
    expert: 'A count or a log index in the header is not what the items show.',
    next: 'Something was taken out of the file or put in. Ask for it again.',
    section: 'docs/format/bundle.md, "header"',
  },
  'header.ledger': {
    check: 'container.claims',
    severity: 'altered',
    plain: 'The file says that it is of another ledger than the one whose founding it holds.',
    expert:
      'The ledger id in the header is not the event id of the first event of the ledger chain.',
    next: 'Parts of two ledgers were put together, or the first entry was changed.',
    section: 'docs/format/bundle.md, "header"',
  },
  'chain.count': {
    check: 'container.claims',
    severity: 'altered',
    plain: 'A chain does not hold as many entries as the file says.',
    expert: 'The count in a chain item is not the number of event items before its end.',
    next: 'Entries were taken out of the file or put in. Ask for it again.',
    section: 'docs/format/bundle.md, "chain, event, end"',
  },
  'chain.order': {
    check: 'container.claims',
    severity: 'altered',
    plain: 'The chains of the file are not in order.',
    expert: 'Within one kind, a chain begins at a lower log index than the one before it.',
    next: 'The file was put together by something other than a ledger. Ask for it again.',
    section: 'docs/format/bundle.md, "Bytes"',
  },
  'chain.twice': {
    check: 'container.claims',
    severity: 'altered',
    plain: 'The file holds a chain twice.',
    expert: 'Two chain items have the same chain id.',
    next: 'The file was put together by something other than a ledger. Ask for it again.',
    section: 'docs/format/bundle.md, "chain, event, end"',
  },
  'event.malformed': {
    check: 'event.form',
    severity: 'altered',
    plain: 'An entry is not written as this ledger writes entries.',
    expert:
      'The bytes are outside the CBOR profile, the envelope, the header or the vocabulary of version 1.',
    next: 'The entry was changed, or was never made by a ledger. A word that is unknown is refused, never skipped.',
    section: 'docs/format/event.md',
  },
  'event.ledger': {
    check: 'event.form',
    severity: 'altered',
    plain: 'An entry was signed for another ledger.',
    expert: 'The aud claim is not the ledger id.',
    next: 'An entry of another ledger was put into this file.',
    section: 'docs/format/event.md, "Header"',
  },
  'signature.mismatch': {
    check: 'event.signature',
    severity: 'altered',
    plain: 'The text of an entry is not the text that was signed.',
    expert: 'The Ed25519 signature does not hold over the Sig_structure by the key that kid names.',
    next: 'The entry was changed after it was signed, or was never signed by this person.',
    section: 'docs/format/signature.md',
  },
  'signature.key': {
    check: 'event.signature',
    severity: 'altered',
    plain: 'An entry is signed with a key that no sound signature can come from.',
    expert: 'The public key is not canonical, of small order, or not torsion-free.',
    next: 'The key was made to deceive: some programs accept signatures by it for any text.',
    section: 'docs/format/signature.md',
  },
  'signer.unknown': {
    check: 'event.signature',
    severity: 'unrecognised-signer',
    plain: 'An entry is signed with a key that nobody in this record has.',
    expert: 'No genesis, enrolment or rotation in the bundle has a key with this kid.',
    next: 'The entry was signed by a stranger, or the chain of the signer was taken out of the file.',
    section: 'docs/format/event.md, "Header"',
  },
  'chain.id': {
    check: 'chain.links',
    severity: 'altered',
    plain: 'A chain does not begin with its first entry.',
    expert: 'The chain id is not the event id of the first event of the chain.',
    next: 'The first entry was dropped, changed or replaced.',
    section: 'docs/format/event.md, "Chains"',
  },
  'chain.foreign': {
    check: 'chain.links',
    severity: 'altered',
    plain: 'An entry stands in a chain to which it does not belong.',
    expert: 'The sub claim of the event names another chain, or another kind of chain.',
    next: 'An entry was moved here from the history of something else.',
    section: 'docs/format/event.md, "Chains"',
  },
  'chain.gap': {
    check: 'chain.links',
    severity: 'altered',
    plain: 'An entry is missing, repeated or out of its order.',
    expert: 'seq is not one more than that of the event before it.',
    next: 'Entries were dropped, doubled or swapped.',
    section: 'docs/format/event.md, "Chains"',
  },
  'chain.prev': {
    check: 'chain.links',
    severity: 'altered',
    plain: 'An entry does not follow the one that stands before it.',
    expert: 'prev is not the event id of the event before it in the chain.',
    next: 'The entry before it was changed, dropped or replaced.',
    section: 'docs/format/event.md, "Chains"',
  },
  'chain.index': {
    check: 'chain.links',
    severity: 'altered',
    plain: 'The entries of a chain do not stand in the log in their order.',
    expert: 'The log index does not rise with seq; or the genesis is not at index 0.',
    next: 'Places in the log were changed, or entries swapped.',
    section: 'docs/format/bundle.md, "chain, event, end"',
  },
  'chain.rule': {
    check: 'chain.links',
    severity: 'altered',
    plain: 'An entry is not where the chain allows it.',
    expert: 'The law refuses the place of the event in its chain.',
    next: 'A ledger takes no such entry. docs/law.md explains the rule.',
    section: 'docs/law.md',
  },
  'registration.rule': {
    check: 'chain.registered',
    severity: 'altered',
    plain: 'A chain is shown that the ledger never took on record as it should.',
    expert: 'The law refuses the registration of the chain, or there is none.',
    next: 'The chain was made beside the ledger, or its registration was taken out of the file.',
    section: 'docs/law.md',
  },
  'leaf.secret': {
    check: 'leaf.tags',
    severity: 'altered',
    plain: 'An entry has not the place that was fixed for it beforehand.',
    expert:
      'The tag secret does not open the commitment of the event before it (for a first event, its own).',
    next: 'An entry was replaced, or the part of the file that proves its place was changed.',
    section: 'docs/format/leaf.md',
  },
  'erased.uncovered': {
    check: 'erased.covered',
    severity: 'altered',
    plain: 'An access was left out, and no act on record erased it.',
    expert:
      'Only the id of the event is carried, and no accesses.erased with effect in the chain of the item that registers this access chain has an `until` later than its recorded time.',
    next: 'Ask the ledger for the entry. Who had access then is kept from you without a ground on record.',
    section: 'docs/format/bundle.md, "erased"',
  },
  'checkpoint.malformed': {
    check: 'log.checkpoint',
    severity: 'altered',
    plain: 'The signed state of the log cannot be read.',
    expert: 'The bytes are not a signed note, or its text is not a checkpoint.',
    next: 'The file was changed. Ask for it again.',
    section: 'docs/format/checkpoint.md',
  },
  'checkpoint.signature': {
    check: 'log.checkpoint',
    severity: 'altered',
    plain: 'The state of the log is not signed by the ledger.',
    expert: 'No signature by the log key of the genesis holds over the checkpoint.',
    next: 'The checkpoint was changed or replaced. Without it nothing here is proven.',
    section: 'docs/format/checkpoint.md',
  },
  'checkpoint.origin': {
    check: 'log.checkpoint',
    severity: 'altered',
    plain: 'The signed state is of another log.',
    expert: 'The origin of the checkpoint is not the one in the genesis.',
    next: 'Parts of two ledgers were put together.',
    section: 'docs/format/checkpoint.md',
  },
  'inclusion.beyond': {
    check: 'log.inclusion',
    severity: 'altered',
    plain: 'An entry is said to stand in the log behind its signed end.',
    expert: 'The log index of the event is not below the size of the checkpoint.',
    next: 'The signed state is older than the entry, or the entry was never in the log.',
    section: 'docs/format/log.md',
  },
  'inclusion.twice': {
    check: 'log.inclusion',
    severity: 'altered',
    plain: 'Two entries are said to stand at the same place of the log.',
    expert: 'Two events have the same log index.',
    next: 'One of the two was never in the log.',
    section: 'docs/format/log.md',
  },
  'inclusion.shape': {
    check: 'log.inclusion',
    severity: 'altered',
    plain: 'The proof that the entries are in the log has too many or too few parts.',
    expert: 'The multiproof has another number of hashes than its indexes and anchors call for.',
    next: 'Entries were dropped or added, or the proof was changed.',
    section: 'docs/format/log.md',
  },
  'inclusion.root': {
    check: 'log.inclusion',
    severity: 'altered',
    plain: 'The entries are not those that the ledger signed for.',
    expert: 'Leaves and multiproof do not lead to the root hash of the checkpoint.',
    next: 'An entry, its place, its time or the proof was changed. The other findings may say which.',
    section: 'docs/format/log.md',
  },
  'anchor.fork': {
    check: 'log.anchors',
    severity: 'altered',
    plain: 'Two signers were shown two different pasts of the same log.',
    expert: 'Two anchors of one size have different root hashes.',
    next: 'The log was rebuilt, or shown differently to different people. Keep this file: it proves it.',
    section: 'docs/format/event.md, "Payload"',
  },
  'anchor.mismatch': {
    check: 'log.anchors',
    severity: 'altered',
    plain: 'A signer was shown another past of the log than the one in this file.',
    expert: 'The root hash of an anchor is not the root of the log at that size.',
    next: 'The log was rebuilt after he signed, or he was shown a false one. Keep this file: it proves it.',
    section: 'docs/format/event.md, "Payload"',
  },
  'anchor.rule': {
    check: 'log.anchors',
    severity: 'altered',
    plain: 'An entry refers to a state of the log that did not exist before it.',
    expert: 'The law refuses the anchor of the event.',
    next: 'A ledger takes no such entry. docs/law.md explains the rule.',
    section: 'docs/law.md',
  },
  'time.backwards': {
    check: 'log.time',
    severity: 'altered',
    plain: 'An entry is recorded earlier than one that stands before it in the log.',
    expert: 'recordedAt falls with the log index.',
    next: 'A ledger never does this. A recorded time was changed, or the log was made by something else.',
    section: 'docs/format/leaf.md',
  },
  'time.rule': {
    check: 'log.time',
    severity: 'altered',
    plain: 'An entry has a time that it cannot have.',
    expert: 'The law refuses the recorded or the claimed time of the event.',
    next: 'A ledger takes no such entry. docs/law.md explains the rule.',
    section: 'docs/law.md',
  },
  'time.ahead': {
    check: 'log.time',
    severity: 'point',
    grade: 'minor',
    plain: 'The record reaches into the future, by the clock of this computer.',
    expert: 'The newest recordedAt lies more than a day after the clock of the verifier.',
    next: 'Look at the clock of this computer first, then ask the ledger about its own.',
    section: 'docs/format/leaf.md',
  },
  'pinned.fork': {
    check: 'log.pinned',
    severity: 'altered',
    plain: 'The log in this file is not the one that you have seen before.',
    expert: 'The pinned checkpoint and the log have different root hashes at the same size.',
    next: 'The ledger showed two histories. Keep the trust file and this file: together they prove it.',
    section: 'docs/format/trust.md',
  },
  'disclosure.malformed': {
    check: 'disclosure.opening',
    severity: 'altered',
    plain: 'A value that the file shows cannot be read.',
    expert:
      'The bytes are not a disclosure, or its value is not of the kind that its label demands.',
    next: 'The value was changed. The entry itself may be sound.',
    section: 'docs/format/disclosure.md',
  },
  'disclosure.unmatched': {
    check: 'disclosure.opening',
    severity: 'altered',
    plain: 'A value that the file shows is not the one that was sealed.',
    expert: 'The digest of the disclosure is not the one that the event carries under its label.',
    next: 'The value, its label or its salt was changed, or it was moved here from another entry.',
    section: 'docs/format/disclosure.md',
  },
  'disclosure.order': {
    check: 'disclosure.opening',
    severity: 'altered',
    plain: 'A value is shown twice, or out of its order.',
    expert: 'The disclosures do not stand in the order of their labels in the event, each once.',
    next: 'The file was put together by something other than a ledger. Ask for it again.',
    section: 'docs/format/bundle.md, "chain, event, end"',
  },
  'disclosure.shared': {
    check: 'disclosure.once',
    severity: 'altered',
    plain: 'The same sealed digest stands in two places.',
    expert: 'Two sealed digests of the shown part of the ledger are equal.',
    next: 'Salts are random: equal digests mean that one entry was copied from another.',
    section: 'docs/format/disclosure.md',
  },
  'disclosure.after-erasure': {
    check: 'disclosure.erased',
    severity: 'point',
    plain: 'The file opens a value that was to be erased before the file was made.',
    expert:
      'A data.erased of this label has effect in the record that the bundle carries, and the bundle opens the digest.',
    next: 'The value is the one that was sealed. Ask the agency why it was not erased, and who else has it.',
    section: 'docs/law.md, "Erasure"',
  },
  'disclosure.salt': {
    check: 'disclosure.salts',
    severity: 'point',
    plain: 'A value was sealed with a salt that is not random.',
    expert: 'The salt of a disclosure is zero, or the same as that of another one.',
    next: 'The value is the one that was sealed. But whoever has the entry without the value may guess it: ask who sealed it, and with which program.',
    section: 'docs/format/disclosure.md, "Bytes"',
  },
  'disclosure.unexplained': {
    check: 'disclosure.reasons',
    severity: 'point',
    plain: 'A value is withheld, and nothing on record says why.',
    expert:
      'BND-03: of this type and label more values are withheld than the export states for all its reasons, and data.erased names none of them.',
    next: 'Somebody took it out after the ledger had made the bundle, or the bundle is not one that the ledger made. Ask whoever sent it, or ask the ledger for the value.',
    section: 'docs/format/profile.md, "On record"',
  },
  'disclosure.protected': {
    check: 'disclosure.opening',
    severity: 'point',
    plain: 'The bundle shows who a person is whose identity was to be kept from every export.',
    expert:
      'A disclosure opens `name`, `person`, `agency` or `contact` of a party.enrolled with `identity: "protected"`.',
    next: 'Pass the bundle on to nobody, take the value out with `custodia redact`, and tell the agency: its ledger opens none of these.',
    section: 'docs/format/event-types.md, "party.enrolled"',
  },
  'trust.none': {
    check: 'signer.recognised',
    severity: 'unrecognised-signer',
    plain: 'You gave no trust file, so nothing shows that this ledger is the one it says it is.',
    expert: 'Keys that come from the bundle alone show that it agrees with itself, and no more.',
    next: 'Get the trust file of the agency by another road than the bundle, and give it with --trust.',
    section: 'docs/format/trust.md',
  },
  'trust.other-ledger': {
    check: 'signer.recognised',
    severity: 'unrecognised-signer',
    plain: 'This is not the ledger of your trust file.',
    expert: 'The ledger id in the trust file is not the event id of the genesis.',
    next: 'Use the trust file of this ledger. If you have it, the ledger was replaced by another one.',
    section: 'docs/format/trust.md',
  },
  'trust.other-log': {
    check: 'signer.recognised',
    severity: 'unrecognised-signer',
    plain: 'Your trust file names another log for this ledger.',
    expert: 'The origin or the log key in the trust file is not the one in the genesis.',
    next: 'Compare the trust file with its source: it contradicts the founding of the ledger.',
    section: 'docs/format/trust.md',
  },
  'signer.rule': {
    check: 'signer.lawful',
    severity: 'altered',
    plain: 'Somebody signed who was not allowed to.',
    expert: 'The law refuses the signer, his key or his role at this position.',
    next: 'A ledger takes no such entry. docs/law.md explains the rule.',
    section: 'docs/law.md',
  },
  'signer.point': {
    check: 'signer.lawful',
    severity: 'point',
    plain: 'Something about a signer must be explained.',
    expert: 'The law reports a point about the signer, his key or his role.',
    next: 'Ask the agency. docs/law.md explains the rule.',
    section: 'docs/law.md',
  },
  'signer.disputed': {
    check: 'signer.lawful',
    severity: 'point',
    plain: 'An entry is in dispute: a key behind it may have been in wrong hands.',
    expert:
      'The key that signed it, or a key on which it rests, is suspect since an earlier position.',
    next: 'Ask the agency what is known about the key, and who else can say what happened.',
    section: 'docs/law.md',
  },
  'signer.rekeyed': {
    check: 'signer.lawful',
    severity: 'point',
    plain: 'A person got a new key by the word of others, and signed with it.',
    expert: 'key.rotated was signed neither by the old key nor by its announced successor.',
    next: 'Ask the person whether the key is his. The report says who vouched for it.',
    section: 'docs/format/event-types.md, "key.rotated"',
  },
  'possession.rule': {
    check: 'signer.possession',
    severity: 'altered',
    plain: 'A key was enrolled without a sound proof that the person has it.',
    expert:
      'The proof of possession is missing, unreadable, of something else, or not signed by the key.',
    next: 'A ledger takes no such entry. docs/law.md explains the rule.',
    section: 'docs/law.md',
  },
  'possession.anchor': {
    check: 'log.anchors',
    severity: 'altered',
    plain: 'A person who enrolled a key was shown another past of the log than others.',
    expert: 'The anchor in a proof of possession has another root hash than the log at that size.',
    next: 'The log was rebuilt, or shown differently to different people. Keep this file: it proves it.',
    section: 'docs/format/event.md, "Proof of possession"',
  },
  'signer.same-person': {
    check: 'signer.distinct',
    severity: 'point',
    plain: 'Two parties of this record are the same human being.',
    expert: 'Two enrolments seal the same value as `person`.',
    next: 'Look at what the two did to each other: a handover between them moved nothing.',
    section: 'docs/format/event-types.md, "party.enrolled"',
  },
  'ledger.exercise': {
    check: 'ledger.real',
    severity: 'unrecognised-signer',
    plain: 'This ledger was founded as an exercise. Nothing in it is evidence.',
    expert: 'The genesis says exercise: true.',
    next: 'Use it for training and tests only.',
    section: 'docs/format/event-types.md, "ledger.opened"',
  },
  'closure.missing': {
    check: 'bundle.closed',
    severity: 'altered',
    plain: 'The file leaves out a chain that it must hold, or leaves one out and does not say so.',
    expert:
      'A carried chain names its case, its source or its item, and that chain is not carried; or it registers a chain that is neither carried nor listed in notCarried.',
    next: 'A chain was taken out of the file. Ask for it again.',
    section: 'docs/format/bundle.md, "A bundle is closed"',
  },
  'closure.false': {
    check: 'bundle.closed',
    severity: 'altered',
    plain: 'The list of what the file leaves out is wrong.',
    expert:
      'notCarried lists a chain that is carried, is of another kind, or that no carried case or item chain registers.',
    next: 'The file was put together by something other than a ledger. Ask for it again.',
    section: 'docs/format/bundle.md, "header"',
  },
  'closure.accesses': {
    check: 'bundle.closed',
    severity: 'incomplete',
    plain: 'The file leaves out who looked into an item that it shows.',
    expert: 'The access chain of a carried item is listed as not carried.',
    next: 'Ask for an export that carries it, or for the reason why it does not.',
    section: 'docs/format/bundle.md, "A bundle is closed"',
  },
  'export.none': {
    check: 'export.stated',
    severity: 'incomplete',
    plain: 'Nobody stated on the record that these entries are all.',
    expert: 'No carried case chain has a bundle.exported that names the carried chains.',
    next: 'The end of the record may have been left out. Ask for a fresh export.',
    section: 'docs/format/bundle.md, "What an export puts on record"',
  },
  'export.left-out': {
    check: 'export.stated',
    severity: 'incomplete',
    plain: 'The ledger stated that its export holds a chain that is not in this file.',
    expert: 'The statement of the export names a chain that is not carried.',
    next: 'A chain was taken out of the file, or an older statement is used. Ask for a fresh export.',
    section: 'docs/format/bundle.md, "What an export puts on record"',
  },
  'export.unstated': {
    check: 'export.stated',
    severity: 'incomplete',
    plain: 'The ledger stated that its export was whole, but not for all that is shown here.',
    expert: 'A carried chain that was there at the anchor of the export is not in its statement.',
    next: 'Two exports were mixed, or an older statement is used. Ask for a fresh export.',
    section: 'docs/format/bundle.md, "What an export puts on record"',
  },
  'export.rule': {
    check: 'export.stated',
    severity: 'altered',
    plain: 'The ledger stated that there were more or other entries than are shown here.',
    expert:
      'The law refuses the statement: a count or a head is not what the chain shows at its anchor.',
    next: 'Entries were left out of this file, or the statement was false. Either can be proven.',
    section: 'docs/law.md',
  },
  'trust.too-old': {
    check: 'trust.age',
    severity: 'incomplete',
    plain: 'The newest entry is older than your trust file allows.',
    expert: 'recordedAt of the newest event lies further back than maximumAge.',
    next: 'Ask for a fresh export: this one cannot show what happened since.',
    section: 'docs/format/trust.md',
  },
  'custody.rule': {
    check: 'custody.rules',
    severity: 'altered',
    plain: 'The record holds an act that the rules of custody forbid.',
    expert: 'The law refuses the event at its position.',
    next: 'A ledger takes no such entry. docs/law.md explains the rule.',
    section: 'docs/law.md',
  },
  'custody.point': {
    check: 'custody.rules',
    severity: 'point',
    plain: 'Something in the history of custody must be explained.',
    expert: 'The law reports a point.',
    next: 'Ask the person who signed the entry. docs/law.md explains the rule.',
    section: 'docs/law.md',
  },
  'evidence.different': {
    check: 'evidence.same',
    severity: 'altered',
    plain: 'A file that you supplied is not the one on record.',
    expert: 'No opened digest of any item matches the bytes of the file.',
    next: 'It is another file, or it was changed. A folder may also hold files that are no evidence.',
    section: 'docs/format/disclosure.md',
  },
  'evidence.digest-differs': {
    check: 'evidence.same',
    severity: 'altered',
    plain: 'A file that you supplied matches one of its digests on record and contradicts another.',
    expert:
      'Of several digests of one measurement, at least one matches and at least one does not.',
    next: 'A digest was written down wrongly, or the weaker of the two was imitated.',
    section: 'docs/format/disclosure.md',
  },
  'evidence.undecided': {
    check: 'evidence.same',
    severity: 'incomplete',
    plain: 'It cannot be said whether a file that you supplied is one of those on record.',
    expert: 'The file matches no opened digest, and some digests are withheld.',
    next: 'Ask for an export that opens the digests of this item.',
    section: 'docs/format/disclosure.md',
  },
  'evidence.unsupplied': {
    check: 'evidence.same',
    severity: 'incomplete',
    plain: 'You required the evidence to be checked, and a file of it was not supplied.',
    expert:
      'An item with an opened file digest is matched by no supplied file, or there is no such item.',
    next: 'Supply the file with --evidence.',
    section: 'docs/format/disclosure.md',
  },
  'evidence.changed': {
    check: 'evidence.record',
    severity: 'altered',
    plain:
      'The data of an item was measured again and was not the same, and the entry does not say so.',
    expert:
      'A later digest of the same algorithm and scope differs from the first one of the item.',
    next: 'The data changed between the two entries, or one of them is wrong.',
    section: 'docs/format/event-types.md',
  },
  'evidence.reported-different': {
    check: 'evidence.record',
    severity: 'point',
    plain: 'A check found the data of an item changed, and the record says so.',
    expert: 'integrity.checked with result `different`.',
    next: 'Ask what happened to the item between this entry and the one before it.',
    section: 'docs/format/event-types.md',
  },
  'evidence.weak-digest': {
    check: 'evidence.strength',
    severity: 'point',
    plain: 'An item is known only by a digest that can be imitated today.',
    expert: 'All opened digests of the item are MD5 or SHA-1.',
    next: 'Have the item measured again with SHA-256, if it is still in safe hands.',
    section: 'docs/format/disclosure.md',
  },
  'require.trusted-signers': {
    check: 'signer.recognised',
    severity: 'incomplete',
    plain: 'You required recognised signers, and gave no trust file to recognise them by.',
    expert: 'trusted-signers is required, and no trust file was given.',
    next: 'Give the trust file of the agency with --trust.',
    section: 'docs/format/trust.md',
  },
  'require.timestamp': {
    check: 'time.stamps',
    severity: 'incomplete',
    plain: 'You required timestamps of independent authorities, and none could be checked.',
    expert: 'This version of the format carries no timestamp tokens.',
    next: 'Check without requiring them.',
    section: 'docs/format/bundle.md',
  },
  'require.witness': {
    check: 'witness.cosignatures',
    severity: 'incomplete',
    plain: 'You required cosignatures of independent witnesses, and none could be checked.',
    expert: 'This version of the trust file names no witnesses.',
    next: 'Check without requiring them.',
    section: 'docs/format/trust.md',
  },
  'require.disclosures': {
    check: 'disclosure.all',
    severity: 'incomplete',
    plain: 'You required every sealed value to be opened, and some are not.',
    expert: 'The bundle opens fewer digests than its events carry.',
    next: 'Ask for an export by the profile full. What was erased cannot be had any more.',
    section: 'docs/format/disclosure.md',
  },
} as const

export type FindingCode = keyof typeof findingTable

export const findingCodes: readonly FindingCode[] = Object.keys(findingTable) as FindingCode[]

export function isFindingCode(text: string): text is FindingCode {
  return Object.hasOwn(findingTable, text)
}

/** The row of one finding. */
export function findingEntry(code: FindingCode): FindingEntry {
  return findingTable[code]
}
