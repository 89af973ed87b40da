// The memory cards go on loan to the laboratory, are opened, imaged and examined, and come back.
import { handOver } from './handover.mjs'
import { people, seedOf } from './people.mjs'

const { cleo, emil, kira } = people
const room = { person: cleo, role: 'custodian' }
const laboratory = { person: emil, role: 'examiner' }

/** Images each card, and gives the cards back; the last a week late. Returns the images. */
export async function imageAll(stage, inCase, cards) {
  for (const { item } of cards) {
    await handOver(stage, item, { from: room, to: laboratory, kind: 'loan', days: 14 })
  }
  const images = []
  for (const card of cards) {
    await open(stage, card)
    images.push(await image(stage, inCase, card))
    await reseal(stage, card)
  }
  for (const [i, { item }] of cards.entries()) {
    if (i === cards.length - 1) stage.later(21 * 24)
    await handOver(stage, item, { from: laboratory, to: room, kind: 'return' })
  }
  return images
}

async function open({ did, ledger }, { item, authority }) {
  const { seals } = ledger.state.item(item).sealing
  const { id } = await did(emil, 'examiner', 'seal.broken', {
    chain: item,
    fields: { seals, reason: 'examination', authority },
  })
  await did(kira, 'collector', 'event.witnessed', {
    chain: item,
    fields: { event: id, labels: [] },
  })
}

async function reseal({ did }, { item, exhibit }) {
  await did(emil, 'examiner', 'seal.applied', {
    chain: item,
    fields: { seals: [`LAB-${exhibit}`], container: 'bag' },
  })
}

async function image({ did }, inCase, { item: source, exhibit, authority }) {
  const digests = digestsOf(exhibit)
  const { chain, id } = await did(emil, 'examiner', 'item.acquired', {
    fields: {
      case: inCase.chain,
      kind: 'disk-image',
      mode: 'imaged',
      copyRole: 'evidentiary',
      source,
      // Seconds by which the clock of the device was ahead of the laboratory's.
      clockOffset: 42,
      authority,
    },
    sealed: {
      exhibit: `${exhibit}.1`,
      digests,
      tool: 'Imager 4.1',
      method: 'sector by sector',
      faults: 'none',
    },
  })
  await did(kira, 'collector', 'event.witnessed', {
    chain,
    fields: { event: id, labels: ['digests'] },
  })
  return { item: chain, entry: id, exhibit: `${exhibit}.1`, authority, digests }
}

/** A working copy of an image is examined, and the report put on record by its digest. */
export async function examine({ did }, { item: source, exhibit, authority, digests }) {
  const { chain } = await did(emil, 'examiner', 'copy.made', {
    fields: { source, copyRole: 'working', verified: true, authority },
    sealed: { exhibit: `${exhibit}.1`, medium: 'Drive 4', digests, sourceDigests: digests },
  })
  const { id: started } = await did(emil, 'examiner', 'exam.started', {
    chain,
    fields: { authority },
    sealed: { procedure: 'SOP 12, version 3' },
  })
  await did(emil, 'examiner', 'exam.completed', {
    chain,
    fields: { started, authority },
    sealed: {
      procedure: 'SOP 12, version 3',
      tool: 'Reader 2.0',
      report: digestsOf(`report on ${exhibit}`),
    },
  })
  await did(emil, 'examiner', 'integrity.checked', {
    chain: source,
    fields: { result: 'same' },
    sealed: { digests },
  })
  return chain
}

function digestsOf(words) {
  const value = new Uint8Array(seedOf(words))
  return [{ algorithm: 'sha-256', value, scope: 'file', size: 1024 }]
}
