import type { grades } from './grades.ts'
import type { LeavesReport, TimeReport } from './report-time.ts'
import type {
  ChainKind,
  Completeness,
  EventType,
  ProfileName,
  Role,
  Word,
} from '@custodia/core/wire'
import type { CheckId, QuestionId } from './check-table.ts'
import type { FindingCode, Severity } from './findings.ts'

/** How heavily a finding of the law weighs: `fatal` is what no ledger takes, the others are points to explain. */
export type Grade = (typeof grades)[number]

/** What a bundle came to, in one word. Stable, like its exit code. */
export type Verdict = 'verified' | 'altered' | 'unrecognised-signer' | 'incomplete' | 'unreadable'

/** How a program ends that checked bundles: the code of the worst verdict (D30). */
export const exitCodes = {
  verified: 0,
  altered: 1,
  'unrecognised-signer': 3,
  incomplete: 4,
  unreadable: 5,
} as const

export type ExitCode = (typeof exitCodes)[Verdict]

/** Verdicts, the worst first. */
export const worstFirst: readonly Verdict[] = [
  'unreadable',
  'altered',
  'unrecognised-signer',
  'incomplete',
  'verified',
]

export type Outcome = 'pass' | 'point' | 'fail' | 'not-checked'

/** One check. Every check of the table is in every report. */
export interface CheckResult {
  readonly check: CheckId
  readonly question: QuestionId
  readonly outcome: Outcome
  /** How many things it looked at, and what they are. Nothing looked at is never a pass. */
  readonly looked: number
  readonly unit: string
  /** Findings of this check, those included that the list below leaves out. */
  readonly findings: number
  /** Why it was not made, in one sentence. */
  readonly reason?: string
}

/** One rule of the law of custody. Every rule is in every report, in the order of docs/rules.md. */
export interface RuleResult {
  readonly id: string
  /** `point` if a breach is only to be explained, `fail` if the ledger takes no such entry. */
  readonly outcome: Outcome
  /** How many things it looked at, and what they are. Nothing looked at is never a pass. */
  readonly looked: number
  readonly unit: string
  /** Items at which it could not look, because the values that it reads are withheld. Left out if there are none. */
  readonly withheld?: number
  /** The rule set in which it was new, if that is later than the ledger's day. */
  readonly since?: number
  /** Where it was found broken, those places included that the list of findings leaves out. */
  readonly findings: number
  /** Why it was not checked, in one sentence. */
  readonly reason?: string
}

/** Where something was seen. Ids are 64 lower-case hex digits. */
export interface Place {
  /** Bytes from the beginning of the file. */
  readonly offset?: number
  /** Position in the log. */
  readonly index?: number
  readonly event?: string
  readonly type?: EventType
  readonly kind?: ChainKind
  readonly chain?: string
  /** Place in the chain. */
  readonly seq?: number
  /** Label of a sealed value. */
  readonly label?: string
  /** Name of a file that was supplied as evidence. */
  readonly file?: string
}

/** What shows that a log has two histories (docs/format/event.md, "Anchor"). */
export interface Fork {
  /** Size at which the two differ. */
  readonly size: number
  /** The two root hashes, in hex: the one that somebody was shown, and the one of this log or of another signer. */
  readonly shown: string
  readonly other: string
  /** The checkpoint of the bundle, as text. */
  readonly checkpoint: string
}

export interface Finding {
  readonly code: FindingCode
  readonly check: CheckId
  readonly severity: Severity
  /** Of a point to explain, and of what the law refuses: how heavily it weighs. */
  readonly grade?: Grade
  readonly place: Place
  readonly expected?: string | number
  readonly found?: string | number
  /** What the reader of the bytes said. It may hold words from the bundle: show it quoted and escaped. */
  readonly reason?: string
  /** For what the law refuses, or wants explained. */
  readonly rule?: BrokenRule
  /** Of what the law says: who made the entry, and when. */
  readonly entry?: EntryWords
  /** Of what the law says: the people whom its sentence names, and the roles that they held then. */
  readonly people?: readonly PersonWords[]
  /** Of a point that a rule makes: what is on record in answer to it. Empty if nothing is. */
  readonly answers?: readonly PointAnswer[]
  /** Answers beyond the first twenty. */
  readonly answersLeftOut?: number
  readonly fork?: Fork
}

export interface BrokenRule {
  readonly id: string
  /** What was found, and what would settle it. */
  readonly sentence: string
  readonly remedy: string
  /** What the rule demands, for lay readers and for experts, and the section that it enforces (docs/rules.md). */
  readonly demands?: string
  readonly expert?: string
  readonly section?: string
}

export interface EntryWords {
  /** Party id of the signer, and the role in which he signed. */
  readonly by: string
  readonly role: Role
  /** The ledger's word for when it was recorded, and the signer's for when it happened: milliseconds since 1970 UTC. */
  readonly recordedAt: number
  readonly occurredAt: number
}

export interface PersonWords {
  /** Party id. */
  readonly party: string
  readonly roles: readonly Role[]
}

/** An answer to a point: whether it settles the point is for the reader. */
export interface PointAnswer {
  /** Event and log index of what is said. */
  readonly event: string
  readonly index: number
  /** Party id of who says it. */
  readonly by: string
  /** `challenge`: the answer to a challenge of the entry; `late`: the reason that the entry gives for coming late; `reason`: the one that it gives for itself; `remark`: a remark on it. */
  readonly kind: 'challenge' | 'late' | 'reason' | 'remark'
  /** Of a challenge, how it was answered. */
  readonly outcome?: Word<'challenge-outcome'>
  /** Of a late entry, the reason in one word. */
  readonly reason?: Word<'late-code'>
  /** What is said, if the bundle opens it; at most 1000 characters. From the bundle: show it quoted and escaped. */
  readonly text?: string
}

export interface Answer {
  readonly question: QuestionId
  readonly outcome: Outcome
  /** One plain sentence. It holds nothing from the bundle but numbers and times. */
  readonly sentence: string
}

export interface SignerKey {
  /** Thumbprint of the key. */
  readonly kid: string
  /** Events of the bundle that it signed, and whose signature holds. */
  readonly events: number
  readonly ended?: 'rotated' | 'revoked' | 'holder-gone'
  /** Party ids by whose word, and not by the old key's, it came in force. */
  readonly rekeyedBy?: readonly string[]
}

export interface SignerReport {
  /** Party id. */
  readonly party: string
  /** As the enrolment says it, if it is opened. From the bundle: show it quoted and escaped. */
  readonly name?: string
  /** `protected`: no export opens who it is. */
  readonly identity?: Word<'identity'>
  readonly role: 'founder' | 'service' | 'party'
  /** Party id of who enrolled him: founders and the service by the founding itself. */
  readonly vouchedBy?: string
  readonly events: number
  /** Whether the ledger that vouches for him is the one in the trust file. */
  readonly recognised: boolean
  readonly keys: readonly SignerKey[]
}

/**
 * `C0`: what is shown is genuine. `C1`: the ledger stated on its record that it is all. `C4`: all leaves of its log were
 * examined, and none continues what is shown.
 */
export interface CompletenessReport {
  readonly level: Completeness
  readonly demanded: Completeness
  readonly sentence: string
  /** The statement: the event that makes it, and the size of the log of which it speaks. */
  readonly statement?: {
    readonly event: string
    readonly index: number
    readonly recordedAt: number
    readonly asOf: number
  }
  /** Present if all leaves were examined, and none continues what is shown. */
  readonly leaves?: LeavesReport
}

export interface EvidenceReport {
  /** As the caller named it. */
  readonly file: string
  readonly outcome: 'same' | 'different' | 'undecided'
  /** Bytes that were read. */
  readonly size?: number
  /** What was computed, in hex. */
  readonly digests: { readonly [A in Word<'digest-algorithm'>]?: string }
  /** The item, or the case for a document, whose digest it is. */
  readonly item?: string
  readonly event?: string
}

/** Sealed values of one label and type, in one kind of chain, that are not opened. */
export interface SealedPlaces {
  readonly kind: ChainKind
  readonly type: EventType
  readonly label: string
  readonly withheld: number
  readonly erased: number
  /** Why the export withheld such values; empty if it states nothing of them. */
  readonly reasons: readonly Word<'withholding-reason'>[]
  /** On which grounds they were erased. */
  readonly grounds: readonly Word<'erasure-ground'>[]
}

/** Sealed values: a value is opened, withheld or erased. */
export interface SealedReport {
  readonly total: number
  readonly opened: number
  readonly withheld: number
  readonly erased: number
  /** Of the withheld ones, those for which no export states a reason. */
  readonly withoutReason: number
  /** The profile of the export to which the bundle is held. */
  readonly profile?: ProfileName
  /** Where those are that are not opened, in the order of the bundle. */
  readonly places: readonly SealedPlaces[]
}

/** A file that the bundle carries as an attachment. */
export interface AttachmentReport {
  /** SHA-256 that the bundle states of it, in hex, and its length in bytes. */
  readonly sha256: string
  readonly size: number
  /** The first entry that names it. */
  readonly event?: string
  readonly outcome: 'same' | 'changed' | 'unknown'
}

/** A list of accesses of which entries were erased. Ids are 64 lower-case hex digits. */
export interface ErasedAccesses {
  readonly chain: string
  /** The item that it is about, if the bundle shows it. */
  readonly item?: string
  /** Entries that were erased. */
  readonly entries: number
  /** Events that asked for it, `accesses.erased`. */
  readonly by: readonly string[]
}

export interface BundleReport {
  /** SHA-256 of the whole file, in hex, and its length in bytes. */
  readonly sha256: string
  readonly length: number
  readonly ledger: string
  readonly origin?: string
  readonly exercise?: boolean
  readonly checkpoint?: { readonly size: number; readonly root: string }
  readonly chains: { readonly [K in ChainKind]: number }
  readonly events: number
  /** The ledger's word for when it recorded the first and the last of them; milliseconds since 1970 UTC. */
  readonly recorded?: { readonly from: number; readonly to: number }
  readonly notCarried: number
}

/** Refusals do not depend on it: they are what the ledger refused in its day. */
export interface RuleSetReport {
  /** The set by which this report judges (docs/rules.md). */
  readonly today: number
  /** The set of the ledger's day, as its ledger chain says. */
  readonly ofItsDay: number
  /** Points by the rules of its day, where that set is an older one. */
  readonly pointsOfItsDay?: number
  /** The same by grade. */
  readonly gradedOfItsDay?: { readonly [G in Grade]: number }
}

export interface VerificationReport {
  readonly schema: 'custodia/report/1'
  readonly verdict: Verdict
  readonly exitCode: ExitCode
  /** One line for whoever reads nothing else. */
  readonly headline: string
  /** The report tells nothing about who signed. */
  readonly integrityOnly: boolean
  /** The clock of the verifier: milliseconds since 1970 UTC. */
  readonly checkedAt: number
  /** SHA-256 of the trust file, in hex, and the ledger that it names; null without one. */
  readonly trust: { readonly fingerprint: string; readonly ledger: string } | null
  /** What was read; null if the file holds no ledger chain. */
  readonly bundle: BundleReport | null
  /** Five, in the order of the questions. */
  readonly answers: readonly Answer[]
  /** Points to explain. */
  readonly points: number
  /** By which rules the points are told, and what the older ones of the ledger's day ask for. */
  readonly ruleSet: RuleSetReport
  /** The same points by grade, and how many breaches of the law are fatal. */
  readonly graded: { readonly [G in Grade]: number }
  readonly findings: readonly Finding[]
  /** Findings beyond the first ones of each code. */
  readonly findingsLeftOut: number
  readonly checks: readonly CheckResult[]
  readonly rules: readonly RuleResult[]
  readonly signers: readonly SignerReport[]
  readonly completeness: CompletenessReport
  readonly time: TimeReport
  readonly sealed: SealedReport
  /** Lists of accesses of which entries were erased, in the order of the bundle. */
  readonly erasedAccesses: readonly ErasedAccesses[]
  readonly evidence: readonly EvidenceReport[]
  /** In the order of the bundle. */
  readonly attachments: readonly AttachmentReport[]
  /** What this report does not tell, in plain sentences. */
  readonly limits: readonly string[]
}
