import {
  createLedger,
  createMemoryStore,
  createSoftwareSigner,
  newPartyId,
  nextKeyDigest,
  provePossession,
} from '@custodia/core'
import type { CreateRequest, Ledger, Recorded, Signer } from '@custodia/core'
import type { Role } from '@custodia/core/wire'
import { toHex } from '@custodia/core/bytes'

/** A signer that is the same in every run. */
export function signerOf(number: number): Signer {
  return createSoftwareSigner(new Uint8Array(32).fill(number))
}

/** A person with a key, and a party id once he is enrolled. */
export interface Person {
  readonly name: string
  readonly signer: Signer
  readonly party: string
}

export const ledgerKeys = { log: signerOf(201), service: signerOf(202) }

/** A clock that a test sets. */
export interface SetClock {
  (): number
  now: number
}

export function setClock(now = Date.UTC(2026, 2, 12, 9, 0, 0)): SetClock {
  const clock = (): number => clock.now
  clock.now = now
  return clock
}

export interface TestLedger {
  readonly ledger: Ledger
  readonly clock: SetClock
  /** Founder, registrar and officer. */
  readonly alice: Person
}

/** Founds a ledger in memory, or in the store given. */
export async function foundLedger(request: Partial<CreateRequest> = {}): Promise<TestLedger> {
  const clock = setClock()
  const alice: Person = { name: 'A. Example', signer: signerOf(1), party: newPartyId() }
  const ledger = await createLedger({
    store: createMemoryStore(),
    origin: 'lab.example/evidence',
    keys: ledgerKeys,
    nextLogKey: signerOf(203).publicKey,
    founder: {
      signer: alice.signer,
      party: alice.party,
      nextKey: nextKeyDigest(signerOf(101).publicKey),
      roles: ['registrar', 'officer', 'supervisor'],
      name: alice.name,
    },
    clock,
    ...request,
  })
  return { ledger, clock, alice }
}

/** Enrols a person, as the registrar does: the person proves possession of his key first. */
export async function enrol(
  { ledger, alice }: TestLedger,
  person: { readonly number: number; readonly name: string; readonly roles: readonly Role[] },
): Promise<Person> {
  const signer = signerOf(person.number)
  const party = newPartyId()
  const nextKey = nextKeyDigest(signerOf(person.number + 100).publicKey)
  const checkpoint = await ledger.checkpoint()
  const anchor = { size: checkpoint.size, root: toHex(checkpoint.rootHash) }
  const possession = await provePossession(
    { scope: { ledger: ledger.id, anchor }, party, nextKey },
    signer,
  )
  await ledger.record(
    {
      type: 'party.enrolled',
      role: 'registrar',
      fields: { party, key: toHex(signer.publicKey), nextKey, possession, roles: person.roles },
      sealed: { name: person.name, person: new Uint8Array(32).fill(person.number) },
    },
    alice.signer,
  )
  return { name: person.name, signer, party }
}

export async function openCase(
  { ledger, alice }: TestLedger,
  reference = 'EX-2026-0417',
): Promise<Recorded> {
  return ledger.record(
    { type: 'case.opened', role: 'officer', fields: {}, sealed: { reference } },
    alice.signer,
  )
}

export async function collect(
  { ledger }: TestLedger,
  {
    by,
    inCase,
    exhibit,
  }: { readonly by: Person; readonly inCase: string; readonly exhibit: string },
): Promise<Recorded> {
  return ledger.record(
    {
      type: 'item.collected',
      role: 'collector',
      fields: { case: inCase, kind: 'object', mode: 'found' },
      sealed: { exhibit, description: 'A thing of no particular make' },
    },
    by.signer,
  )
}
