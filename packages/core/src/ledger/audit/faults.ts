import type { FaultSpec } from '../../store/index.ts'
import type { RecordCheck } from './check-table.ts'

export type RecordFault =
  | 'record.genesis'
  | 'record.event-malformed'
  | 'record.event-foreign'
  | 'record.signature'
  | 'record.signer-unknown'
  | 'record.possession'
  | 'record.chain-other'
  | 'record.chain-broken'
  | 'record.tag'
  | 'record.commitment'
  | 'record.commitment-next'
  | 'record.secret-public'
  | 'record.time'
  | 'record.anchor'
  | 'record.anchor-ahead'
  | 'record.unlawful'
  | 'record.unregistered'
  | 'record.sealed'
  | 'record.value'
  | 'record.value-erased'
  | 'record.erased-unlawful'
  | 'record.checkpoint-missing'
  | 'record.checkpoint-malformed'
  | 'record.checkpoint-signature'
  | 'record.checkpoint-origin'

const fromBackup =
  'If the store is damaged, `custodia fsck --repair --from BACKUP` puts back what a copy proves. If nothing else of it is, the entry was changed on purpose: keep the ledger as it is, and compare it with a backup and with bundles that left the house.'
const lastSigned =
  '`custodia fsck --repair` puts back the last checkpoint that the log key remembers, or with `--from BACKUP` that of a copy, if nothing shows that there was a newer one.'
const onPurpose =
  'An accident does not do this. Keep the ledger as it is, stop writing to it, and compare it with a backup and with bundles that left the house.'

/** Every kind of fault of the record. Adding a code is a minor release, changing one a major. */
export const recordFaults: Readonly<Record<RecordFault, FaultSpec<RecordCheck>>> = {
  'record.genesis': {
    check: 'record.founded',
    kind: 'fault',
    plain: 'The first entry does not found a ledger.',
    compared: 'The event with the index 0 is not a ledger.opened that the law takes.',
    next: onPurpose,
  },
  'record.event-malformed': {
    check: 'record.events',
    kind: 'fault',
    plain: 'An entry is not written as this ledger writes entries.',
    compared:
      'The bytes are outside the CBOR profile, the envelope, the header or the vocabulary of version 1.',
    next: fromBackup,
  },
  'record.event-foreign': {
    check: 'record.events',
    kind: 'fault',
    plain: 'An entry was signed for another ledger.',
    compared: 'The aud claim is not the event id of the founding.',
    next: onPurpose,
  },
  'record.signature': {
    check: 'record.signatures',
    kind: 'fault',
    plain: 'The text of an entry is not the text that was signed.',
    compared:
      'The Ed25519 signature does not hold over the Sig_structure by the key that kid names.',
    next: onPurpose,
  },
  'record.signer-unknown': {
    check: 'record.signatures',
    kind: 'fault',
    plain: 'An entry is signed with a key that nobody in the record had before it.',
    compared: 'No founding, enrolment or rotation up to this entry brings a key with this kid.',
    next: onPurpose,
  },
  'record.possession': {
    check: 'record.possession',
    kind: 'fault',
    plain: 'A key was enrolled without a sound proof that the person has it.',
    compared:
      'The key is not one that is accepted, or the proof of possession is unreadable, of something else, or not signed by the key.',
    next: onPurpose,
  },
  'record.chain-other': {
    check: 'record.chains',
    kind: 'fault',
    plain: 'An entry stands in another chain, or at another place of it, than it says itself.',
    compared: 'Chain id and seq that the store keeps are not those that the event states.',
    next: fromBackup,
  },
  'record.chain-broken': {
    check: 'record.chains',
    kind: 'fault',
    plain: 'An entry does not follow the one before it in its chain.',
    compared: 'seq is not the next one, or prev is not the event id of the event before.',
    next: onPurpose,
  },
  'record.tag': {
    check: 'record.tags',
    kind: 'fault',
    plain: 'The leaf of an entry has a tag that its secret does not give.',
    compared:
      'HMAC-SHA-256 of the secret over ledger id, chain id and seq is not the tag in the leaf.',
    next: fromBackup,
  },
  'record.commitment': {
    check: 'record.commitments',
    kind: 'fault',
    plain: 'The tag secret of an entry is not the one to which the entry before it committed.',
    compared:
      'SHA-256 over the secret is not `next` of the event before; for a first event, `self`.',
    next: fromBackup,
  },
  'record.commitment-next': {
    check: 'record.commitments',
    kind: 'fault',
    plain: 'The secret that the store keeps for the next entry of a chain does not fit.',
    compared: 'SHA-256 over nextSecret is not `next` of the event.',
    next: 'Restore the ledger from a backup that holds this entry: nothing can be added to this chain until then.',
  },
  'record.secret-public': {
    check: 'record.commitments',
    kind: 'fault',
    plain: 'A tag secret of the ledger chain is not the public one.',
    compared: 'In the ledger chain every tag secret is 32 zero bytes.',
    next: onPurpose,
  },
  'record.time': {
    check: 'record.times',
    kind: 'fault',
    plain: 'An entry was recorded before the one that stands in front of it.',
    compared: 'recordedAt in the leaf is lower than that of an entry with a lower index.',
    next: onPurpose,
  },
  'record.anchor': {
    check: 'record.anchors',
    kind: 'fault',
    plain: 'A signer was shown a state of the log that this log never had.',
    compared: 'The root in an anchor is not the root of the tree at its size.',
    next: 'Keep the ledger as it is: this is what a log that was rebuilt looks like. Compare it with a backup and with bundles that left the house.',
  },
  'record.anchor-ahead': {
    check: 'record.anchors',
    kind: 'fault',
    plain: 'A signer was shown a state of the log that is larger than the log before his entry.',
    compared: 'The size in an anchor is above the index of the entry that carries it.',
    next: onPurpose,
  },
  'record.unlawful': {
    check: 'record.law',
    kind: 'fault',
    plain: 'The record holds an act that the law of custody forbids.',
    compared: 'The law refuses the event at its position.',
    next: 'A ledger takes no such entry: it was put there by other means. `custodia explain` says more of the rule.',
  },
  'record.unregistered': {
    check: 'record.registered',
    kind: 'fault',
    plain: 'A chain was begun that the ledger never registered.',
    compared:
      'No registration of the chain id stands in the chain above it, after its first event.',
    next: onPurpose,
  },
  'record.sealed': {
    check: 'record.sealed',
    kind: 'fault',
    plain: 'The store names other digests for an entry than the entry seals.',
    compared: 'The digests beside the event are not those under `sealed` in its payload.',
    next: fromBackup,
  },
  'record.value': {
    check: 'record.values',
    kind: 'fault',
    plain: 'A private value is not of the label or the kind that its entry seals.',
    compared:
      'The label in the disclosure is not the one under which the event has the digest, or its value is not of the kind that the label demands.',
    next: onPurpose,
  },
  'record.value-erased': {
    check: 'record.values',
    kind: 'fault',
    plain: 'A private value is still there although it was to be erased.',
    compared:
      'The erasure of the label has effect by its data.erased, and the value is not erased.',
    next: 'A process may have ended before it was done. `custodia fsck --repair` finishes it, and so does the next command that records; a backup is brought up to date by `custodia backup`.',
  },
  'record.erased-unlawful': {
    check: 'record.erased',
    kind: 'fault',
    plain: 'An entry was erased, and no erasure on record covers it.',
    compared:
      'It stands in no access chain of an item for which an accesses.erased has effect whose `until` is later than its recorded time.',
    next: onPurpose,
  },
  'record.checkpoint-missing': {
    check: 'record.checkpoint',
    kind: 'fault',
    plain: 'There are entries, and no checkpoint.',
    compared: 'A ledger signs a checkpoint with its founding and keeps it from then on.',
    next: lastSigned,
  },
  'record.checkpoint-malformed': {
    check: 'record.checkpoint',
    kind: 'fault',
    plain: 'The last checkpoint cannot be read.',
    compared: 'The file is not a signed note with the text of a checkpoint.',
    next: lastSigned,
  },
  'record.checkpoint-signature': {
    check: 'record.checkpoint',
    kind: 'fault',
    plain: "The last checkpoint is not signed by the ledger's log key.",
    compared: 'No signature by the vkey of the founding holds over the text of the note.',
    next: lastSigned,
  },
  'record.checkpoint-origin': {
    check: 'record.checkpoint',
    kind: 'fault',
    plain: 'The last checkpoint is of another log.',
    compared: 'The origin in the first line is not that of the founding.',
    next: onPurpose,
  },
}
