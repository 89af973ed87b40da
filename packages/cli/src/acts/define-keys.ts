import { stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { toHex } from '@custodia/core/bytes'
import { nextKeyDigest, provePossession } from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import { readKeyFile } from '../keys/index.ts'
import { examples } from '../program.ts'
import { findNamed } from '../register/find.ts'
import type { Act, Task } from '../task.ts'
import { keepSeen, readSeen } from '../travel/seen-file.ts'
import type { ActOptions } from './act-options.ts'
import { addEventOptions } from './event-options.ts'
import { askPassphrase, requireKey } from './key-options.ts'
import { makeKey, successorPath } from './new-key.ts'
import { readEventOptions } from './read-event-options.ts'
import { recordAct } from './record-act.ts'
import type { ActPlace } from './record-act.ts'

interface RotateOptions extends ActOptions {
  readonly to?: string
  readonly party?: string
}

/** A new key in its file, and the one that will follow it. */
interface NewKey {
  readonly publicKey: Uint8Array
  readonly nextKey: string
  possession(scope: PossessionScope): Promise<Uint8Array>
}

interface PossessionScope {
  readonly party: string
  readonly ledger: string
  readonly anchor: { readonly size: number; readonly root: string }
}

export function defineRotate(parent: Command, act: Act): void {
  const except = ['key', 'nextKey', 'possession']
  const command = parent
    .command('rotate')
    .description(
      'Change to the key that was announced to follow yours. Sign with the old key, or, if it is lost, with the new one.',
    )
    .option('--to <file>', 'the new key; KEY.next if left out')
    .option('--party <party>', 'whose key it is, if the old one no longer signs')
  addEventOptions(command, 'key.rotated', except)
  examples(command, [
    'custodia party rotate --reason routine --key b.key',
    'custodia party rotate --reason lost --party "B. Example" --to b.key.next --key b.key.next',
  ]).action(
    act(async (task, options: RotateOptions) => {
      const to = options.to ?? successorPath(requireKey(options))
      const key = await openNewKey(task, to, options)
      await recordAct(
        task,
        options,
        async (place) => {
          const { chain, party } = ownChain(place)
          const { size, rootHash } = await place.ledger.checkpoint()
          const anchor = { size, root: toHex(rootHash) }
          const possession = await key.possession({ party, ledger: place.ledger.id, anchor })
          const given = await readEventOptions('key.rotated', options, place, except)
          const fields = {
            ...given.fields,
            key: toHex(key.publicKey),
            nextKey: key.nextKey,
            possession,
          }
          return { type: 'key.rotated', chain, fields, sealed: given.sealed }
        },
        options.party,
      )
      await takeAlong(requireKey(options), to)
    }),
  )
}

function ownChain({ ledger, party }: ActPlace): { readonly chain: string; readonly party: string } {
  const chain = ledger.state.party(party)?.chain
  if (chain !== undefined) return { chain, party }
  throw new CustodyError('ERR_CHAIN_UNKNOWN', `the party ${party} has no chain`, { chain: party })
}

/** Opens the new key, and makes the one that will follow it if it is not there yet. */
async function openNewKey(task: Task, to: string, options: RotateOptions): Promise<NewKey> {
  const next = successorPath(to)
  let passphrase = ''
  const ask = async (): Promise<string> =>
    (passphrase = await askPassphrase(`Passphrase for ${to}`, options, task.surroundings))
  const signer = await readKeyFile(to, ask)
  const isThere = (await stat(next).catch(() => undefined)) !== undefined
  const { publicKey } = isThere
    ? await readKeyFile(next, passphrase)
    : await makeKey(next, passphrase)
  const nextKey = nextKeyDigest(publicKey)
  return {
    publicKey: signer.publicKey,
    nextKey,
    possession: ({ party, ledger, anchor }) =>
      provePossession({ scope: { ledger, anchor }, party, nextKey }, signer),
  }
}

/** The new key remembers what the old one signed last. */
async function takeAlong(from: string, to: string): Promise<void> {
  if (from === to) return
  for (const [ledger, anchor] of await readSeen(from)) await keepSeen(to, { ledger, ...anchor })
}

interface RevokeOptions extends ActOptions {
  readonly revoke?: string
}

export function defineRevoke(parent: Command, act: Act): void {
  const except = ['key']
  const command = parent
    .command('revoke')
    .description(
      'Say that a key is no longer to be believed from here on. That it is suspect since an earlier entry needs the approval of another person.',
    )
    .argument('<party>', 'name, or digits of the id')
    .option('--revoke <key>', 'digits of the key id; the key in force if left out')
  addEventOptions(command, 'key.revoked', except)
  examples(command, [
    'custodia party revoke "B. Example" --reason lost --key a.key',
    'custodia party revoke "B. Example" --reason compromised --suspect-since 40 --key a.key',
  ]).action(
    act(async (task, name: string, options: RevokeOptions) => {
      await recordAct(task, options, async (place) => {
        const { id, chain } = findNamed('party', name, place.register.parties)
        const given = await readEventOptions('key.revoked', options, place, except)
        const fields = { ...given.fields, key: keyOf(id, options.revoke, place) }
        return { type: 'key.revoked', chain, fields, sealed: given.sealed }
      })
    }),
  )
}

/** The key that is meant: the one in force, or the one whose id begins so. Errors: ERR_NAME_UNKNOWN. */
function keyOf(party: string, digits: string | undefined, { ledger }: ActPlace): string {
  const keys = ledger.state.party(party)?.keys ?? []
  const found =
    digits === undefined
      ? keys.findLast(({ until }) => until === undefined)
      : keys.find(({ kid }) => digits.length >= 4 && kid.startsWith(digits))
  if (found !== undefined) return found.kid
  const candidates = keys.map(({ kid }) => kid)
  const message = `the party ${party} has no such key; its keys are ${candidates.join(', ')}`
  throw new CustodyError('ERR_NAME_UNKNOWN', message, { name: digits ?? '', candidates })
}
