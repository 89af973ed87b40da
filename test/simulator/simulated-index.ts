import { corrupt, writing } from '../../packages/level/src/disk/faults.ts'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import type { OpenedIndex } from '../../packages/level/src/lookup/level-index.ts'
import type { Put, RawIndex } from '../../packages/level/src/lookup/raw-index.ts'
import type { Random } from '../mutations/random.ts'
import { directoryAt, makeDirectories, nodeAt } from './paths.ts'
import type { Process } from './simulated-disk.ts'
import type { Attached, DirectoryNode } from './tree.ts'

/**
 * What stands for LevelDB as the store uses it: all or nothing of each write, none of them synced, closing not synced
 * either. When the process is killed, every write that was made is there, and the index says that it was not closed. When
 * the power goes, the writes up to some point are there and the rest is not, or it is missing, or it cannot be used. Up to a
 * point at which it was closed it may even look as if nothing had happened since: old files come back with their old seal.
 * What was there after the power went, is on the platter. Flipped bits are not modelled here; the store's own tests flip
 * them in LevelDB's files.
 */
interface IndexState extends Attached {
  /** Every write since the index was made, keys and values as text of one byte a character. */
  writes: (readonly TextPut[])[]
  values: Map<string, string>
  /** Writes that no loss of power takes away. */
  durable: number
  /** Numbers of writes at which it was closed in order. */
  closedAt: Set<number>
  isSealed: boolean
  condition: 'good' | 'missing' | 'unusable'
  openIn: Process | undefined
}

type TextPut = readonly [key: string, value: string]

interface Opening {
  readonly process: Process
  readonly path: string
  readonly create: boolean
}

/** Opens or makes the index of a directory; errors as `openLevelIndex` gives them. */
export async function openSimulatedIndex(
  root: DirectoryNode,
  opening: Opening,
): Promise<OpenedIndex> {
  const { process, path } = opening
  try {
    return process.call('openIndex', path, { whole: () => open(root, opening) })
  } catch (error) {
    if (isCustodyError(error)) throw error
    const message = `cannot open ${path}: ${String(error)}`
    throw new CustodyError('ERR_STORE_READ', message, { path }, { cause: error })
  }
}

function open(root: DirectoryNode, { process, path, create }: Opening): OpenedIndex {
  const state = stateAt(root, path)
  const isThere = state !== undefined && state.condition !== 'missing'
  if (create) {
    if (isThere) return { unusable: 'exists (error_if_exists is true)' }
    makeDirectories(root, path)
    const made = newState(process)
    directoryAt(root, path).attached = made
    return { index: indexOver(made, { process, path }), doubt: undefined }
  }
  if (!isThere) return { unusable: 'does not exist' }
  if (state.condition === 'unusable') return { unusable: 'Corruption: no meta-nextfile entry' }
  if (state.openIn?.isAlive() === true) {
    throw new CustodyError('ERR_STORE_LOCKED', `${path} is open`, { path })
  }
  const doubt = state.isSealed ? undefined : 'it was not closed in order'
  state.openIn = process
  state.isSealed = false
  return { index: indexOver(state, { process, path }), doubt }
}

function stateAt(root: DirectoryNode, path: string): IndexState | undefined {
  const node = nodeAt(root, path)
  return node?.kind === 'directory' ? (node.attached as IndexState | undefined) : undefined
}

function newState(process: Process): IndexState {
  const state: IndexState = {
    writes: [],
    values: new Map(),
    durable: 0,
    closedAt: new Set(),
    isSealed: false,
    condition: 'good',
    openIn: process,
    losePower: (random, share) => losePower(state, random, share),
  }
  return state
}

function losePower(state: IndexState, random: Random, share: number): void {
  const { writes, durable, closedAt } = state
  const left = random.pick([
    durable,
    writes.length,
    Math.floor(durable + ((writes.length - durable) * share) / 4),
    durable + random.below(writes.length - durable + 1),
  ])
  state.openIn = undefined
  state.condition = random.pick(['good', 'good', 'good', 'good', 'missing', 'unusable'])
  state.isSealed = closedAt.has(left) && random.below(2) === 0
  if (left === writes.length) return
  state.writes = writes.slice(0, left)
  state.durable = left
  state.closedAt = new Set([...closedAt].filter((at) => at <= left))
  state.values = new Map(state.writes.flat())
}

function indexOver(
  state: IndexState,
  { process, path }: { readonly process: Process; readonly path: string },
): RawIndex {
  let isDoubted = false
  const doubt = (): void => void (isDoubted = true)
  return {
    get(key) {
      try {
        const value = process.call('readIndex', path, {
          whole: () => state.values.get(key.toString('latin1')),
        })
        return value === undefined ? undefined : Buffer.from(value, 'latin1')
      } catch (cause) {
        doubt()
        throw corrupt(
          path,
          'it cannot be read; the index is built again when it is next opened',
          cause,
        )
      }
    },
    async write(puts) {
      try {
        await writing(path, () =>
          process.call('writeIndex', path, { whole: () => take(state, puts) }),
        )
      } catch (error) {
        doubt()
        throw error
      }
    },
    doubt,
    close() {
      const release = (): void => void (state.openIn = undefined)
      const whole = (): void => {
        release()
        if (isDoubted) return
        state.isSealed = true
        state.closedAt.add(state.writes.length)
      }
      return writing(path, () => process.call('closeIndex', path, { whole, failed: release }))
    },
  }
}

function take(state: IndexState, puts: readonly Put[]): void {
  const texts = puts.map(([key, value]): TextPut => [
    key.toString('latin1'),
    value.toString('latin1'),
  ])
  state.writes.push(texts)
  for (const [key, value] of texts) state.values.set(key, value)
}
