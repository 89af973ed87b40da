import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '@custodia/core'
import type { Store } from '@custodia/core'
import { CustodyError } from '@custodia/core/errors'
import { foundLedger } from '../../../../test/support/ledger.ts'
import { findEvent, findEventIfAny } from './find.ts'
import type { EventSource } from './find.ts'

async function home(changes: Partial<Store> = {}): Promise<EventSource> {
  const store = createMemoryStore()
  const { ledger } = await foundLedger({ store })
  return { ledger, store: { ...store, ...changes } }
}

describe('an event', () => {
  it('is found by its place, and by digits of its id', async () => {
    const place = await home()
    const { id } = place.ledger
    for (const text of ['@0', id, id.slice(0, 8)]) {
      expect((await findEvent(text, place)).id).toBe(id)
      expect((await findEventIfAny(text, place))?.id).toBe(id)
    }
  })

  it('that nobody recorded is an error, or undefined where there may be none', async () => {
    const place = await home()
    for (const text of ['@99', 'f'.repeat(64)]) {
      await expect(findEvent(text, place)).rejects.toMatchObject({ code: 'ERR_NAME_UNKNOWN' })
      expect(await findEventIfAny(text, place)).toBe(undefined)
    }
  })

  it('is not taken for unknown when the store is damaged', async () => {
    const where = 'entry 0'
    const damaged = await home({
      entry: async () => {
        throw new CustodyError('ERR_STORE_CORRUPT', 'not what was written', { where })
      },
    })
    await expect(findEventIfAny('@0', damaged)).rejects.toMatchObject({ code: 'ERR_STORE_CORRUPT' })
  })
})
