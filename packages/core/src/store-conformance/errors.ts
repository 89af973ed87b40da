import { holds, rejectsWith, rejectsWithKind, same } from './assert.ts'
import { storeCase } from './case.ts'
import type { ConformanceCase, StoreFactory } from './case.ts'
import { expectHistory } from './expect-history.ts'
import { emptyHistory, grow, noteOfSize } from './history.ts'
import { machineErrorCases } from './machine-errors.ts'

/** Each code of the contract is provoked: ERR_STORE_CONFLICT and ERR_STORE_CLOSED here, those of the machine where it can fail. */
export function errorCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [...refusalCases(factory), ...machineErrorCases(factory)]
}

function refusalCases(factory: StoreFactory): readonly ConformanceCase[] {
  return [
    storeCase(factory, 'errors: a refused call does not harm the next one', async ({ store }) => {
      const first = grow(emptyHistory, 1)
      const second = grow(first.history, 1)
      const calls = [
        rejectsWith('ERR_STORE_CONFLICT', () => store.append(9, first.batch)),
        rejectsWithKind(RangeError, () => store.saveCheckpoint(noteOfSize(9))),
        store.append(0, first.batch),
        rejectsWithKind(RangeError, () => store.entry(9)),
        rejectsWith('ERR_STORE_CONFLICT', () => store.append(0, first.batch)),
        store.append(1, second.batch),
      ]
      await Promise.all(calls)
      await expectHistory(store, second.history)
    }),
    storeCase(factory, 'errors: messages name what was expected and found', async ({ store }) => {
      await store.append(0, grow(emptyHistory, 7).batch)
      const error = await rejectsWith('ERR_STORE_CONFLICT', () =>
        store.append(5, grow(emptyHistory, 0).batch),
      )
      holds(`the message names 5 and 7: ${error.message}`, /5.*7/.test(error.message))
      same('name', error.name, 'CustodyError')
    }),
    storeCase(
      factory,
      'errors: every refusal is a rejection, not thrown by the call',
      async ({ store }) => {
        await store.close()
        const calls = [
          () => store.size(),
          () => store.entry(-1),
          () => store.append(-1, grow(emptyHistory, 0).batch),
        ]
        for (const call of calls) {
          let promise: Promise<unknown>
          try {
            promise = call()
          } catch (error) {
            throw new Error('the call itself threw', { cause: error })
          }
          await rejectsWith('ERR_STORE_CLOSED', () => promise)
        }
      },
    ),
  ]
}
