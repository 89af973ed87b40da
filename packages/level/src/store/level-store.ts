import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { copyBatch, copyBytes, createCallGate } from '@custodia/core/store'
import type { CallGate, Store } from '@custodia/core/store'
import { planAppend, writeBatch } from './append.ts'
import { eraseFrom, planErasure } from './erase.ts'
import type { ReadParts, WriteParts } from './parts.ts'
import {
  hasDigest,
  readChainIndexes,
  readDisclosureOf,
  readEntries,
  readEntry,
  readTreeHashes,
} from './read-calls.ts'
import { readCheckpointAt, readCheckpoints } from './read-kept.ts'
import { planCheckpoint, writeCheckpoint } from './save-checkpoint.ts'

type WriteCall = 'append' | 'erase' | 'saveCheckpoint'
type ReadCalls = Omit<Store, WriteCall | 'close'>

/** A store over opened parts. `release` gives them back when it is closed. */
export function storeForWriting(parts: WriteParts, release: () => Promise<void>): Store {
  const gate = createCallGate()
  const guard = createWriteGuard(() => parts.tip.frontier.size)
  return {
    ...readCalls(parts, gate),
    append: async (expectedSize, batch) => {
      const own = copyBatch(batch)
      return gate.runAlone('append', async () => {
        guard.assertSound()
        const planned = planAppend(parts, expectedSize, own)
        if (planned !== undefined) await guard.write(() => writeBatch(parts, planned))
      })
    },
    erase: async (digests) => {
      const own = [...digests]
      return gate.runAlone('erase', async () => {
        guard.assertSound()
        const plan = planErasure(parts, own)
        await guard.write(() => eraseFrom(parts, plan))
      })
    },
    saveCheckpoint: async (given) => {
      const note = copyBytes(given)
      return gate.runAlone('saveCheckpoint', async () => {
        guard.assertSound()
        const planned = planCheckpoint(parts, note)
        if (planned !== undefined) await guard.write(() => writeCheckpoint(parts, planned))
      })
    },
    close: () => gate.close(release),
  }
}

/** The same for a reader: every write is ERR_STORE_READ_ONLY. */
export function storeForReading(parts: ReadParts, release: () => Promise<void>): Store {
  const gate = createCallGate()
  const refuse = (call: WriteCall): Promise<never> =>
    gate.run(call, () => {
      const path = parts.layout.root
      const message = `${call}: ${path} was opened for reading only`
      throw new CustodyError('ERR_STORE_READ_ONLY', message, { path })
    })
  return {
    ...readCalls(parts, gate),
    append: () => refuse('append'),
    erase: () => refuse('erase'),
    saveCheckpoint: () => refuse('saveCheckpoint'),
    close: () => gate.close(release),
  }
}

function readCalls(parts: ReadParts, gate: CallGate): ReadCalls {
  const { lookup, tip } = parts
  return {
    size: () => gate.run('size', () => tip.frontier.size),
    entries: (from, to) => gate.iterate('entries', () => readEntries(parts, from, to)),
    entry: (index) => gate.run('entry', () => readEntry(parts, index)),
    indexOf: (id) => gate.run('indexOf', () => lookup.indexOf(id)),
    chainHead: (chain) => gate.run('chainHead', () => lookup.head(chain)),
    chainIndexes: (chain, fromSeq) =>
      gate.run('chainIndexes', () => readChainIndexes(parts, chain, fromSeq)),
    disclosure: (digest) => gate.run('disclosure', () => readDisclosureOf(parts, digest)),
    hasDigest: (digest) => gate.run('hasDigest', () => hasDigest(parts, digest)),
    treeHashes: (indexes) => gate.run('treeHashes', () => readTreeHashes(parts, indexes)),
    checkpoint: () =>
      gate.run('checkpoint', () =>
        tip.checkpoint === undefined ? undefined : copyBytes(tip.checkpoint),
      ),
    checkpointAt: (size) => gate.run('checkpointAt', () => readCheckpointAt(parts, size)),
    checkpoints: (from, to) =>
      gate.iterate('checkpoints', async function* () {
        yield* readCheckpoints(parts, from, to)
      }),
  }
}

/** Lets no write follow one that failed: what the disk holds then is only known once the store is opened again. */
function createWriteGuard(size: () => number): {
  assertSound(): void
  write(work: () => Promise<void>): Promise<void>
} {
  let failure: unknown
  return {
    assertSound() {
      if (failure === undefined) return
      const reason = isCustodyError(failure) ? failure.code : 'an error'
      const message = `a write failed before (${reason}); close the store and open it again`
      throw new CustodyError(
        'ERR_STORE_UNCERTAIN',
        message,
        { expectedSize: size() },
        { cause: failure },
      )
    },
    async write(work) {
      try {
        await work()
      } catch (error) {
        // Damage that was found before anything was written leaves the store as it is.
        if (!isCustodyError(error) || error.code !== 'ERR_STORE_CORRUPT') failure = error
        throw error
      }
    },
  }
}
