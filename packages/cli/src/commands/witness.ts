import type { Server } from 'node:http'
import type { Command } from 'commander'
import { toBase64 } from '@custodia/core/bytes'
import { cosignerKey, createWitness, knownLogs, openCosigned } from '@custodia/core/custody'
import type { CosignedCheckpoint } from '@custodia/core/custody'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { displayText, isKeyName } from '@custodia/core/wire'
import { openWitnessState } from '@custodia/level'
import { addKeyOptions, requireKey } from '../acts/key-options.ts'
import type { KeyOptions } from '../acts/key-options.ts'
import { formatJsonLine } from '../io/output.ts'
import type { Json } from '../io/output.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'
import { formatTime } from '../words/time.ts'
import { closeGently, createWitnessServer } from '../witness/http-server.ts'
import { listenOn, parseListenAddress } from '../witness/listen-address.ts'
import { readLogs } from '../witness/read-logs.ts'
import { cosignedPath, openWitnessKey, refuseKeyOfPolicy } from '../witness/witness-key.ts'

interface WitnessOptions extends KeyOptions {
  readonly name: string
  readonly logs: string
  readonly listen: string
}

export function define(command: Command, act: Act): void {
  command
    .description(
      'Run a witness: a server that cosigns a checkpoint of a log only if it continues the one that it cosigned before. It connects nowhere. Ctrl-C or SIGTERM ends it.',
    )
    .argument('<dir>', 'where it keeps what it cosigned; made at the first start')
  addKeyOptions(command, 'its key file, made at the first start; it serves nothing else')
    .requiredOption('--name <name>', 'its name, such as witness.example/one')
    .requiredOption('--logs <file>', 'policy that lists the logs to witness (C2SP tlog-policy)')
    .requiredOption('--listen <host:port>', 'where it listens; port 0 is one that is free')
  examples(command, [
    'custodia witness ./state --key witness.key --name witness.example/one --logs logs.txt --listen 127.0.0.1:8080',
    'custodia witness ./state --key witness.key --name witness.example/one --logs logs.txt --listen [::1]:0 --passphrase-file pass.txt --json',
  ]).action(act((task, dir: string, options: WitnessOptions) => runWitness(task, dir, options)))
}

async function runWitness(task: Task, directory: string, options: WitnessOptions): Promise<void> {
  const { surroundings, out } = task
  const address = parseListenAddress(options.listen)
  const name = checkName(options.name)
  const keyFile = requireKey(options)
  const policy = await readLogs(options.logs, surroundings)
  const logs = knownLogs(policy.logs)
  const signer = await openWitnessKey(task, keyFile, options)
  const { vkey } = cosignerKey(name, signer.publicKey)
  refuseKeyOfPolicy(policy, { publicKey: signer.publicKey, vkey })
  const notices: string[] = []
  const memory = await openWitnessState({
    directory,
    beside: cosignedPath(keyFile),
    vkey,
    open: (note) => openCosigned(note, vkey),
    onNotice: (message) => void notices.push(message),
  })
  try {
    for (const notice of notices) await out.say(`Note: ${notice}`)
    const witness = createWitness({ name, signer, logs, memory, clock: surroundings.now })
    const failed = new AbortController()
    const server = createWitnessServer({
      witness,
      onCosigned: (cosigned) => tell(task, cosignedLine(cosigned)),
      onFailure: (error) => fail(task, error, failed),
    })
    const url = await listenOn(server, address)
    await out.print(lineOf(task, startLine({ vkey, url, logs: [...logs.keys()] })))
    await untilEnd(server, [surroundings.signal, failed.signal])
    if (failed.signal.aborted) throw failed.signal.reason as Error
  } finally {
    await memory.close()
  }
}

/** Errors: ERR_USAGE. */
function checkName(name: string): string {
  if (isKeyName(name)) return name
  const message = `${displayText(name, 'terminal')} cannot name a witness: 1 to 255 bytes without blanks and without +`
  throw new CustodyError('ERR_USAGE', message, { argument: '--name' })
}

async function untilEnd(server: Server, signals: readonly AbortSignal[]): Promise<void> {
  const end = AbortSignal.any([...signals])
  if (!end.aborted)
    await new Promise((resolve) => end.addEventListener('abort', resolve, { once: true }))
  await closeGently(server)
}

/** What the disk refused ends the witness: what it holds then is known only once it is opened again. */
function fail({ out }: Task, error: unknown, failed: AbortController): void {
  const isOfState = isCustodyError(error) && error.code.startsWith('ERR_STORE_')
  if (isOfState) failed.abort(error)
  const words = error instanceof Error ? error.message : String(error)
  out.say(`A request could not be answered: ${words}`).catch(() => undefined)
}

interface Line {
  readonly document: Json
  readonly text: string
}

/** Whoever reads stdout may go away: a witness does not stop because of that. */
function tell(task: Task, line: Line): void {
  task.out.print(lineOf(task, line)).catch(() => undefined)
}

function lineOf({ out }: Task, { document, text }: Line): string {
  return out.json ? formatJsonLine(document) : text
}

interface Started {
  readonly vkey: string
  readonly url: string
  readonly logs: readonly string[]
}

function startLine({ vkey, url, logs }: Started): Line {
  return {
    document: { witness: vkey, url, logs },
    text: [
      `Witness  ${vkey}`,
      `Logs     ${logs.map((origin) => displayText(origin, 'terminal')).join(', ')}`,
      `Listens  ${url}`,
    ].join('\n'),
  }
}

function cosignedLine({ origin, size, rootHash, time }: CosignedCheckpoint): Line {
  const root = toBase64(rootHash)
  const when = formatTime(time * 1000)
  return {
    document: { cosigned: { origin, size, root, time } },
    text: `${when}  cosigned ${displayText(origin, 'terminal')} size ${size} root ${root}`,
  }
}
