/**
 * The closed lists of words that events use (docs/format/event-types.md). A word that is not listed is refused, never
 * skipped. Until version 1 is released the lists grow; afterwards `vocabulary.adopted` raises the version.
 */
export const enumerations = {
  /** In which capacity a person signs. Sources: ISO/IEC 27037 Annex A, CASE ontology, IAPE separation of duties. */
  role: [
    'founder',
    'registrar',
    'collector',
    'examiner',
    'custodian',
    'courier',
    'officer',
    'supervisor',
    'judge',
    'prosecutor',
    'clerk',
    'defence',
    'certifier',
    'contact-point',
    'team-member',
    'oversight',
    'data-protection',
    'owner',
    'witness',
    'service',
  ],
  precision: ['second', 'minute', 'hour', 'day'],
  'late-code': ['field-work', 'system-down', 'no-connection', 'backlog', 'legacy-entry', 'other'],
  'purpose-code': [
    'investigation',
    'examination',
    'storage',
    'court',
    'disclosure',
    'sharing',
    'return',
    'maintenance',
  ],
  'rotation-reason': ['routine', 'lost', 'compromised'],
  'revocation-reason': ['superseded', 'lost', 'compromised', 'left'],
  /** Why a person is gone. `ended`: the work for which he was enrolled is over. */
  'ending-reason': ['left', 'retired', 'dismissed', 'died', 'ended'],
  /** A treaty on legal assistance, a joint investigation team, a memorandum of understanding, the European orders. */
  'agreement-kind': ['mlat', 'jit', 'mou', 'epoc', 'eio', 'convention', 'other'],
  /**
   * Why a hold is placed. `preservation`: another authority asked that it be kept. `restriction`: personal data that would
   * be erased must be kept for evidence.
   */
  'hold-reason': [
    'litigation',
    'investigation',
    'appeal',
    'court-order',
    'preservation',
    'restriction',
    'other',
  ],
  /** How who gave a consent was told what it is for. */
  'consent-information': ['in-writing', 'orally', 'through-interpreter', 'through-counsel'],
  'authority-kind': [
    'warrant',
    'order',
    'consent',
    'statute',
    'mutual-assistance-request',
    'production-order',
    'preservation-order',
  ],
  /** How a lawful basis was changed; `expired`: it ended before its day. */
  'authority-change': ['extended', 'narrowed', 'quashed', 'expired'],
  'quashing-reach': ['from-the-beginning', 'from-now-on'],
  /** What each kind is, and what is to be said of it: item-kinds.ts. */
  'item-kind': [
    'device',
    'medium',
    'disk-image',
    'mobile-extraction',
    'chat-export',
    'web-capture',
    'financial-record',
    'statement',
    'document',
    'object',
    'biological-sample',
    'drugs',
    'cash',
    'data',
  ],
  /** What each means, and who may have it: handling-codes.ts. */
  'handling-code': ['victim-protected', 'privileged', 'intelligence', 'undercover'],
  /** In what a thing is kept, or data. `temporary`: until it comes to its place. `personal`: a locker, a desk, a home. */
  'storage-class': [
    'evidence-room',
    'safe',
    'cold-store',
    'laboratory',
    'data-store',
    'temporary',
    'personal',
  ],
  'collection-mode': ['seized', 'found', 'surrendered', 'bought', 'swabbed'],
  'acquisition-mode': ['imaged', 'extracted', 'captured', 'produced'],
  derivation: ['split', 'sub-item', 'sample', 'extract', 'redacted', 'transcript', 'translation'],
  container: ['bag', 'box', 'envelope', 'tube', 'can', 'wrapping', 'other'],
  'seal-condition': ['intact', 'damaged', 'different', 'missing'],
  'opening-reason': ['examination', 'inspection', 'court', 'repackaging', 'disposal', 'other'],
  /** What became of a receipt: the person took it, would not take it, or was not there. */
  'receipt-outcome': ['taken', 'refused', 'left-behind'],
  'copy-role': ['original', 'evidentiary', 'working', 'disclosure'],
  'transfer-kind': ['permanent', 'loan', 'lab', 'courier', 'court', 'mla', 'return'],
  'refusal-reason': ['seal-damaged', 'wrong-item', 'digest-mismatch', 'no-authority', 'other'],
  'cancellation-reason': ['withdrawn', 'expired'],
  'access-means': ['viewed', 'listened', 'queried', 'inspected'],
  'check-result': ['same', 'different'],
  /** Whether a bundle shows all items of the case, or some. */
  'export-scope': ['case', 'items'],
  /** Why a bundle does not open a sealed value. What each means: withholding.ts. */
  'withholding-reason': [
    'personal-data',
    'victim-protection',
    'witness-protection',
    'undercover',
    'protected-identity',
    'privileged',
    'ongoing-investigation',
    'security',
    'partner-restriction',
    'not-asked-for',
  ],
  /** A person whose name no export opens. */
  identity: ['protected'],
  'incident-kind': [
    'loss',
    'found',
    'breach',
    'contamination',
    'broken-seal',
    'discrepancy',
    'clock',
    'other',
  ],
  /** What was disclosed of the items: all, all but what was blacked out, or the record without the content. */
  'redaction-profile': ['full', 'redacted', 'record-only'],
  'court-step': ['lodged', 'marked', 'admitted', 'excluded', 'returned', 'sealed-by-court'],
  statute: ['fre-902-11', 'fre-902-13', 'fre-902-14', 'bsa-63', 'other'],
  'certifier-capacity': ['custodian', 'qualified-person'],
  'challenge-outcome': ['upheld', 'rejected', 'explained', 'withdrawn'],
  sighting: ['seen', 'not-seen', 'wrong-place', 'seal-mismatch', 'digest-mismatch'],
  disposal: ['returned', 'destroyed', 'forfeited', 'archived', 'transferred-out'],
  'erasure-ground': ['request', 'retention-ended', 'unlawful', 'court-order', 'other'],
  /** How a further person stands by an act that the policy demands him for. */
  'demand-form': ['witness', 'approval'],
  'digest-algorithm': ['sha-256', 'sha-512', 'sha3-256', 'sha-1', 'md5'],
  'digest-scope': ['file', 'media'],
} as const

export type Enumeration = keyof typeof enumerations

/** A word of one list. */
export type Word<E extends Enumeration> = (typeof enumerations)[E][number]

export type Role = Word<'role'>

export function isWord<E extends Enumeration>(list: E, value: unknown): value is Word<E> {
  return typeof value === 'string' && (enumerations[list] as readonly string[]).includes(value)
}
