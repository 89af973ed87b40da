import type { SignerReport } from '../report.ts'
import { quoted, shortId } from './place.ts'

/** A signer as the enrolment names him, or by what is known without it. */
export function nameOf({
  name,
  role,
  party,
  identity,
}: Pick<SignerReport, 'name' | 'role' | 'party' | 'identity'>): string {
  if (identity === 'protected') return `party ${shortId(party)}, whose identity is protected`
  if (name !== undefined) return quoted(name)
  if (role === 'service') return "the ledger's service"
  return `${role === 'founder' ? 'a founder' : 'a party'} ${shortId(party)}`
}

/** Names of people by party id. */
export function namesOf(signers: readonly SignerReport[]): (party: string) => string {
  const names = new Map(signers.map((signer) => [signer.party, nameOf(signer)]))
  return (party) => names.get(party) ?? `party ${shortId(party)}`
}
