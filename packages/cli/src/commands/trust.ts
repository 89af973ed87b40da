import type { Command } from 'commander'
import { decodeUtf8 } from '@custodia/core/bytes'
import { sha256Hex } from '@custodia/core/crypto'
import { formatTrustFile } from '@custodia/core/wire'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { readLedger } from '../home/use-ledger.ts'
import type { OpenHome } from '../home/use-ledger.ts'
import { writeNewFile } from '../io/files.ts'
import { examples } from '../program.ts'
import { addTrustedOptions, readTrusted } from '../trust/trusted.ts'
import type { Trusted, TrustedOptions } from '../trust/trusted.ts'
import type { Act, Task } from '../task.ts'

interface TrustOptions extends LedgerOption, TrustedOptions {
  readonly out?: string
  readonly pin?: boolean
}

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Print the trust file of the ledger, and its fingerprint. It must reach others by another road than the bundles.',
    )
    .option('--out <file>', 'write it to a file instead of stdout')
    .option(
      '--pin',
      'put the latest checkpoint in it: who has it notices a ledger that was rebuilt',
    )
  addTrustedOptions(command)
  examples(command, [
    'custodia trust --ledger ./ledger --out trust.json',
    'custodia trust --pin --out invitation.json',
    'custodia trust --witnesses witnesses.txt --operator w1="Sample Town Court" --authority stamps.example=ca.pem --out trust.json',
  ]).action(act((task, options: TrustOptions) => trust(task, options)))
}

async function trust(task: Task, options: TrustOptions): Promise<void> {
  const { out } = task
  const trusted = await readTrusted(options, task.surroundings)
  const bytes = await readLedger(task, options, (home) =>
    trustFile(home, { ...trusted, isPinned: options.pin === true }),
  )
  const fingerprint = sha256Hex(bytes)
  if (options.out === undefined) {
    await out.write(bytes)
    await out.say(`Fingerprint ${fingerprint}`)
    return
  }
  await writeNewFile(options.out, bytes)
  await out.answer({
    document: { trust: options.out, fingerprint },
    text: `Wrote ${options.out}.\n  Fingerprint ${fingerprint}\n  Read it out by phone: two people who have the same one trust the same ledger.`,
  })
}

async function trustFile(
  { ledger, store }: OpenHome,
  { isPinned, ...trusted }: Trusted & { readonly isPinned: boolean },
): Promise<Uint8Array> {
  const genesis = ledger.state.genesis()
  if (genesis === undefined) throw new Error('bug: an open ledger has a genesis')
  const { origin, logKey } = genesis.fields
  const note = isPinned ? await store.checkpoint() : undefined
  const pinned = note === undefined ? undefined : decodeUtf8(note)
  return formatTrustFile({
    ledger: ledger.id,
    origin,
    logKey,
    ...trusted,
    ...(pinned === undefined ? {} : { pinned }),
  })
}
