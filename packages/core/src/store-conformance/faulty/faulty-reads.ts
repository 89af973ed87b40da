import { CustodyError } from '../../errors.ts'
import type { CallGate, Store, StoredEntry } from '../../store/index.ts'
import type { ReadCall } from '../fault.ts'
import { createIdleTrigger, createTrigger } from './trigger.ts'
import type { FaultChoice, Trigger } from './trigger.ts'

/** What a call that reads answers; for one that gives many, one of them. */
export type ReadAnswer<C extends ReadCall> = C extends 'entries' | 'checkpoints'
  ? Store[C] extends (from: number, to: number) => AsyncIterable<infer T>
    ? T
    : never
  : Awaited<ReturnType<Store[Exclude<C, 'entries' | 'checkpoints'>]>>

export interface FaultyReads extends Pick<Store, ReadCall> {
  failRead(choice?: FaultChoice<ReadCall>): void
  changeRead<C extends ReadCall>(call: C, change: (answer: ReadAnswer<C>) => ReadAnswer<C>): void
}

export function createFaultyReads(beneath: Store, gate: CallGate): FaultyReads {
  const changes = new Map<ReadCall, (answer: never) => unknown>()
  let trigger: Trigger<ReadCall> = createIdleTrigger()

  const pass = <C extends ReadCall>(call: C, answer: ReadAnswer<C>): ReadAnswer<C> => {
    if (trigger.meets(call)) throw unreadable(call)
    const change = changes.get(call) as ((answer: ReadAnswer<C>) => ReadAnswer<C>) | undefined
    return change === undefined ? answer : change(answer)
  }
  const read = <C extends ReadCall>(
    call: C,
    ask: () => Promise<ReadAnswer<C>>,
  ): Promise<ReadAnswer<C>> => gate.run(call, async () => pass(call, await ask()))
  async function* readEntries(from: number, to: number): AsyncGenerator<StoredEntry> {
    for await (const entry of beneath.entries(from, to)) yield pass('entries', entry)
  }
  async function* readCheckpoints(from: number, to: number): AsyncGenerator<Uint8Array> {
    for await (const note of beneath.checkpoints(from, to)) yield pass('checkpoints', note)
  }

  return {
    failRead(choice = {}) {
      trigger = createTrigger(choice)
    },
    changeRead(call, change) {
      changes.set(call, change)
    },
    size: () => read('size', () => beneath.size()),
    entries: (from, to) => gate.iterate('entries', () => readEntries(from, to)),
    entry: (index) => read('entry', () => beneath.entry(index)),
    indexOf: (id) => read('indexOf', () => beneath.indexOf(id)),
    chainHead: (chain) => read('chainHead', () => beneath.chainHead(chain)),
    chainIndexes: (chain, from) => read('chainIndexes', () => beneath.chainIndexes(chain, from)),
    disclosure: (digest) => read('disclosure', () => beneath.disclosure(digest)),
    hasDigest: (digest) => read('hasDigest', () => beneath.hasDigest(digest)),
    treeHashes: (indexes) => read('treeHashes', () => beneath.treeHashes(indexes)),
    checkpoint: () => read('checkpoint', () => beneath.checkpoint()),
    checkpointAt: (size) => read('checkpointAt', () => beneath.checkpointAt(size)),
    checkpoints: (from, to) => gate.iterate('checkpoints', () => readCheckpoints(from, to)),
  }
}

function unreadable(call: ReadCall): CustodyError<'ERR_STORE_READ'> {
  const cause = new Error('a fault was asked for: unreadable')
  const message = `${call}: the machine refused to read`
  return new CustodyError('ERR_STORE_READ', message, { path: 'faulty store' }, { cause })
}
