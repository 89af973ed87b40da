// A process that records notes in a ledger, erases some of them, and says on stdout what is durable. It ends when its stdin
// does. Usage: node busy-ledger.mjs LEDGER KEY PASSPHRASE
import { join } from 'node:path'
import { openLedger } from '@custodia/core'
import { openLevelStore } from '@custodia/level'
import { readKeyFile, readPlainKeyFile } from 'custodia/key-file'

const [directory, keyFile, passphrase] = process.argv.slice(2)
const store = await openLevelStore(join(directory, 'store'))
const [log, service] = await Promise.all(
  ['log.key', 'service.key'].map((name) => readPlainKeyFile(join(directory, 'keys', name))),
)
const signer = await readKeyFile(keyFile, passphrase)
const ledger = await openLedger({ store, keys: { log, service } })
const chain = (await eventOfType('case.opened')).id
const say = (line) => void process.stdout.write(`${JSON.stringify(line)}\n`)

process.stdin.resume()
const digests = []
say({ ready: ledger.size })
for (let round = 0; !process.stdin.readableEnded; round++) {
  const notes = await Promise.all(Array.from({ length: 4 }, (_, i) => note(`note ${round}.${i}`)))
  for (const { id, index } of notes) say({ id, index })
  if (round % 3 === 0) say({ checkpoint: (await ledger.checkpoint()).size })
  if (round % 5 === 4) {
    const erased = digests.splice(Math.floor(digests.length / 2), 2)
    await store.erase(erased)
    say({ erased })
  }
}
await ledger.close()

async function note(text) {
  const draft = { type: 'note.added', role: 'registrar', chain, fields: {}, sealed: { note: text } }
  const recorded = await ledger.record(draft, signer)
  const { payload } = await ledger.event(recorded.id)
  digests.push(payload.sealed.get('note'))
  return recorded
}

async function eventOfType(type) {
  for await (const event of ledger.events()) if (event.payload.type === type) return event
  throw new Error(`no ${type}`)
}
