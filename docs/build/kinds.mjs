// What the kinds of fields and of sealed values mean. Their bytes are written down once, in the codecs of
// packages/core/src/wire; a kind that is missing here, or that no codec knows, stops the build of the pages.
import { enumerations, fieldCodecs, sealedCodecs } from '@custodia/core/wire'

const fieldMeanings = {
  id: 'names an event, a chain, a party, a ledger or a key',
  'case-id': 'names a case chain',
  'event-id': 'names an event',
  'item-id': 'names an item chain',
  'party-id': 'names a party',
  'event-ids': 'names events, none twice',
  'item-ids': 'names item chains, none twice',
  'seal-numbers':
    'numbers of seals, none twice, each of at most 32 characters of A-Z 0-9 - . /, as they are printed on the seal',
  hash: 'a SHA-256 digest',
  key: 'an Ed25519 public key, as [signature.md](signature.md) accepts it',
  text: 'text of one line',
  name: 'the name of a field or of a sealed value',
  origin: 'the origin of the log, written with A-Z a-z 0-9 . _ / -',
  suite: 'the algorithms: SHA-256 and Ed25519',
  bool: 'yes or no',
  count: 'how many',
  index: 'a position in the log, from 0',
  integer: 'an integer within ±(2^53-1)',
  time: 'milliseconds since 1970 UTC, up to the year 9999',
  anchor:
    'a checkpoint that the signer was shown: its size, its root, and the SHA-256 of the exact note if he had it',
  tree: 'the first events of the log: how many, and the root of their tree',
  trees: 'states of the log, each as its size and root',
  act: 'what events of one act share: a random id, and how many they are',
  service: "the ledger's own party and key",
  founders:
    'the founding parties: id, key, digest of the key that follows, roles, proof of possession',
  policy:
    'the rules that the ledger sets for itself: spans of time in seconds, and which acts want further people ([policies.md](../policies.md))',
  possession: 'a proof of possession, as [event.md](event.md#6-proof-of-possession) has it',
  roles: 'a list of roles without repetition',
  labels: 'a list of labels of sealed values, without repetition',
  'event-types': 'a list of event types without repetition',
  'item-kinds': 'a list of kinds of item without repetition',
  profile: 'an export profile ([profile.md](profile.md)): its name, and the SHA-256 of its file',
  withheld:
    'sealed values that a bundle withholds, by type of event, label and reason, and how many they are',
  'handling-codes': 'a list of handling codes without repetition',
  heads: 'chains, each with the number of its events and the id of the last one',
  sightings: 'items, none twice, each with what was seen of it',
  'rule-id': 'names a rule of [law.md](../law.md)',
  occurrence:
    "when it happened: milliseconds since 1970 UTC, the offset of the performer's clock in minutes east of UTC, and how exactly he knows it",
}

const sealedMeanings = {
  text: 'text',
  texts: 'texts of one line, none twice',
  quantity: 'how much there is: a decimal number as it is written, and its unit',
  time: 'milliseconds since 1970 UTC, up to the year 9999',
  digests:
    'digests of evidence: algorithm, value, what was read (the file, or the media inside it), bytes read',
  attachments:
    'files that travel beside the record: title, media type (RFC 6838), bytes, SHA-256; 1 to 64',
  secret: 'random bytes, equal for all party ids of one human being',
}

/** Rules of CDDL that would hide one of its prelude under another meaning have another name. */
const renamed = { text: 'short-text', time: 'time-ms', integer: 'safe-integer' }

function describe(codecs, meanings, where) {
  const known = Object.keys(codecs).filter((kind) => !Object.hasOwn(enumerations, kind))
  const undescribed = known.filter((kind) => !Object.hasOwn(meanings, kind))
  const unknown = Object.keys(meanings).filter((kind) => !known.includes(kind))
  if (undescribed.length + unknown.length > 0) {
    throw new Error(
      `docs/build/kinds.mjs, ${where}: no meaning for [${undescribed.join(', ')}], no codec for [${unknown.join(', ')}]`,
    )
  }
  return known.map((kind) => ({ kind, meaning: meanings[kind], cddl: codecs[kind].cddl }))
}

/** Kinds of clear fields that are no word list: name, meaning, CDDL. */
export const fieldKinds = describe(fieldCodecs, fieldMeanings, 'clear fields')

/** Kinds of sealed values: name, meaning, CDDL. */
export const sealedKinds = describe(sealedCodecs, sealedMeanings, 'sealed values')

/** The name of a kind's rule in the CDDL. */
export function ruleOf(kind) {
  return renamed[kind] ?? kind
}
