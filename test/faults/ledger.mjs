// A whole ledger on the store: it is founded, a case is opened, notes are recorded; and everything that was acknowledged is
// looked up again, exported and verified. Keys are the same in every process, names are not real.
import * as fs from 'node:fs'
import { join } from 'node:path'
import {
  createLedger,
  createSoftwareSigner,
  newPartyId,
  nextKeyDigest,
  openLedger,
} from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import { isCustodyError } from '@custodia/core/errors'
import { rootFromStored, treeHasher } from '@custodia/core/merkle'
import { createLevelStore, openLevelStore } from '@custodia/level'
import { verifyBundle } from '@custodia/verifier'
import { createLogKeyMemory } from '../../packages/cli/dist/home/log-key-memory.js'
import { createFileReservations } from '../../packages/cli/dist/home/reservations.js'

/** A signer that is the same in every process. */
export const signer = (number) => createSoftwareSigner(new Uint8Array(32).fill(number))
const keys = { log: signer(1), service: signer(2) }
/** Who founds the ledger, and is registrar. */
export const founder = signer(3)

/** What a ledger in a directory is opened with. */
function surroundings(home, clock) {
  fs.mkdirSync(join(home, 'keys'), { recursive: true })
  return {
    keys,
    reservations: createFileReservations(join(home, 'reservations')),
    memory: createLogKeyMemory(join(home, 'keys/log.key'), keys.log.publicKey),
    ...(clock === undefined ? {} : { clock }),
  }
}

async function found(home, clock) {
  return createLedger({
    store: await createLevelStore(join(home, 'store')),
    ...surroundings(home, clock),
    origin: 'lab.example/faults',
    nextLogKey: signer(4).publicKey,
    founder: {
      signer: founder,
      party: newPartyId(),
      nextKey: nextKeyDigest(signer(5).publicKey),
      roles: ['registrar', 'officer'],
      name: 'A. Example',
    },
  })
}

/** Opens the ledger of a directory, and gives its store too; `erase` stands in for that of the store. */
export async function openHome(home, { mayFound = false, readOnly = false, erase } = {}) {
  if (mayFound) await (await found(home)).close()
  const store = await openLevelStore(join(home, 'store'), { readOnly })
  const beneath = erase === undefined ? store : { ...store, erase }
  return { store, ledger: await openLedger({ store: beneath, ...surroundings(home) }) }
}

/** Opens the ledger of a directory, or founds one where there is none; gives its store too. */
export async function openOrFound(home, { clock, mayFound = true, readOnly = false } = {}) {
  try {
    const store = await openLevelStore(join(home, 'store'), { readOnly })
    return { store, ledger: await openLedger({ store, ...surroundings(home, clock) }) }
  } catch (error) {
    // What a founding that was killed has left is no ledger: it is named, and made anew elsewhere.
    if (!mayFound || !isCustodyError(error)) throw error
    fs.rmSync(home, { recursive: true, force: true })
    return { ledger: await found(home, clock) }
  }
}

const drafts = {
  case: { type: 'case.opened', role: 'officer', fields: {}, sealed: { reference: 'EX-2026-0417' } },
  note: (chain, text) => ({
    type: 'note.added',
    role: 'officer',
    chain,
    fields: {},
    sealed: { note: text },
  }),
}

/** The chain of the case, once there is one. */
async function caseOf(ledger) {
  for await (const { payload, chain } of ledger.events()) {
    if (payload.type === 'case.opened') return chain
  }
  return undefined
}

/** Opens a case and records notes, each reported once it is acknowledged; now and then a checkpoint. */
export async function recordNotes(ledger, { count, report, pause = async () => undefined }) {
  const given = await caseOf(ledger)
  const opened = given === undefined ? await ledger.record(drafts.case, founder) : undefined
  if (opened !== undefined) report({ recorded: opened })
  const chain = given ?? opened.chain
  for (let i = 0; i < count; i++) {
    report({ recorded: await ledger.record(drafts.note(chain, `note ${i}`), founder) })
    if (i % 3 === 2) {
      const { size, rootHash } = await ledger.checkpoint()
      report({ checkpoint: { size, root: toHex(rootHash) } })
    }
    await pause(i)
  }
}

/** What is wrong with a ledger, given what was acknowledged of it. */
export async function faultsOf({ ledger, store }, { recorded, checkpoints }) {
  const faults = { lost: 0, silent: [] }
  const seen = new Map()
  let before = { recordedAt: 0, index: -1 }
  for await (const event of ledger.events()) {
    const { id, index, recordedAt } = event
    if (index !== before.index + 1) faults.silent.push(`index ${index} after ${before.index}`)
    if (recordedAt < before.recordedAt) faults.silent.push(`entry ${index} is of an earlier time`)
    seen.set(id, event)
    before = event
  }
  for (const { id, chain, index, recordedAt } of recorded) {
    const event = seen.get(id)
    if (event === undefined) faults.lost += 1
    else if (event.index !== index || event.chain !== chain || event.recordedAt !== recordedAt) {
      faults.silent.push(`event ${index} is at ${event.index}, of ${event.recordedAt}`)
    }
  }
  const readHashes = (indexes) => store.treeHashes(indexes)
  for (const { size, root } of checkpoints) {
    const found = toHex(await rootFromStored(size, { readHashes, hasher: treeHasher(sha256) }))
    if (found !== root) faults.silent.push(`the root at ${size} is another one`)
  }
  return faults
}

/** Whether the bundle of the case verifies; true if there is no case yet. */
export async function verdictOf(ledger) {
  const chain = await caseOf(ledger)
  if (chain === undefined) return 'verified'
  const { id, origin, logKey } = ledger
  const trust = { ledger: id, origin, logKey, completeness: 'C1' }
  const { verdict } = await verifyBundle(ledger.export({ case: chain }), { trust })
  return verdict
}
