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

// Alice founds the ledger and keeps its register: she enrols people, and never holds evidence.
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
    roles: ['registrar', 'officer'],
    name: 'A. Example',
  },
})

/** A person makes a key where he is, and proves that he has it; the registrar enrols him. */
async function enrol(name, role) {
  const signer = generateSigner()
  const party = newPartyId()
  const nextKey = nextKeyDigest(generateSigner().publicKey)
  const { size, rootHash } = await ledger.checkpoint()
  const scope = { ledger: ledger.id, anchor: { size, root: toHex(rootHash) } }
  const possession = await provePossession({ scope, party, nextKey }, signer)
  await ledger.record(
    {
      type: 'party.enrolled',
      role: 'registrar',
      fields: { party, key: toHex(signer.publicKey), nextKey, possession, roles: [role] },
      sealed: { name, person: crypto.getRandomValues(new Uint8Array(32)) },
    },
    alice,
  )
  return { name, party, signer }
}

const bob = await enrol('B. Example', 'collector')
const carol = await enrol('C. Example', 'custodian')

const { chain: inCase } = await ledger.record(
  { type: 'case.opened', role: 'officer', fields: {}, sealed: { reference: 'EX-2026-0417' } },
  alice,
)
const { chain: item } = await ledger.record(
  {
    type: 'item.collected',
    role: 'collector',
    fields: { case: inCase, kind: 'device', mode: 'seized' },
    sealed: { exhibit: 'BE/1', description: 'A telephone', make: 'Example 3', serial: '0417' },
  },
  bob.signer,
)

const offer = await ledger.record(
  {
    type: 'transfer.offered',
    role: 'collector',
    chain: item,
    fields: { to: carol.party, kind: 'permanent', expires: Date.now() + 86_400_000 },
  },
  bob.signer,
)
console.log(`offered; the custodian is still ${custodianOf(item)}`)

// Carol's key lives elsewhere: the ledger prepares, she signs, the ledger takes the signature.
const prepared = await ledger.prepare(
  { type: 'transfer.accepted', role: 'custodian', chain: item, fields: { offer: offer.id } },
  { publicKey: carol.signer.publicKey },
)
const toBeSigned = sign1ToBeSigned(prepared.protectedBytes, prepared.payloadBytes)
const accepted = await ledger.submit(prepared, await carol.signer.sign(toBeSigned))
console.log(`accepted as entry ${accepted.index}; the custodian is ${custodianOf(item)}`)

const receipt = await ledger.receipt(accepted.id)
console.log(
  `Carol keeps a receipt: ${receipt.proof.length} hashes from her entry to the checkpoint`,
)
await ledger.close()

function custodianOf(id) {
  const { custodian } = ledger.state.item(id)
  return [bob, carol].find(({ party }) => party === custodian).name
}
