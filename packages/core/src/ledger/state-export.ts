import { toHex } from '../bytes/index.ts'
import type { Checkpoint } from '../custody/index.ts'
import { randomBytes } from '../crypto/index.ts'
import { parseLeaf } from '../wire/index.ts'
import type { ChainHead } from '../wire/index.ts'
import type { Draft, ExportRequest } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { chainsToExport } from './export-scope.ts'
import type { ExportedChain } from './export-scope.ts'
import { nextPlace } from './place.ts'
import { signAsServiceAt } from './sign.ts'
import { withinChain } from './submit.ts'

/** As many chain heads as fit into one event of 32,768 bytes. */
const headsPerEvent = 400

/** What was put on record of an export, and what it exports. */
export interface StatedExport {
  /** Covers the statement. */
  readonly checkpoint: Checkpoint
  readonly chains: readonly ExportedChain[]
}

/**
 * Puts on record what a bundle will hold: every chain with its length and last event as of the anchor. If people write
 * meanwhile and thereby draw in a chain that was not stated, the statement is made again.
 */
export async function stateExport(request: ExportRequest, core: LedgerCore): Promise<StatedExport> {
  for (;;) {
    await core.clockWatch.check(core)
    const anchor = await core.checkpointer.sign()
    const stated = await chainsToExport(request, anchor.size, core)
    await withinChain(request.case, core, () => recordStatement(request, stated, anchor, core))
    const checkpoint = await core.checkpointer.sign()
    const chains = await chainsToExport(request, checkpoint.size, core)
    if (chains.every((chain) => isCovered(chain, stated, anchor.size)))
      return { checkpoint, chains }
  }
}

function isCovered(
  { chain, indexes }: ExportedChain,
  stated: readonly ExportedChain[],
  size: number,
): boolean {
  return indexes[0]! >= size || stated.some((other) => other.chain === chain)
}

async function recordStatement(
  request: ExportRequest,
  chains: readonly ExportedChain[],
  anchor: Checkpoint,
  core: LedgerCore,
): Promise<void> {
  const heads = await Promise.all(chains.map((chain) => headOf(chain, core)))
  const count = Math.ceil(heads.length / headsPerEvent)
  const act = count > 1 ? { act: { id: toHex(randomBytes(16)), count } } : {}
  for (let i = 0; i < count; i++) {
    const part = heads.slice(i * headsPerEvent, (i + 1) * headsPerEvent)
    const draft = statement(request, part, act)
    const pending = await signAsServiceAt(draft, nextPlace(draft, request.case, core), core, anchor)
    await core.writer.append([pending])
  }
}

function statement(request: ExportRequest, heads: readonly ChainHead[], act: object): Draft {
  const { recipient } = request
  return {
    type: 'bundle.exported',
    role: 'service',
    chain: request.case,
    fields: { profile: request.items === undefined ? 'case' : 'items', heads, ...act },
    sealed: recipient === undefined ? {} : { recipient },
  }
}

async function headOf({ chain, indexes }: ExportedChain, core: LedgerCore): Promise<ChainHead> {
  const last = await core.store.entry(indexes.at(-1)!)
  const { eventId } = parseLeaf(last.leaf)
  return { chain, count: indexes.length, head: eventId }
}
