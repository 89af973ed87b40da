import { toHex } from '../../bytes/index.ts'
import { generateSigner } from '../../crypto/index.ts'
import type { Signer } from '../../crypto/index.ts'
import { nextKeyDigest, provePossession } from '../../custody/index.ts'
import { createLedger, newPartyId } from '../../ledger/index.ts'
import type { Draft, Ledger, LedgerKeys, Recorded } from '../../ledger/index.ts'
import type { Store } from '../../store/index.ts'
import type { Role, TrustFile } from '../../wire/index.ts'

/** A small ledger as somebody would keep it, and what was told of each event when it was recorded. */
export interface Story {
  readonly keys: LedgerKeys
  readonly trust: TrustFile
  readonly case: string
  /** The item that was handed over. */
  readonly item: string
  readonly recorded: readonly Recorded[]
  /** An event that can be recorded next, and its signer. */
  readonly next: { readonly draft: Draft; readonly signer: Signer }
}

interface Person {
  readonly signer: Signer
  readonly party: string
  readonly nextKey: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** Founds a ledger on an empty store, records a handover and much of what happens side by side, and closes it. */
export async function playStory(store: Store): Promise<Story> {
  const keys = { log: generateSigner(), service: generateSigner() }
  const alice = newPerson('A. Example', ['registrar', 'officer'])
  const bea = newPerson('B. Example', ['collector'])
  const carl = newPerson('C. Example', ['custodian'])
  const ledger = await createLedger({
    store,
    origin: 'conformance.example/log',
    keys,
    nextLogKey: generateSigner().publicKey,
    founder: alice,
  })
  const enrolled = [await enrol(ledger, bea, alice), await enrol(ledger, carl, alice)]
  const opened = await ledger.record(
    { type: 'case.opened', role: 'officer', fields: {}, sealed: { reference: 'EX-1' } },
    alice.signer,
  )
  const items = await Promise.all(
    ['AE/1', 'AE/2', 'AE/3'].map((exhibit) =>
      ledger.record(collection(opened.chain, exhibit), bea.signer),
    ),
  )
  const stored = await Promise.all(
    items.flatMap(({ chain }) =>
      ['Shelf 1', 'Shelf 2', 'Shelf 3'].map((location) =>
        ledger.record(storing(chain, location), bea.signer),
      ),
    ),
  )
  const item = items[0]!.chain
  const handed = await handOver(ledger, { item, from: bea, to: carl })
  const { id, origin, logKey } = ledger
  await ledger.close()
  return {
    keys,
    trust: { ledger: id, origin, logKey, completeness: 'C1' },
    case: opened.chain,
    item,
    recorded: [...enrolled, opened, ...items, ...stored, ...handed],
    next: { draft: storing(items[1]!.chain, 'Shelf 4'), signer: bea.signer },
  }
}

function newPerson(name: string, roles: readonly Role[]): Person {
  const nextKey = nextKeyDigest(generateSigner().publicKey)
  return { signer: generateSigner(), party: newPartyId(), nextKey, name, roles }
}

async function enrol(ledger: Ledger, person: Person, registrar: Person): Promise<Recorded> {
  const { party, nextKey, signer, name, roles } = person
  const { size, rootHash } = await ledger.checkpoint()
  const scope = { ledger: ledger.id, anchor: { size, root: toHex(rootHash) } }
  const possession = await provePossession({ scope, party, nextKey }, signer)
  const key = toHex(signer.publicKey)
  return ledger.record(
    {
      type: 'party.enrolled',
      role: 'registrar',
      fields: { party, key, nextKey, possession, roles },
      sealed: { name, person: signer.publicKey },
    },
    registrar.signer,
  )
}

async function handOver(
  ledger: Ledger,
  { item, from, to }: { readonly item: string; readonly from: Person; readonly to: Person },
): Promise<readonly Recorded[]> {
  const expires = Date.now() + 3_600_000
  const offered = await ledger.record(
    {
      type: 'transfer.offered',
      role: 'collector',
      chain: item,
      fields: { to: to.party, kind: 'permanent', expires },
    },
    from.signer,
  )
  const accepted = await ledger.record(
    {
      type: 'transfer.accepted',
      role: 'custodian',
      chain: item,
      fields: { offer: offered.id },
    },
    to.signer,
  )
  return [offered, accepted]
}

function collection(inCase: string, exhibit: string): Draft {
  return {
    type: 'item.collected',
    role: 'collector',
    fields: { case: inCase, kind: 'object', mode: 'found' },
    sealed: { exhibit, description: 'A thing of no particular make' },
  }
}

function storing(chain: string, location: string): Draft {
  return { type: 'item.stored', role: 'collector', chain, fields: {}, sealed: { location } }
}
