import type { Word } from './enumerations.ts'

/** Why a bundle does not open a sealed value, in words for whoever reads its report. */
export const withholdingWords: { readonly [R in Word<'withholding-reason'>]: string } = {
  'personal-data': 'personal data that this recipient does not need',
  'victim-protection': 'to protect a victim',
  'witness-protection': 'to protect a witness or a source',
  undercover: 'to protect an undercover officer or a method of theirs',
  'protected-identity': 'the identity is protected, and no bundle opens it',
  privileged: 'privileged: between a person and counsel, doctor or clergy',
  'ongoing-investigation': 'it would harm an investigation that goes on',
  security: 'to keep evidence and places safe',
  'partner-restriction': 'another authority gave it under restrictions',
  'not-asked-for': 'it was not asked for',
}
