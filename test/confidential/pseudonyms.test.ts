import { expect, test } from 'vitest'
import { toHex } from '@custodia/core/bytes'
import { openEvent } from '@custodia/core/custody'
import { newPartyId, nextKeyDigest, provePossession } from '@custodia/core'
import { foundLedger, signerOf } from '../support/ledger.ts'
import type { TestLedger } from '../support/ledger.ts'

interface Enrolled {
  readonly number: number
  /** Equal for all ids of one human being. */
  readonly human: number
  readonly name: string
}

/** Enrols a human being under an id and a key of their own; gives every value of the event that could name somebody. */
async function enrolAs(
  { ledger, alice }: TestLedger,
  { number, human, name }: Enrolled,
): Promise<ReadonlySet<string>> {
  const signer = signerOf(number)
  const party = newPartyId()
  const nextKey = nextKeyDigest(signerOf(number + 100).publicKey)
  const { size, rootHash } = await ledger.checkpoint()
  const scope = { ledger: ledger.id, anchor: { size, root: toHex(rootHash) } }
  const possession = await provePossession({ scope, party, nextKey }, signer)
  const key = toHex(signer.publicKey)
  const fields = { party, key, nextKey, possession, roles: ['officer'] as const }
  const sealed = { name, person: new Uint8Array(32).fill(human) }
  const draft = { type: 'party.enrolled', role: 'registrar', fields, sealed } as const
  const { id } = await ledger.record(draft, alice.signer)
  const values = namesIn((await ledger.event(id))!.bytes)
  expect(values).toContain(key)
  return values
}

/** Ids, keys and digests in an event, the signed header included, in hex. */
function namesIn(bytes: Uint8Array): ReadonlySet<string> {
  const { parsed, payload } = openEvent(bytes)
  const shown = JSON.stringify([parsed.header, payload, [...payload.sealed]])
  return new Set(shown.match(/[0-9a-f]{64}/g))
}

test('two ids of one human being share nothing in the log that two human beings do not share', async () => {
  const world = await foundLedger()
  const first = await enrolAs(world, { number: 11, human: 7, name: 'U. Muster' })
  const other = await enrolAs(world, { number: 12, human: 8, name: 'V. Muster' })
  const second = await enrolAs(world, { number: 13, human: 7, name: 'U. Muster' })
  const common = [...first].filter((value) => second.has(value))
  expect(common.filter((value) => !other.has(value))).toEqual([])
  // What all three share: the ledger, the registrar and the key with which he vouched.
  expect(common).toHaveLength(3)
})
