import type { OpenedEvent } from '../../custody/index.ts'
import type { FaultPlace } from '../../store/index.ts'
import type { Leaf, PayloadOf } from '../../wire/index.ts'
import { createAnchorCheck } from './anchor-check.ts'
import { createChainCheck } from './chain-check.ts'
import type { AuditedEntry, RecordChecklist } from './context.ts'
import { createLawCheck } from './law-check.ts'
import { checkErasedLeaf, checkLeaf } from './leaf-check.ts'
import type { LogTree } from './log-tree.ts'
import { checkSealed } from './sealed-check.ts'
import { createSignatureCheck } from './signature-check.ts'

/** Makes the checks of the record that look at one entry after the other. */
export interface EntryJudge {
  /** Event id of the founding; undefined if it was not read, or is none. */
  readonly founding: string | undefined
  readonly genesis: PayloadOf<'ledger.opened'>['fields'] | undefined
  judge(entry: AuditedEntry, event: OpenedEvent, at: EntryPlace): void
  /** The event of an entry was erased. */
  erased(entry: AuditedEntry, at: EntryPlace): void
  /** The event of an entry cannot be read, but what the store says of it can. */
  unread(entry: AuditedEntry, id: string | undefined): void
  /** The entry at this index cannot be read at all. */
  miss(index: number): void
  finish(tree: LogTree, now: number): Promise<void>
}

export interface EntryPlace {
  readonly leaf: Leaf | undefined
  readonly place: FaultPlace
}

export function createEntryJudge(list: RecordChecklist): EntryJudge {
  const chains = createChainCheck(list)
  const signatures = createSignatureCheck(list)
  const anchors = createAnchorCheck(list)
  const law = createLawCheck(list)
  let founding: string | undefined

  function checkFounding({ payload, id }: OpenedEvent, place: FaultPlace): void {
    list.look('record.founded')
    if (payload.type === 'ledger.opened') founding = id
    else list.find('record.genesis', { place, expected: 'ledger.opened', found: payload.type })
  }

  function checkLedger({ parsed }: OpenedEvent, place: FaultPlace): void {
    const { ledger: found } = parsed.header
    if (founding === undefined || found === founding || place.index === 0) return
    list.find('record.event-foreign', { place, expected: founding, found: found ?? 'a new ledger' })
  }

  function rest(index: number): void {
    signatures.miss(index)
    law.miss(index)
  }

  return {
    get founding() {
      return founding
    },
    get genesis() {
      return law.genesis
    },
    judge(entry, event, { leaf, place }) {
      if (entry.index === 0) checkFounding(event, place)
      const read = { entry, event, ledger: founding, recordedAt: leaf?.recordedAt, place }
      checkLedger(event, place)
      signatures.event(read)
      chains.event(read)
      checkLeaf(read, list)
      checkSealed(read, list)
      anchors.event(read)
      law.event(read)
    },
    erased(entry, { leaf, place }) {
      list.look('record.erased')
      chains.erased(entry, leaf?.eventId, place)
      checkErasedLeaf({ entry, ledger: founding, leaf, place }, list)
      law.erased(entry, leaf, place)
    },
    unread(entry, id) {
      chains.unread(entry, id)
      rest(entry.index)
    },
    miss(index) {
      chains.miss()
      rest(index)
    },
    async finish(tree, now) {
      await anchors.finish(tree)
      law.finish(now)
    },
  }
}
