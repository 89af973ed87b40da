// Two searches under two warrants: thirty things, sealed, receipted, and brought to the property room.
import { handOver } from './handover.mjs'
import { people } from './people.mjs'

const { bela, carlo, cleo, kira } = people

const thing = {
  device: (i) => ({ description: 'A telephone', make: 'Example 3', serial: `S-${i}` }),
  medium: () => ({ description: 'A memory card' }),
  drugs: (i) => ({
    description: 'White powder in a bag',
    quantity: { amount: `${i}.5`, unit: 'g' },
  }),
  cash: (i) => ({ description: 'Notes in a tin', quantity: { amount: `${i}50`, unit: 'EUR' } }),
  document: () => ({ description: 'A ledger, handwritten' }),
}

export async function openCase(stage) {
  const { chain } = await stage.did(bela, 'officer', 'case.opened', {
    sealed: { reference: 'EX-2026-001', title: 'The blue bicycle', agency: bela.agency },
  })
  const first = await warrant(stage, chain, bela, 'W 12/26')
  const second = await warrant(stage, chain, carlo, 'W 13/26')
  return { chain, first, second }
}

async function warrant({ did }, chain, officer, identifier) {
  const { id } = await did(officer, 'officer', 'authority.recorded', {
    chain,
    fields: { kind: 'warrant' },
    sealed: { identifier, issuer: 'Sample Town Court' },
  })
  return id
}

/** Mill Lane 1: twenty things. Nobody but the collector saw the last of them. */
export function searchMillLane(stage, inCase) {
  const found = { device: 4, medium: 6, cash: 2, document: 4, drugs: 4 }
  return search(stage, {
    inCase,
    authority: inCase.first,
    found,
    by: bela,
    witness: carlo,
    from: 1,
  })
}

/** Canal Road 7: ten things, under a warrant of its own. */
export function searchCanalRoad(stage, inCase) {
  const found = { device: 3, medium: 3, document: 1, drugs: 3 }
  return search(stage, {
    inCase,
    authority: inCase.second,
    found,
    by: carlo,
    witness: kira,
    from: 21,
  })
}

async function search(stage, { found, ...where }) {
  const kinds = Object.entries(found).flatMap(([kind, count]) => Array(count).fill(kind))
  const items = []
  for (const [i, kind] of kinds.entries()) {
    const isLast = i === kinds.length - 1
    items.push(await take(stage, { ...where, kind, number: where.from + i, isWitnessed: !isLast }))
  }
  return items
}

async function take({ did }, { inCase, authority, kind, number, by, witness, isWitnessed }) {
  const exhibit = `EX-${number}`
  const { chain, id } = await did(by, 'collector', 'item.collected', {
    fields: { case: inCase.chain, kind, mode: 'seized', authority },
    sealed: { exhibit, ...thing[kind](number), place: 'Sample Town' },
  })
  if (isWitnessed) {
    await did(witness, 'collector', 'event.witnessed', { chain, fields: { event: id, labels: [] } })
  }
  await did(by, 'collector', 'seal.applied', {
    chain,
    fields: { seals: [`ST${String(number).padStart(5, '0')}`], container: 'bag' },
  })
  await did(by, 'collector', 'receipt.issued', {
    chain,
    fields: { outcome: 'taken' },
    sealed: { recipient: 'Otto Muster' },
  })
  return { item: chain, entry: id, exhibit, kind, by }
}

/** Everything goes to the property room. Cleo signs for each. */
export async function bringIn(stage, items) {
  for (const { item, by } of items) {
    const from = { person: by, role: 'collector' }
    await handOver(stage, item, { from, to: { person: cleo, role: 'custodian' } })
    await stage.did(cleo, 'custodian', 'item.stored', {
      chain: item,
      sealed: { location: 'Property room, shelf 4' },
    })
  }
}

/** The scales were misread. Both weights stay on record. */
export async function correct({ did }, { item, entry, by }) {
  await did(by, 'collector', 'entry.corrected', {
    chain: item,
    fields: { event: entry, field: 'quantity' },
    sealed: { was: '17.5 g', is: '11.5 g', reason: 'The pan was on the scales' },
  })
}
