// A closed store of which one file is damaged: what is said when it is opened, by a writer and by a reader.
import * as fs from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { isCustodyError } from '@custodia/core/errors'
import { compare, createVerdict, refusalOf } from '../oracle.mjs'
import { openAgain, storyOf } from '../telling.mjs'

// LevelDB is a dependency of @custodia/level alone.
const require = createRequire(new URL('../../../packages/level/package.json', import.meta.url))
const { Level } = require('level')

/** Does one damage to the files of a store. */
async function damage(directory, { file, ...how }) {
  const path = join(directory, file)
  // Once LevelDB is open, some files of its are gone.
  if (!fs.existsSync(path)) return
  switch (how.do) {
    case 'flip': {
      const bytes = fs.readFileSync(path)
      // LevelDB may have written the file anew, shorter.
      bytes[how.at % bytes.length] ^= 1 << how.bit
      fs.writeFileSync(path, bytes)
      return
    }
    case 'zero': {
      const bytes = fs.readFileSync(path)
      const end = Math.min(bytes.length, how.at + how.length)
      fs.writeFileSync(path, bytes.fill(0, how.at, end))
      return
    }
    case 'truncate':
      fs.truncateSync(path, how.length)
      return
    case 'repair':
      await Level.repair(path)
      return
    case 'delete':
      fs.rmSync(path, { recursive: true })
      return
    default:
      fs.rmSync(path, { recursive: true, force: true })
      fs.cpSync(how.older, path, { recursive: true })
  }
}

/** What a store answers, or the name with which it refuses. */
async function look(where, { done, readOnly = false, wreck }) {
  let store
  try {
    const opened = await openAgain(where, { readOnly })
    store = opened.store
    await wreck?.()
    const verdict = await compare(store, storyOf(where.story).stateAfter(done))
    const behind = readOnly && !verdict.isSame ? await stepsBehind(store, where, done) : undefined
    const summary = behind === undefined ? verdict.summary() : createVerdict().summary()
    return { notices: opened.notices, behind, ...summary }
  } catch (error) {
    return { refusedAtOpen: refusalOf(error), message: isCustodyError(error) ? error.message : '' }
  } finally {
    await store?.close().catch(() => undefined)
  }
}

/**
 * How many steps a reader is behind, if what it shows is exactly the record as it was then, with a checkpoint that was
 * there. It has no index that would know of more: beyond the last checkpoint only a writer does.
 */
async function stepsBehind(store, { story }, done) {
  const { stateAfter } = storyOf(story)
  const { erased } = stateAfter(done)
  for (let at = done; at > 0; at--) {
    const state = { ...stateAfter(at), erased }
    for (const { note, kept } of checkpointsUpTo(story, done)) {
      if ((await compare(store, { ...state, note, kept })).isSame) return done - at
    }
  }
  return undefined
}

function checkpointsUpTo(story, done) {
  const { stateAfter } = storyOf(story)
  const states = Array.from({ length: done }, (_, i) => stateAfter(i + 1))
  return new Map(states.map((state) => [state.note, state])).values()
}

/** The record itself: what no opening may change, whatever it finds. */
function recordOf(directory) {
  const names = ['CUSTODIA', 'checkpoint', 'checkpoints', 'journal', 'private']
  const files = names.flatMap((name) => {
    const path = join(directory, name)
    if (!fs.existsSync(path)) return []
    return fs.statSync(path).isFile()
      ? [path]
      : fs.readdirSync(path).map((file) => join(path, file))
  })
  return new Map(files.map((path) => [path, fs.readFileSync(path).toString('base64')]))
}

function isSameRecord(before, after) {
  return before.size === after.size && [...before].every(([path, text]) => after.get(path) === text)
}

export const damageTasks = {
  /** Does each damage to a copy of its own, and reports what a writer says of it and what a reader does. */
  async damageEach({ base, directory, damages, whileOpen = false, ...task }, { report }) {
    for (const [i, each] of damages.entries()) {
      const where = { directory: `${directory}-${i}`, story: task.story, kind: task.kind }
      fs.cpSync(base, where.directory, { recursive: true })
      const wreck = () => damage(where.directory, each)
      if (!whileOpen) await wreck()
      const before = recordOf(where.directory)
      const isLevel = (task.kind ?? 'level') === 'level'
      const reader =
        whileOpen || !isLevel || each.reader === false
          ? undefined
          : await look(where, { ...task, readOnly: true })
      const readerChanged = !isSameRecord(before, recordOf(where.directory))
      const writer = await look(where, { ...task, ...(whileOpen ? { wreck } : {}) })
      const changed = !whileOpen && !isSameRecord(before, recordOf(where.directory))
      // Damage that was found while it was open must not be forgotten by the next who opens it.
      const next = whileOpen ? await look(where, task) : undefined
      report({ damage: each, writer, reader, readerChanged, changed, next })
      fs.rmSync(where.directory, { recursive: true, force: true })
    }
  },
}
