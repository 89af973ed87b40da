import type { Role, Word } from './enumerations.ts'

export type HandlingCode = Word<'handling-code'>

/** How an item is to be handled, and by whom. */
export interface HandlingEntry {
  readonly meaning: string
  /** Roles into whose hands it may come, and who may look into it. */
  readonly roles: readonly Role[]
  /** Where this comes from. */
  readonly source: string
}

/** Handling codes, one entry each: the law judges by it (PRV-03), docs/law.md prints it. */
export const handlingCodes: { readonly [C in HandlingCode]: HandlingEntry } = {
  'victim-protected': {
    meaning: 'it shows who a victim is, or what was done to that person',
    roles: [
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
      'data-protection',
    ],
    source: 'Palermo Protocol, 6(1); CETS 197, 11',
  },
  privileged: {
    meaning: 'what a lawyer, a physician or a cleric may keep to himself',
    roles: ['collector', 'custodian', 'courier', 'judge', 'clerk', 'defence'],
    source: 'Directive 2013/48/EU, 4: confidentiality with a lawyer',
  },
  intelligence: {
    meaning: 'intelligence, not evidence: no court uses it as it stands',
    roles: [
      'collector',
      'examiner',
      'custodian',
      'courier',
      'officer',
      'supervisor',
      'prosecutor',
      'contact-point',
      'team-member',
    ],
    source: 'UNTOC 18(19) and 19: use beyond the request',
  },
  undercover: {
    meaning: 'it shows who works under cover, or how',
    roles: ['collector', 'custodian', 'courier', 'officer', 'supervisor', 'judge', 'prosecutor'],
    source: 'UNTOC 20 and 24: special investigative techniques, protection of witnesses',
  },
}
