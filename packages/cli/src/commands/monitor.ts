import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { CustodyError } from '@custodia/core/errors'
import { limits, parseTrustFile } from '@custodia/core/wire'
import type { TrustFile } from '@custodia/core/wire'
import { exitCodes as verdictCodes } from '@custodia/verifier'
import { readInput, writeNewFile } from '../io/files.ts'
import { followLog } from '../monitor/follow-log.ts'
import type { Alarm } from '../monitor/follow-log.ts'
import { readMonitorState, writeMonitorState } from '../monitor/monitor-state.ts'
import { openPublished } from '../monitor/published-log.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'
import { formatTime } from '../words/time.ts'

interface MonitorOptions {
  readonly trust: string
  readonly state: string
  readonly silence?: string
  readonly every?: string
  readonly evidence?: string
}

export function define(command: Command, act: Act): void {
  command
    .description(
      'Follow a published log: every entry, every step. Exit: 0 as it should be, 1 it was cut or has two histories, 4 it is silent, not witnessed or not whole, 5 it is not signed by the ledger.',
    )
    .argument('<log>', 'the directory or the address at which it is published')
    .requiredOption('--trust <file>', 'the trust file of the ledger')
    .requiredOption('--state <file>', 'where the monitor keeps what it has seen')
    .option('--silence <seconds>', 'alarm if no entry came for so long')
    .option('--every <seconds>', 'look again and again, and go on after alarms, until interrupted')
    .option('--evidence <prefix>', 'write the two checkpoints that show a fork to files')
  examples(command, [
    'custodia monitor ./public --trust trust.json --state monitor.json',
    'custodia monitor https://log.example/ --trust trust.json --state monitor.json --silence 86400 --every 60',
  ]).action(act((task, place: string, options: MonitorOptions) => monitor(task, place, options)))
}

async function monitor(task: Task, place: string, options: MonitorOptions): Promise<number> {
  const { surroundings } = task
  const maximum = limits.trustFileLength
  const trust = parseTrustFile(await readInput(options.trust, { maximum, surroundings }))
  const every = seconds('--every', options.every)
  for (;;) {
    const alarms = await look(task, place, trust, options)
    if (every === undefined) return codeOf(alarms)
    await pause(every * 1000, undefined, { signal: surroundings.signal })
  }
}

async function look(
  task: Task,
  place: string,
  trust: TrustFile,
  options: MonitorOptions,
): Promise<readonly Alarm[]> {
  const { out, surroundings } = task
  const before = await readMonitorState(options.state)
  const silence = seconds('--silence', options.silence)
  const mostSilence = silence === undefined ? undefined : silence * 1000
  const log = openPublished(place, surroundings.signal)
  const now = surroundings.now()
  const { followed, alarms } = await followLog({ log, trust, before, now, mostSilence })
  if (followed !== undefined && followed !== before) {
    await writeMonitorState(options.state, followed)
  }
  const size = followed?.frontier.size ?? 0
  const more = size - (before?.frontier.size ?? 0)
  const said = alarms.map(({ kind, message }) => `  ALARM, ${kind}: ${message}`)
  const head = `${formatTime(now)}: ${size} entries seen, ${more} of them new${alarms.length === 0 ? '; as it should be.' : '.'}`
  await out.answer({
    document: {
      at: now,
      size,
      new: more,
      alarms: alarms.map(({ kind, message }) => ({ kind, message })),
    },
    text: [head, ...said].join('\n'),
  })
  await keepEvidence(alarms, options)
  return alarms
}

async function keepEvidence(
  alarms: readonly Alarm[],
  { evidence: prefix }: MonitorOptions,
): Promise<void> {
  const found = alarms.find(({ evidence }) => evidence !== undefined)?.evidence
  if (prefix === undefined || found === undefined) return
  await writeNewFile(`${prefix}-before.txt`, found[0])
  await writeNewFile(`${prefix}-after.txt`, found[1])
}

const worst: readonly (readonly [number, ReadonlySet<Alarm['kind']>])[] = [
  [verdictCodes.altered, new Set(['rollback', 'fork', 'time', 'malformed'])],
  [verdictCodes.unreadable, new Set(['unsigned'])],
  [verdictCodes.incomplete, new Set(['silence', 'unwitnessed', 'faulty'])],
]

function codeOf(alarms: readonly Alarm[]): number {
  return worst.find(([, kinds]) => alarms.some(({ kind }) => kinds.has(kind)))?.[0] ?? 0
}

function seconds(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9][0-9]{0,8}$/.test(text)) return Number(text)
  const message = `${option} takes a whole number of seconds, not "${text}"`
  throw new CustodyError('ERR_USAGE', message, { argument: option })
}
