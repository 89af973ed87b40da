// A ledger on disk, a case, an item, a bundle, and what a stranger sees in it.
//
//   node examples/first-ledger.mjs [FOLDER]
import { createLedger, generateSigner, newPartyId, nextKeyDigest } from '@custodia/core'
import { createLevelStore } from '@custodia/level'
import { verifyBundle } from '@custodia/verifier'

const folder = process.argv[2] ?? 'evidence'

// begin: the ten lines of the README
const alice = generateSigner()
const ledger = await createLedger({
  store: await createLevelStore(folder),
  origin: 'lab.example/evidence',
  keys: { log: generateSigner(), service: generateSigner() },
  nextLogKey: generateSigner().publicKey,
  founder: {
    signer: alice,
    party: newPartyId(),
    nextKey: nextKeyDigest(generateSigner().publicKey),
    roles: ['officer', 'collector'],
    name: 'A. Example',
  },
})
const opened = await ledger.record(
  { type: 'case.opened', role: 'officer', fields: {}, sealed: { reference: 'EX-2026-0417' } },
  alice,
)
const item = await ledger.record(
  {
    type: 'item.collected',
    role: 'collector',
    fields: { case: opened.chain, kind: 'device', mode: 'seized' },
    sealed: { exhibit: 'AE/1', description: 'A telephone', make: 'Example 3', serial: '0417' },
  },
  alice,
)
const { id, origin, logKey } = ledger
const report = await verifyBundle(ledger.export({ case: opened.chain }), {
  trust: { ledger: id, origin, logKey, completeness: 'C1' },
})
console.log(`${item.id} is entry ${item.index}; the bundle is ${report.verdict}`)
await ledger.close()
// end
