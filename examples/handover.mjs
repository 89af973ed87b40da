// A handover: the custodian offers, the receiver accepts. Each signs with a key that the ledger never sees.
//
//   node examples/handover.mjs
import {
  createLedger,
  createMemoryStore,
  generateSigner,
  newPartyId,
  nextKeyDigest,
  provePossession,
} from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { sign1ToBeSigned } from '@custodia/core/wire'

const alice = generateSigner()
const ledger = await createLedger({
  store: createMemoryStore(),
  origin: 'lab.example/evidence',
  keys: { log: generateSigner(), service: generateSigner() },
  nextLogKey: generateSigner().publicKey,
  founder: {
    signer: alice,
    party: newPartyId(),
    nextKey: nextKeyDigest(generateSigner().publicKey),
    roles: ['registrar', 'officer', 'collector'],
    name: 'A. Example',
  },
})

// Bob makes his key on his own machine and proves that he has it. Alice, the registrar, enrols him.
const bob = generateSigner()
const nextKey = nextKeyDigest(generateSigner().publicKey)
const party = newPartyId()
const { size, rootHash } = await ledger.checkpoint()
const anchor = { size, root: toHex(rootHash) }
const possession = await provePossession(
  { scope: { ledger: ledger.id, anchor }, party, nextKey },
  bob,
)
await ledger.record(
  {
    type: 'party.enrolled',
    role: 'registrar',
    fields: { party, key: toHex(bob.publicKey), nextKey, possession, roles: ['custodian'] },
    sealed: { name: 'B. Example', person: crypto.getRandomValues(new Uint8Array(32)) },
  },
  alice,
)

const { chain: inCase } = await ledger.record(
  { type: 'case.opened', role: 'officer', fields: {}, sealed: { reference: 'EX-2026-0417' } },
  alice,
)
const { chain: item } = await ledger.record(
  {
    type: 'item.collected',
    role: 'collector',
    fields: { case: inCase, kind: 'device', mode: 'seized' },
    sealed: { exhibit: 'AE/1', description: 'A telephone of no particular make' },
  },
  alice,
)

const offer = await ledger.record(
  {
    type: 'transfer.offered',
    role: 'collector',
    chain: item,
    fields: { to: party, kind: 'permanent', expires: Date.now() + 86_400_000 },
  },
  alice,
)
console.log(`offered; the custodian is still ${nameOf(ledger.state.item(item).custodian)}`)

// Bob's key lives elsewhere: the ledger prepares, Bob signs, the ledger takes the signature.
const prepared = await ledger.prepare(
  { type: 'transfer.accepted', role: 'custodian', chain: item, fields: { offer: offer.id } },
  { publicKey: bob.publicKey },
)
const signature = await bob.sign(sign1ToBeSigned(prepared.protectedBytes, prepared.payloadBytes))
const accepted = await ledger.submit(prepared, signature)
console.log(
  `accepted as entry ${accepted.index}; the custodian is ${nameOf(ledger.state.item(item).custodian)}`,
)

const receipt = await ledger.receipt(accepted.id)
console.log(
  `Bob keeps a receipt: ${receipt.proof.length} hashes lead from his entry to the checkpoint`,
)
await ledger.close()

function nameOf(custodian) {
  return custodian === party ? 'Bob' : 'Alice'
}
