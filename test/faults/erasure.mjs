// A ledger in which a value is erased, for kills on the way: its beginning, the approval with which the erasure has effect,
// and a look at what is left of the value, in every byte of every file.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { newPartyId, nextKeyDigest, provePossession } from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { openDisclosure } from '@custodia/core/custody'
import { founder, openHome, signer } from './ledger.mjs'

const officer = signer(6)
/** Unlike anything else in the files. */
const secretWords = 'Willibald Muster, Lange Gasse 171, third door on the left'
const otherWords = 'Hedwig Muster, who is of no concern'

const note = (chain, words) => ({
  type: 'note.added',
  role: 'officer',
  chain,
  fields: {},
  sealed: { note: words },
})

/** Founds a ledger, and brings it to where one approval is missing. Gives what `approve` and `lookFor` need. */
export async function waitForApproval(home) {
  const { ledger, store } = await openHome(home, { mayFound: true })
  await enrolOfficer(ledger)
  const opened = { type: 'case.opened', role: 'officer', fields: {}, sealed: { reference: 'EX-1' } }
  const { chain } = await ledger.record(opened, founder)
  const kept = await ledger.record(note(chain, otherWords), founder)
  const secret = await ledger.record(note(chain, secretWords), founder)
  const proposed = await ledger.record(
    {
      type: 'data.erased',
      role: 'data-protection',
      chain,
      fields: { events: [secret.id], erased: ['note'], ground: 'request' },
      sealed: { request: 'DP 4/26' },
    },
    officer,
  )
  const [digest] = (await ledger.event(secret.id)).payload.sealed.values()
  const disclosure = toHex(await store.disclosure(digest))
  await ledger.close()
  return { chain, proposed: proposed.id, secret: secret.id, kept: kept.id, digest, disclosure }
}

async function enrolOfficer(ledger) {
  const { size, rootHash } = await ledger.checkpoint()
  const scope = { ledger: ledger.id, anchor: { size, root: toHex(rootHash) } }
  const party = newPartyId()
  const nextKey = nextKeyDigest(signer(7).publicKey)
  const possession = await provePossession({ scope, party, nextKey }, officer)
  const key = toHex(officer.publicKey)
  await ledger.record(
    {
      type: 'party.enrolled',
      role: 'registrar',
      fields: { party, key, nextKey, possession, roles: ['data-protection'] },
      sealed: { name: 'D. Example', person: new Uint8Array(32).fill(6) },
    },
    founder,
  )
}

/** Signs the approval: with it the erasure has effect. */
export function approve(ledger, { chain, proposed }) {
  const fields = { event: proposed, labels: [] }
  return ledger.record({ type: 'event.approved', role: 'registrar', chain, fields }, founder)
}

/** Lets the approval be recorded, and the process end before anything is erased. */
export async function approveAndStop(home, story) {
  const { ledger } = await openHome(home, { erase: () => Promise.reject(new Error('stopped')) })
  await approve(ledger, story).then(
    () => Promise.reject(new Error('the erasure was to fail')),
    (error) => {
      if (error.code !== 'ERR_ERASURE_UNFINISHED') throw error
    },
  )
  await ledger.close().catch(() => undefined)
}

/** Looks at what a kill has left, as one who reads, as one who records, and byte by byte. Gives what is wrong. */
export async function lookAtErasure(home, story) {
  const wrong = []
  const reader = await openHome(home, { readOnly: true })
  const hasEffect = reader.ledger.state.erasures(story.secret).length > 0
  if ((await shown(reader.ledger, story.secret)) === hasEffect)
    wrong.push('a reader is shown the wrong thing')
  await reader.store.close()

  const { ledger, store } = await openHome(home)
  const isThere = (await store.disclosure(story.digest)) !== undefined
  if (isThere === hasEffect)
    wrong.push(isThere ? 'the value is there' : 'the value is gone, and nobody has approved that')
  if (!(await shown(ledger, story.kept))) wrong.push('another value is gone')
  await ledger.close()
  if (hasEffect) wrong.push(...filesWith(home, needlesOf(story)))
  else if (filesWith(home, needlesOf(story)).length === 0)
    wrong.push('the search finds nothing where it must')
  return { hasEffect, wrong }
}

async function shown(ledger, id) {
  return (await ledger.event(id)).opened.has('note')
}

/** The value, its salt, and the whole disclosure. */
function needlesOf({ disclosure }) {
  const bytes = Buffer.from(disclosure, 'hex')
  const { value } = openDisclosure(new Uint8Array(bytes))
  const salt = bytes.subarray(bytes.indexOf(0x50) + 1).subarray(0, 16)
  return [Buffer.from(value), salt, bytes]
}

/** Files under a directory whose bytes, or whose name, hold one of these. */
function filesWith(directory, needles) {
  const files = fs.readdirSync(directory, { recursive: true, withFileTypes: true })
  return files
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => needles.some((needle) => fs.readFileSync(path).includes(needle)))
    .map((path) => `${path.replace(directory, '')} still holds it`)
}
