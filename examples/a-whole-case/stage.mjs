// The ledger of the story, on LevelDB in a folder, and a clock that only the story moves.
import { createLedger, provePossession } from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { createLevelStore } from '@custodia/level'
import { people, seedOf, signerOf } from './people.mjs'

const minute = 60_000

export async function setStage(folder) {
  let now = Date.UTC(2026, 2, 2, 6)
  const { ruth, ...others } = people
  const ledger = await createLedger({
    store: await createLevelStore(folder),
    origin: 'sample-town.example/evidence',
    keys: { log: signerOf('log'), service: signerOf('service') },
    nextLogKey: signerOf('the next log key').publicKey,
    founder: { ...ruth, person: seedOf(ruth.name) },
    clock: () => now,
  })
  for (const person of Object.values(others)) await enrol(ledger, person)
  return {
    ledger,
    now: () => now,
    later(hours) {
      now += hours * 60 * minute
    },
    /** Records what a person did, in one of his roles, and lets two minutes pass. */
    async did(person, role, type, { chain, fields = {}, sealed = {}, ...rest } = {}) {
      const place = chain === undefined ? {} : { chain }
      const recorded = await ledger.record(
        { type, role, fields, sealed, ...place, ...rest },
        person.signer,
      )
      now += 2 * minute
      return recorded
    },
  }
}

/** A person proves that the key is in his own hands, and the registrar enrols him. */
async function enrol(ledger, { name, agency, party, signer, nextKey, roles }) {
  const { size, rootHash } = await ledger.checkpoint()
  const scope = { ledger: ledger.id, anchor: { size, root: toHex(rootHash) } }
  const possession = await provePossession({ scope, party, nextKey }, signer)
  const key = toHex(signer.publicKey)
  await ledger.record(
    {
      type: 'party.enrolled',
      role: 'registrar',
      fields: { party, key, nextKey, possession, roles },
      sealed: { name, agency, person: seedOf(name) },
    },
    people.ruth.signer,
  )
}
