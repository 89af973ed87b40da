import { decodeUtf8, encodeUtf8 } from '@custodia/core/bytes'
import type { Machine } from '../../packages/level/src/store/options.ts'
import { replaceStored } from './pages.ts'
import { createSimulatedDisk } from './simulated-disk.ts'
import type { Process, SimulatedDisk, Surroundings } from './simulated-disk.ts'
import { openSimulatedIndex } from './simulated-index.ts'

/** A machine on which one process runs after the other. */
export interface SimulatedMachine {
  readonly disk: SimulatedDisk
  /** What the store of the process that runs now is given; another one for each process. */
  readonly machine: Machine
  readonly process: Process
  /** Ends the process that runs now if it has not ended, and starts the next one. */
  restart(power: boolean): void
}

export interface MachineOptions extends Surroundings {
  readonly segmentLength: number
  /** Puts something between the store and the disk, for each process anew. */
  readonly between?: ((machine: Machine) => Machine) | undefined
}

export function createSimulatedMachine({
  random,
  hazards,
  segmentLength,
  between = (machine) => machine,
}: MachineOptions): SimulatedMachine {
  const disk = createSimulatedDisk({ random, hazards })
  const begin = (): { readonly process: Process; readonly machine: Machine } => {
    const process = disk.start()
    const machine = between({
      disk: process.disk,
      segmentLength,
      openIndex: (path, { create }) => openSimulatedIndex(disk.root, { process, path, create }),
    })
    return { process, machine }
  }
  let now = begin()
  return {
    disk,
    get machine() {
      return now.machine
    },
    get process() {
      return now.process
    },
    restart(power) {
      now.process.end(power)
      ageClaims(disk)
      now = begin()
    },
  }
}

// Beyond what any system numbers its processes with.
const noProcess = 0x7fff_fffe

/**
 * The store asks the real machine which processes run. A simulated process that has ended is this one, which goes on; so
 * the claims that it left are given the number of a process that does not run, and another run of the machine. That the
 * next writer finds them, judges them and removes them is his doing.
 */
function ageClaims(disk: SimulatedDisk): void {
  for (const [path, { pages }] of disk.files()) {
    if (!path.includes('/lock/')) continue
    const text = decodeUtf8(pages.cache.slice(0, pages.length)) ?? ''
    const aged = text.replace(/^pid \d+\n/, `pid ${noProcess}\n`).replace(/^boot .+$/m, 'boot 0')
    if (aged !== text) replaceStored(pages, encodeUtf8(aged))
  }
}
