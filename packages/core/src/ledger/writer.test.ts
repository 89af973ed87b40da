import { describe, expect, test } from 'vitest'
import { ledgerKeys, setClock, signerOf } from '../../../../test/support/ledger.ts'
import { createCustodyRecord, nextKeyDigest, openEvent, publicSecret } from '../custody/index.ts'
import type { CustodyRecord } from '../custody/index.ts'
import { openLog } from '../log/index.ts'
import { createMemoryStore } from '../store/index.ts'
import type { Store } from '../store/index.ts'
import { newPartyId, signGenesis } from './founding.ts'
import { createWriter } from './writer.ts'
import type { EventGroup, Writer } from './writer.ts'

async function genesis(): Promise<EventGroup> {
  const clock = setClock()
  const { event, disclosures } = await signGenesis(
    {
      origin: 'lab.example/evidence',
      keys: ledgerKeys,
      nextLogKey: signerOf(203).publicKey,
      founder: {
        signer: signerOf(1),
        party: newPartyId(),
        nextKey: nextKeyDigest(signerOf(101).publicKey),
        roles: ['registrar'],
        name: 'A. Example',
      },
    },
    clock(),
  )
  const secrets = { secret: publicSecret, nextSecret: publicSecret }
  return [{ event: openEvent(event), disclosures, ...secrets }]
}

interface Broken {
  readonly state?: Partial<CustodyRecord>
  readonly store?: Partial<Store>
  readonly onRecorded?: () => void
}

async function writerOver({ state, store, onRecorded }: Broken): Promise<Writer> {
  return createWriter({
    log: await openLog({ ...createMemoryStore(), ...store }),
    state: { ...createCustodyRecord(), ...state },
    clock: setClock(),
    onRecorded: onRecorded ?? ((): void => {}),
    erase: async () => undefined,
  })
}

const fail = (): never => {
  throw new Error('broken')
}

describe('whatever breaks on the way, every caller is answered and nothing more is taken', () => {
  const ways: readonly (readonly [name: string, broken: Broken])[] = [
    ['the law', { state: { judge: fail } }],
    ['the record', { state: { enter: fail } }],
    ['the store', { store: { append: async () => fail() } }],
  ]

  test.each(ways)('%s', async (_, broken) => {
    const writer = await writerOver(broken)
    const group = await genesis()
    const waiting = await Promise.allSettled([writer.append(group), writer.append(group)])
    expect(waiting.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await writer.idle()
    await expect(writer.append(group)).rejects.toThrow(
      expect.objectContaining({ code: 'ERR_STORE_UNCERTAIN' }),
    )
  })

  test('without a fault the same group is recorded', async () => {
    const writer = await writerOver({})
    expect(await writer.append(await genesis())).toMatchObject([{ index: 0, seq: 0 }])
  })
})
