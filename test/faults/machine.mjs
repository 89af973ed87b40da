// File systems that are made for a test and go away with it. Root alone may mount: where that is not possible, a fault
// that needs it was not checked, and the run says so and fails.
import { execFileSync, spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Thrown where the machine cannot make a fault: the row was not checked. */
export class NotChecked extends Error {}

const mounted = []

function attempt(program, args) {
  const ran = spawnSync(program, args, { encoding: 'utf8' })
  if (ran.error !== undefined) throw new NotChecked(`${program}: ${ran.error.code}`)
  if (ran.status !== 0) throw new NotChecked(`${program}: ${ran.stderr.trim().split('\n').at(-1)}`)
}

/** Mounts a file system in memory on a directory. */
export function mountMemory(directory, options) {
  fs.mkdirSync(directory, { recursive: true })
  attempt('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', directory])
  mounted.push(directory)
  return directory
}

/** Makes a file with an ext4 file system of some MiB, and mounts it. */
export function mountExt4(directory, { file, mebibytes, inodes = 64 }) {
  fs.mkdirSync(directory, { recursive: true })
  fs.closeSync(fs.openSync(file, 'w'))
  fs.truncateSync(file, mebibytes * 2 ** 20)
  attempt('mkfs.ext4', ['-q', '-F', '-m', '0', '-b', '1024', '-N', String(inodes), file])
  attempt('mount', ['-o', 'loop', file, directory])
  mounted.push(directory)
  return directory
}

/** Shows a directory again at another place, where nothing can be changed. */
export function mountReadOnly(directory, source) {
  fs.mkdirSync(directory, { recursive: true })
  attempt('mount', ['--bind', source, directory])
  mounted.push(directory)
  attempt('mount', ['-o', 'remount,bind,ro', directory])
  return directory
}

/** Undoes one mount. */
export function unmount(directory) {
  mounted.splice(mounted.indexOf(directory), 1)
  attempt('umount', ['-l', directory])
}

/** Undoes the mounts beneath a directory, the last one first. */
export function unmountAll() {
  for (const directory of mounted.splice(0).reverse()) {
    spawnSync('umount', ['-l', directory])
  }
}

/** A directory in memory for all that the tests write, so that no sync waits for a disk; it goes away with the process. */
export function makeRoot() {
  const root = fs.mkdtempSync(join(tmpdir(), 'custodia-faults-'))
  process.on('exit', () => {
    unmountAll()
    fs.rmSync(root, { recursive: true, force: true })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130))
  try {
    mountMemory(root, 'size=1g,mode=700')
  } catch (error) {
    if (!(error instanceof NotChecked)) throw error
  }
  return root
}

/** Whether a program can be started at all. */
export function isThere(program, ...args) {
  return spawnSync(program, args).error === undefined
}

export function run(program, args, options = {}) {
  return execFileSync(program, args, { encoding: 'utf8', ...options })
}
