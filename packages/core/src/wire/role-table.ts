import type { Role } from './enumerations.ts'

/** What a person in a role may and must never do. */
export interface RoleEntry {
  /** Who this is. */
  readonly meaning: string
  /** What the role is for. The types that may be signed in it stand with the types. */
  readonly may: string
  /**
   * `may`: whoever has the role can have custody. `no`: this role does not give it, another of the same person can.
   * `never`: whoever has the role has no custody, whatever else he is.
   */
  readonly custody: 'may' | 'no' | 'never'
  /** Roles that the same person cannot have. Each pair stands with the one that keeps watch over the other. */
  readonly excludes: readonly Role[]
  /** Who gives it: nobody after the founding, a registrar alone, or a supervisor too. */
  readonly givenBy: 'founding' | 'registrar' | 'supervisor'
  readonly never: readonly Prohibition[]
  /** Where this comes from. */
  readonly source: string
}

export interface Prohibition {
  /** What must never be done in the role, as the words that follow "never". */
  readonly act: string
  /** The rule of the law that stands in the way; absent for what no record can show. */
  readonly rule?: string
}

/** Roles that exist to handle evidence. Officers and prosecutors have other work, and hold it at times. */
const handlers = ['collector', 'examiner', 'custodian', 'courier', 'clerk'] as const

/** The roles, one entry each (domain notes, c): the law judges by it, docs/law.md prints it. */
export const roleTable: { readonly [R in Role]: RoleEntry } = {
  founder: {
    meaning: 'founded the ledger',
    may: 'agree to its policy, enrol the other founders, approve new keys',
    custody: 'no',
    excludes: [],
    givenBy: 'founding',
    never: [{ act: 'change a policy alone where the founding wants several', rule: 'APP-01' }],
    source: 'IAPE standards: written policy',
  },
  registrar: {
    meaning: 'keeps the register of people',
    may: 'enrol people and say that they are gone, give and take roles, revoke keys, register agreements, export',
    custody: 'never',
    excludes: handlers,
    givenBy: 'registrar',
    never: [
      { act: 'have custody of evidence', rule: 'ROL-07' },
      { act: 'sign an act of custody for somebody else', rule: 'CRY-06' },
    ],
    source: 'IAPE standards, separation of duties',
  },
  collector: {
    meaning: 'first responder, who takes evidence at the scene',
    may: 'take things and data into custody, seal them, offer them',
    custody: 'may',
    excludes: [],
    givenBy: 'supervisor',
    never: [
      { act: 'be the witness of his own collection', rule: 'WIT-01' },
      { act: 'authorise the end of what he took', rule: 'DIS-01' },
    ],
    source: 'ISO/IEC 27037, Annex A: first responder',
  },
  examiner: {
    meaning: 'digital evidence specialist, laboratory examiner',
    may: 'acquire, copy, examine and derive',
    custody: 'may',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: 'approve his own result', rule: 'SOD-02' }],
    source: 'ISO/IEC 27037, Annex A: specialist; CASE ontology, Examiner',
  },
  custodian: {
    meaning: 'property officer, exhibits officer, keeper of the store',
    may: 'accept, store, lend and hand over',
    custody: 'may',
    excludes: [],
    givenBy: 'supervisor',
    never: [
      { act: 'collect evidence in this role', rule: 'ROL-02' },
      { act: 'take stock of what he holds', rule: 'SOD-04' },
    ],
    source: 'IAPE standards: property officer',
  },
  courier: {
    meaning: 'carries evidence from one holder to the next',
    may: 'hold a sealed consignment and hand it over',
    custody: 'may',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: 'open a seal, or take data from what he carries', rule: 'ROL-02' }],
    source: 'IIIM guiding principles: the log travels with the box',
  },
  officer: {
    meaning: 'case officer, investigator',
    may: 'open cases, record their lawful basis, collect, ask for examinations',
    custody: 'may',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: 'correct what somebody else recorded', rule: 'COR-01' }],
    source: 'ACPO principle 4; CASE ontology, Investigator',
  },
  supervisor: {
    meaning: 'answers for the work of others',
    may: 'approve acts, correct entries, give and take roles, close incidents, hand over what somebody held who is gone',
    custody: 'no',
    excludes: [],
    givenBy: 'registrar',
    never: [
      { act: 'approve his own act, or give or take himself a role', rule: 'SOD-02' },
      { act: 'hand over what somebody holds who is there', rule: 'CUS-04' },
    ],
    source: 'IAPE standards, separation of duties',
  },
  judge: {
    meaning: 'judge or authority that issues or validates an order',
    may: 'record authorities, holds and rulings, and approve acts',
    custody: 'no',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: 'take part in the acts that he orders', rule: 'ROL-02' }],
    source: 'Regulation (EU) 2023/1543: issuing and validating authority',
  },
  prosecutor: {
    meaning: 'prosecutor, attorney',
    may: 'disclose, record what the court did, place and release holds, authorise the end of an item',
    custody: 'may',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: 'take data from an item or change it', rule: 'ROL-02' }],
    source: 'CASE ontology, Attorney',
  },
  clerk: {
    meaning: 'clerk of a court, who keeps its exhibits',
    may: 'hold exhibits and record rulings',
    custody: 'may',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: 'take evidence into custody that nobody offered', rule: 'ROL-02' }],
    source: 'NIST IR 7928, sample form: court',
  },
  defence: {
    meaning: 'defence counsel or expert',
    may: 'inspect, check, raise a challenge, witness a checkpoint',
    custody: 'no',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: 'receive an item without another role', rule: 'CUS-10' }],
    source: 'CPS Exhibits: reasonable access; ACPO principle 3',
  },
  certifier: {
    meaning: 'qualified person who certifies records or copies',
    may: 'issue certificates',
    custody: 'no',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: 'certify what he did not check' }],
    source: 'FRE 902(13) and (14)',
  },
  'contact-point': {
    meaning: 'central authority, designated point of contact',
    may: 'register agreements, offer and receive across borders, report the use that was made',
    custody: 'may',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: 'loosen a restriction that came with the evidence' }],
    source: 'UNTOC 18(13)',
  },
  'team-member': {
    meaning: 'member of a joint investigation team',
    may: 'act under the agreement of the team, beside his other roles',
    custody: 'no',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: 'have custody by this role alone', rule: 'CUS-10' }],
    source: 'UNTOC 19',
  },
  oversight: {
    meaning: 'independent oversight, auditor',
    may: 'witness checkpoints, take stock, audit, approve, read the whole record',
    custody: 'never',
    excludes: ['registrar', ...handlers, 'officer', 'prosecutor'],
    givenBy: 'registrar',
    never: [
      { act: 'have custody of evidence', rule: 'ROL-07' },
      { act: 'be registrar', rule: 'ROL-04' },
    ],
    source: 'UNCAC 6, 36; IAPE standards, audits and inventories',
  },
  'data-protection': {
    meaning: 'data protection officer',
    may: 'have sealed values erased, review accesses',
    custody: 'no',
    excludes: [],
    givenBy: 'registrar',
    never: [{ act: 'erase what is on hold', rule: 'LEG-06' }],
    source: 'Directive (EU) 2016/680, 25 and 34',
  },
  owner: {
    meaning: 'victim, owner, or who acts for them',
    may: 'consent, take a receipt, sign for the return',
    custody: 'no',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: "see the items of others; the ledger's keeper has to see to it" }],
    source: 'Palermo Protocol, 6(1)',
  },
  witness: {
    meaning: 'attesting witness',
    may: 'state that he was present',
    custody: 'no',
    excludes: [],
    givenBy: 'supervisor',
    never: [{ act: 'be the witness of his own act', rule: 'WIT-01' }],
    source: 'NIST IR 7928, sample form: witness',
  },
  service: {
    meaning: "the ledger's own key: no person",
    may: 'register chains, read data again, state exports, report that its clock stood behind',
    custody: 'no',
    excludes: [],
    givenBy: 'founding',
    never: [{ act: 'sign an act of custody', rule: 'ROL-02' }],
    source: 'docs/law.md, "The founding"',
  },
}

/** Roles for which something is true, in the order of the vocabulary. */
export function rolesWhich(is: (entry: RoleEntry) => boolean): readonly Role[] {
  return (Object.keys(roleTable) as Role[]).filter((role) => is(roleTable[role]))
}

/** All roles that a person in this role cannot have: those that it excludes, and those that exclude it. */
export function excludedBy(role: Role): readonly Role[] {
  return rolesWhich((entry) => entry.excludes.includes(role)).concat(roleTable[role].excludes)
}
