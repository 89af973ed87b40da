// Nine people in two agencies, a laboratory and a court. Keys and party ids are the same at every run.
import { createHash } from 'node:crypto'
import { createSoftwareSigner, nextKeyDigest } from '@custodia/core'

const town = 'Sample Town Police'
const county = 'Sample County Customs'

/** Each with what he is called, where he works and what he may do. The first founds the ledger. */
export const people = {
  ruth: person('Ruth Muster', town, ['registrar', 'supervisor']),
  bela: person('Bela Muster', town, ['officer', 'collector']),
  cleo: person('Cleo Muster', town, ['custodian']),
  olga: person('Olga Muster', town, ['oversight']),
  carlo: person('Carlo Muster', county, ['officer', 'collector']),
  kira: person('Kira Muster', county, ['collector', 'courier']),
  emil: person('Emil Muster', 'Sample Laboratory', ['examiner']),
  paula: person('Paula Muster', 'Sample Town Court', ['prosecutor']),
  jana: person('Jana Muster', 'Sample Town Court', ['judge', 'clerk']),
}

function person(name, agency, roles) {
  const signer = signerOf(name)
  const nextKey = nextKeyDigest(signerOf(`the next key of ${name}`).publicKey)
  return { name, agency, roles, signer, nextKey, party: seedOf(`party ${name}`).toString('hex') }
}

/** A key that everybody can compute. Only an example may have one. */
export function signerOf(words) {
  return createSoftwareSigner(seedOf(words))
}

export function seedOf(words) {
  return createHash('sha256').update(words).digest()
}

export function nameOf(party) {
  return Object.values(people).find((one) => one.party === party)?.name ?? 'the ledger itself'
}
