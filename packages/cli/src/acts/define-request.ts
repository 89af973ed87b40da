import type { Command } from 'commander'
import { newPartyId } from '@custodia/core'
import { toHex } from '@custodia/core/bytes'
import { randomBytes } from '@custodia/core/crypto'
import { nextKeyDigest, openCheckpoint, provePossession } from '@custodia/core/custody'
import { CustodyError } from '@custodia/core/errors'
import { limits, parseTrustFile } from '@custodia/core/wire'
import type { TrustFile } from '@custodia/core/wire'
import { readInput, writeNewFile } from '../io/files.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'
import { judgeAnchor } from '../travel/judge-anchor.ts'
import type { Memory } from '../travel/judge-anchor.ts'
import { encodeRequestFile, parseRequestFile, requestLength } from '../travel/request-file.ts'
import { keepSeen, readSeen, seenPath } from '../travel/seen-file.ts'
import type { SeenAnchor } from '../travel/seen-file.ts'
import { addKeyOptions, requireKey } from './key-options.ts'
import { openKeyWithSuccessor } from './open-keys.ts'
import type { SuccessorOptions } from './open-keys.ts'

interface RequestOptions extends SuccessorOptions {
  readonly trust: string
  readonly name: string
  readonly out: string
  readonly agency?: string
  readonly contact?: string
  readonly samePerson?: string
}

export function defineRequest(parent: Command, act: Act): void {
  const command = parent
    .command('request')
    .description(
      'Ask to be enrolled: prove that you hold your key, for one ledger. Needs no ledger, only its trust file.',
    )
    .requiredOption(
      '--trust <file>',
      'the trust file with a checkpoint, as `custodia trust --pin` prints it',
    )
    .requiredOption('--name <name>', 'your name')
    .requiredOption('--out <file>', 'the request, for the registrar; - is stdout')
  addKeyOptions(command, 'your key file')
  examples(
    command
      .option('--next-key <file>', 'the key that will follow yours; KEY.next if left out')
      .option('--agency <name>', 'the agency you belong to')
      .option('--contact <text>', 'how to reach you')
      .option(
        '--same-person <file>',
        'an earlier request of yours: another party, the same human being',
      ),
    [
      'custodia party request --trust trust.json --name "B. Example" --key b.key --out b.request',
      'custodia party request --trust trust.json --name "B. Example" --agency "Sample Lab" --key b.key --out -',
    ],
  ).action(act((task, options: RequestOptions) => request(task, options)))
}

async function request(task: Task, options: RequestOptions): Promise<void> {
  const { surroundings, out } = task
  const keyFile = requireKey(options)
  const bytes = await readInput(options.trust, { maximum: limits.trustFileLength, surroundings })
  const trust = parseTrustFile(bytes)
  const anchor = pinnedAnchor(trust, options.trust)
  const seen = (await readSeen(keyFile)).get(trust.ledger)
  judgePinned(anchor, { seen, path: seenPath(keyFile) })
  const person = await personOf(options, task)
  const { signer, successor } = await openKeyWithSuccessor(keyFile, options, surroundings)
  const party = newPartyId()
  const nextKey = nextKeyDigest(successor.publicKey)
  const scope = { ledger: trust.ledger, anchor }
  if (seen === undefined) await keepSeen(keyFile, { ledger: trust.ledger, ...anchor })
  const possession = await provePossession({ scope, party, nextKey }, signer)
  const { name, agency, contact } = options
  const file = encodeRequestFile({
    possession,
    name,
    person,
    ...(agency === undefined ? {} : { agency }),
    ...(contact === undefined ? {} : { contact }),
  })
  if (options.out === '-') return out.write(file)
  await writeNewFile(options.out, file, { mode: 0o600 })
  await out.answer({
    document: { request: options.out, party, ledger: trust.ledger, origin: trust.origin },
    text: [
      `Wrote ${options.out}: a request to be enrolled in ${trust.origin} as party ${party}.`,
      `  Next: the registrar runs custodia party enrol ${options.out}`,
    ].join('\n'),
  })
}

/** The checkpoint in a trust file, signed by the key that the same file names. Errors: ERR_TRUST_FILE and those of the note. */
function pinnedAnchor(trust: TrustFile, path: string): SeenAnchor {
  const { origin, logKey: vkey, pinned } = trust
  if (pinned === undefined) {
    const message = `${path} holds no checkpoint; ask for one made with \`custodia trust --pin\``
    throw new CustodyError('ERR_TRUST_FILE', message, { member: 'pinned' })
  }
  const { size, rootHash } = openCheckpoint(new TextEncoder().encode(pinned), { origin, vkey })
  return { size, root: toHex(rootHash) }
}

/** A trust file carries no proof, so only two histories of one size show themselves here; `sign` looks again. */
function judgePinned(anchor: SeenAnchor, memory: Memory): void {
  if (memory.seen?.size === anchor.size) judgeAnchor(anchor, memory, undefined)
}

async function personOf(
  { samePerson }: RequestOptions,
  { surroundings }: Task,
): Promise<Uint8Array> {
  if (samePerson === undefined) return randomBytes(32)
  const bytes = await readInput(samePerson, { maximum: requestLength, surroundings })
  return parseRequestFile(bytes).person
}
