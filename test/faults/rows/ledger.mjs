// A whole ledger: killed on its way, and kept while the clock jumps.
import * as fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mountReadOnly, NotChecked, unmount } from '../machine.mjs'
import { start } from '../plain.mjs'
import { randomOf } from '../story.mjs'

const writer = fileURLToPath(new URL('../ledger-writer.mjs', import.meta.url))
const modes = ['kill before', 'kill after', 'kill halfway']

/** One ledger, killed again and again. */
async function liveAndDie({ crew, scratch }, tally, { seed, kills }) {
  const random = randomOf(seed)
  const home = scratch('ledger')
  const acknowledged = { recorded: [], checkpoints: [] }
  for (let i = 0; i < kills; i++) {
    const mode = modes[Math.floor(random() * modes.length)]
    // Founding makes some 150 calls, opening 60, recording a note 3.
    const fault = { mode, from: 1 + Math.floor(random() * (random() < 0.4 ? 260 : 110)) }
    const ran = await crew.run([{ task: 'live', home, acknowledged, fault }])
    const where = `ledger ${seed}, kill ${i}: ${mode} call ${fault.from}: ${ran.hit.replace(home, '')}`
    tally.injected += 1
    if (ran.signal === 9) tally.kills += 1
    judge(tally, ran.reports, where)
    remember(acknowledged, ran.reports)
    tally.acknowledged += acknowledged.recorded.length
  }
  const { reports } = await crew.run([{ task: 'audit', home, acknowledged }])
  const { verdict, refused } = Object.assign({}, ...reports)
  judge(tally, reports, `ledger ${seed} at its end`)
  if (acknowledged.recorded.length > 0 && verdict !== 'verified') {
    tally.problem(`ledger ${seed} at its end: ${verdict ?? refused}`)
  }
}

function remember({ recorded, checkpoints }, reports) {
  for (const report of reports) {
    if (report.recorded !== undefined) recorded.push(report.recorded)
    if (report.checkpoint !== undefined) checkpoints.push(report.checkpoint)
  }
}

function judge(tally, reports, where) {
  const { faults, failed, refused } = Object.assign({}, ...reports)
  if (failed !== undefined) tally.problem(`${where}: ${failed}`)
  if (refused?.startsWith('unnamed') === true) tally.problem(`${where}: ${refused}`)
  if (faults === undefined) return
  tally.lost += faults.lost
  tally.silent += faults.silent.length
  if (faults.lost > 0) tally.problem(`${where}: ${faults.lost} acknowledged events are lost`)
  if (faults.silent.length > 0) tally.problem(`${where}: ${faults.silent[0]}`)
  if (faults.lost + faults.silent.length === 0) tally.recovered += 1
}

/** libfaketime, where Debian puts it. */
function fakeTime() {
  const folders = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/faketime`)
  const found = folders.map((folder) => `${folder}/libfaketimeMT.so.1`).find(fs.existsSync)
  if (found === undefined) throw new NotChecked('libfaketime is not there')
  return found
}

const keep = (task, options) => start(process.execPath, [writer, JSON.stringify(task)], options)

/** Where the clock of the process jumps in the middle of a run, and the time zone of the next one. */
const jumps = [
  { name: 'back 1 s', to: '-1', isThere: (now) => now < Date.now() - 500 },
  { name: 'back 1 day', to: '-1d', isThere: (now) => now < Date.now() - 80_000_000 },
  { name: 'to 1970', to: '@1970-01-01 00:00:10', isThere: (now) => now < 200_000_000 },
  { name: 'forward 10 years', to: '+10y', isThere: (now) => now > Date.now() + 3e11 },
]

async function jump({ crew, scratch }, tally, { name, to, zone, isThere = () => true }) {
  const home = scratch('clock')
  const path = scratch('time')
  fs.writeFileSync(path, '+0')
  const env = {
    LD_PRELOAD: fakeTime(),
    FAKETIME_TIMESTAMP_FILE: path,
    FAKETIME_NO_CACHE: '1',
    DONT_FAKE_MONOTONIC: '1',
    ...(zone === undefined ? {} : { TZ: zone }),
  }
  const acknowledged = { recorded: [], checkpoints: [] }
  let isSet = false
  const onLine = (report) => {
    if (isSet || (report.recorded?.index ?? 0) < 8) return
    isSet = true
    fs.writeFileSync(path, to)
  }
  for (const before of ['in the middle of a run', 'before it is opened again']) {
    const ran = await keep({ home, count: 12, pace: 5 }, { env, onLine })
    const where = `${name}, ${before}`
    const { verdict, refused, message } = Object.assign({}, ...ran.reports)
    remember(acknowledged, ran.reports)
    tally.injected += 1
    if (refused === 'unnamed') tally.problem(`${where}: ${message}`)
    else if (refused !== undefined) tally.refused += 1
    if (isSet && ran.reports[0]?.opened > 8 && !isThere(ran.reports[0].now)) {
      tally.problem(`${where}: the clock did not jump`)
    }
    if (verdict !== 'verified') tally.problem(`${where}: ${verdict ?? ran.errors.slice(-400)}`)
  }
  tally.acknowledged += acknowledged.recorded.length
  inOrder(tally, acknowledged, name)
  const { reports } = await crew.run([{ task: 'audit', home, acknowledged }])
  judge(tally, reports, name)
}

/** What was acknowledged later is later in the log and not of an earlier time; no checkpoint is of a smaller size. */
function inOrder(tally, { recorded, checkpoints }, where) {
  for (const [i, { index, recordedAt }] of recorded.entries()) {
    const before = recorded[i - 1]
    if (before !== undefined && index <= before.index) tally.problem(`${where}: index ${index}`)
    if (before !== undefined && recordedAt < before.recordedAt) {
      tally.problem(`${where}: event ${index} is recorded at ${recordedAt}, the one before later`)
    }
  }
  for (const [i, { size }] of checkpoints.entries()) {
    if (size < (checkpoints[i - 1]?.size ?? 0)) tally.problem(`${where}: a checkpoint of ${size}`)
  }
}

/** A ledger on a read-only mount is read; nothing of it can be recorded. */
async function readOnlyLedger({ scratch }, tally) {
  const [home, shown] = [scratch('ledger'), scratch('shown')]
  await keep({ home, count: 4 })
  mountReadOnly(shown, home)
  const reader = Object.assign({}, ...(await keep({ home: shown, readOnly: true })).reports)
  tally.injected += 1
  if (reader.events === reader.opened && reader.events > 4) tally.recovered += 1
  else tally.problem(`a reader: ${JSON.stringify(reader)}`)
  unmount(shown)
}

export const ledgerRows = [
  {
    id: 'LF-01, LF-27, LF-28',
    name: 'a ledger is killed',
    fault: 'a whole ledger, killed at random calls; its bundle verified at the end',
    async run(context, tally) {
      const ledgers = context.isLong ? 20 : 2
      const kills = Math.ceil((context.isLong ? 25 : 18) / context.thin)
      let seed = context.seed
      const hand = async () => {
        while (seed < context.seed + ledgers)
          await liveAndDie(context, tally, { seed: seed++, kills })
      }
      await Promise.all(Array.from({ length: context.crew.lanes }, hand))
    },
  },
  {
    id: 'LF-24',
    name: 'a ledger on a read-only mount',
    fault: 'a whole ledger on a read-only mount',
    run: readOnlyLedger,
  },
  {
    id: 'LF-29',
    name: 'clocks that jump',
    fault:
      'the clock of the whole process: back 1 s, 1 day, to 1970, forward 10 years (libfaketime)',
    async run(context, tally) {
      for (const each of jumps) await jump(context, tally, each)
    },
  },
  {
    id: 'LF-30',
    name: 'time zones',
    fault: 'another time zone, a day and more away',
    async run(context, tally) {
      for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12']) {
        await jump(context, tally, { name: zone, to: '+0', zone })
      }
    },
  },
]
