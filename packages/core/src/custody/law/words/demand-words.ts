import type { Demand } from '../../../wire/index.ts'
import { alternatives } from './common-words.ts'

/** `2 approvals in the role supervisor or judge for item.disposed of drugs or cash`. */
export function demandWords({ act, kinds, roles, persons, as }: Demand): string {
  const word = as === 'witness' ? 'witness' : 'approval'
  const many = as === 'witness' ? 'witnesses' : 'approvals'
  const inRole = roles === undefined ? '' : ` in the role ${alternatives(roles)}`
  const ofKind = kinds === undefined ? '' : ` of ${alternatives(kinds)}`
  return `${persons} ${persons === 1 ? word : many}${inRole} for ${act}${ofKind}`
}
