// A ledger of many entries, to measure what `custodia audit` takes: items that were taken, witnessed, handed over, stored
// and looked at, some of them late.
//
//   node test/audit/big-ledger.mjs FOLDER [ENTRIES]
//   /usr/bin/time -v node packages/cli/dist/bin.js audit --ledger FOLDER > answer.txt
import { mkdirSync } from 'node:fs'
import {
  createLedger,
  createSoftwareSigner,
  newPartyId,
  nextKeyDigest,
  provePossession,
} from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { createLevelStore } from '@custodia/level'
import { ledgerPaths } from '../../packages/cli/dist/home/paths.js'
import { writePlainKeyFile } from '../../packages/cli/dist/keys/index.js'

const [folder, wanted = '10000'] = process.argv.slice(2)
const size = Number(wanted)
const day = 86_400_000
/** Items that are worked on at once: one chain signs in sequence, and whoever waits shares a write. */
const atOnce = 64

const seed = (byte) => new Uint8Array(32).fill(byte)
const person = (byte, name, roles) => ({
  name,
  roles,
  signer: createSoftwareSigner(seed(byte)),
  party: newPartyId(),
  nextKey: nextKeyDigest(createSoftwareSigner(seed(byte + 100)).publicKey),
})

const paths = ledgerPaths(folder)
for (const path of [paths.keys, paths.reservations]) mkdirSync(path, { recursive: true })
await writePlainKeyFile(paths.logKey, seed(91))
await writePlainKeyFile(paths.serviceKey, seed(92))

const founder = person(1, 'A. Muster', ['registrar', 'officer', 'supervisor'])
const ledger = await createLedger({
  store: await createLevelStore(paths.store),
  origin: 'large.example/evidence',
  keys: { log: createSoftwareSigner(seed(91)), service: createSoftwareSigner(seed(92)) },
  nextLogKey: createSoftwareSigner(seed(93)).publicKey,
  founder,
})

async function enrol({ name, party, signer, nextKey, roles }, number) {
  const { size, rootHash } = await ledger.checkpoint()
  const scope = { ledger: ledger.id, anchor: { size, root: toHex(rootHash) } }
  const possession = await provePossession({ scope, party, nextKey }, signer)
  const fields = { party, key: toHex(signer.publicKey), nextKey, possession, roles }
  const sealed = { name, person: seed(number) }
  await ledger.record({ type: 'party.enrolled', role: 'registrar', fields, sealed }, founder.signer)
}

const collectors = Array.from({ length: 20 }, (_, i) =>
  person(2 + i, `Collector ${i}`, ['collector']),
)
const keepers = [30, 31, 32].map((byte) => person(byte, `Keeper ${byte}`, ['custodian']))
const examiners = [40, 41, 42, 43].map((byte) => person(byte, `Examiner ${byte}`, ['examiner']))
let number = 2
for (const one of [...collectors, ...keepers, ...examiners]) await enrol(one, number++)

const cases = []
for (let i = 0; i < 20; i++) {
  const draft = {
    type: 'case.opened',
    role: 'officer',
    fields: {},
    sealed: { reference: `C-${i}` },
  }
  const { chain } = await ledger.record(draft, founder.signer)
  const authority = await ledger.record(
    {
      type: 'authority.recorded',
      role: 'officer',
      chain,
      fields: { kind: 'warrant' },
      sealed: { identifier: `W ${i}`, issuer: 'Sample Town Court' },
    },
    founder.signer,
  )
  cases.push({ chain, authority: authority.id })
}

const kinds = ['object', 'drugs', 'object']

/** One item, from its seizure to the shelf, and looked at three times: some 13 entries. */
async function takeIn(n) {
  const collector = collectors[n % collectors.length]
  const keeper = keepers[n % keepers.length]
  const examiner = examiners[n % examiners.length]
  const { chain: inCase, authority } = cases[n % cases.length]
  const kind = kinds[n % kinds.length]
  const late =
    n % 7 === 0
      ? { occurredAt: { time: Date.now() - 2 * day, offset: 0, precision: 'second' } }
      : {}
  const { chain } = await ledger.record(
    {
      type: 'item.collected',
      role: 'collector',
      fields: { case: inCase, mode: 'seized', authority, kind },
      sealed: {
        exhibit: `EX-${n}`,
        description: 'A thing',
        place: `Street ${n % 300}`,
        ...(kind === 'drugs' ? { quantity: { amount: '2.5', unit: 'g' } } : {}),
      },
      ...late,
    },
    collector.signer,
  )
  const did = ({ signer }, role, type, fields = {}, sealed = {}, place = { chain }) =>
    ledger.record({ type, role, fields, sealed, ...place }, signer)
  if (n % 5 !== 0) await did(founder, 'officer', 'event.witnessed', { event: chain, labels: [] })
  await did(
    collector,
    'collector',
    'receipt.issued',
    { outcome: 'taken' },
    { recipient: 'Olga Muster' },
  )
  const offered = { to: keeper.party, kind: 'permanent', expires: Date.now() + 5 * day }
  const offer = await did(collector, 'collector', 'transfer.offered', offered)
  await did(keeper, 'custodian', 'transfer.accepted', { offer: offer.id })
  await did(keeper, 'custodian', 'item.stored', {}, { location: `Shelf ${n % 100}` })
  for (let i = 0; i < 3; i++) {
    await did(keeper, 'custodian', 'note.added', {}, { note: `Looked at ${i}` })
  }
  await did(
    examiner,
    'examiner',
    'item.accessed',
    { item: chain, means: 'inspected' },
    { justification: 'To look at it' },
    {},
  )
}

let next = 0
const work = async () => {
  while (ledger.size < size) await takeIn(next++)
}
await Promise.all(Array.from({ length: atOnce }, work))
process.stdout.write(`${ledger.size} entries, ${next} items\n`)
await ledger.close()
