import { toHex } from '../bytes/index.ts'
import { withheldBy } from '../custody/index.ts'
import type { Checkpoint, ExportProfile } from '../custody/index.ts'
import { randomBytes } from '../crypto/index.ts'
import { parseLeaf } from '../wire/index.ts'
import type { ChainHead, EventFields, WithheldValues } from '../wire/index.ts'
import type { Draft, ExportRequest } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { chainsToExport } from './export-scope.ts'
import type { ExportedChain } from './export-scope.ts'
import { nextPlace } from './place.ts'
import { signAsServiceAt } from './sign.ts'
import { withinChain } from './submit.ts'
import { countWithheld } from './withholding.ts'
import type { StatedProfile, WithheldCount } from './withholding.ts'

/** As many chain heads as fit into one event of 32,768 bytes: alone, and beside as many statements of what is withheld. */
const headsAlone = 400
const headsBeside = 200
const withheldPerEvent = 200

/** What was put on record of an export, and what it exports. */
export interface StatedExport {
  /** Covers the statement. */
  readonly checkpoint: Checkpoint
  readonly chains: readonly ExportedChain[]
}

/**
 * Puts on record what a bundle will hold: every chain with its length and last event as of the anchor, and what it
 * withholds and why. If people write meanwhile and thereby draw in a chain that was not stated, or seal what is withheld
 * for a reason that was not, the statement is made again.
 */
export async function stateExport(
  request: ExportRequest,
  loaded: StatedProfile,
  core: LedgerCore,
): Promise<StatedExport> {
  const { profile } = loaded
  for (;;) {
    await core.clockWatch.check(core)
    const anchor = await core.checkpointer.sign()
    const stated = await chainsToExport(request, anchor.size, core)
    const withheld = await countWithheld(stated, profile, core)
    const claim = { request, loaded, heads: await headsOf(stated, core), withheld }
    const parts = statements(claim)
    await withinChain(request.case, core, () => recordParts(parts, request, anchor, core))
    const checkpoint = await core.checkpointer.sign()
    const chains = await chainsToExport(request, checkpoint.size, core)
    const since = await countWithheld(chains, profile, core, anchor.size)
    const isStated = chains.every((chain) => isCovered(chain, stated, anchor.size))
    if (isStated && since.list().every((one) => withheld.has(one))) return { checkpoint, chains }
  }
}

function isCovered(
  { chain, indexes }: ExportedChain,
  stated: readonly ExportedChain[],
  size: number,
): boolean {
  return indexes[0]! >= size || stated.some((other) => other.chain === chain)
}

async function recordParts(
  parts: readonly Draft[],
  request: ExportRequest,
  anchor: Checkpoint,
  core: LedgerCore,
): Promise<void> {
  for (const draft of parts) {
    const pending = await signAsServiceAt(draft, nextPlace(draft, request.case, core), core, anchor)
    await core.writer.append([pending])
  }
}

interface Claim {
  readonly request: ExportRequest
  readonly loaded: StatedProfile
  readonly heads: readonly ChainHead[]
  /** As of the anchor. What the statements themselves seal and withhold is added. */
  readonly withheld: WithheldCount
}

/** The events that state an export: one, or several that share an act. */
function statements({ request, loaded, heads, withheld }: Claim): readonly Draft[] {
  const { recipient, reason, items } = request
  const { profile, digest } = loaded
  const sealed = {
    ...(recipient === undefined ? {} : { recipient }),
    ...(reason === undefined ? {} : { reason }),
  }
  const common = {
    scope: items === undefined ? 'case' : 'items',
    profile: { name: profile.name, digest },
  } as const
  const own = withheldOfStatement(sealed, { ...common, heads }, profile)
  for (const one of own) withheld.add(one)
  const lists = withheld.list()
  const headsEach = lists.length === 0 ? headsAlone : headsBeside
  const count = Math.max(
    Math.ceil(heads.length / headsEach),
    Math.ceil(lists.length / withheldPerEvent),
  )
  // Each part seals the same.
  for (const one of own) withheld.add(one, count - 1)
  const act = count > 1 ? { act: { id: toHex(randomBytes(16)), count } } : {}
  return Array.from({ length: count }, (_, i) => {
    const part = evenPart(withheld.list(), i, count)
    return {
      type: 'bundle.exported',
      role: 'service',
      chain: request.case,
      fields: {
        ...common,
        ...(part.length === 0 ? {} : { withheld: part }),
        heads: evenPart(heads, i, count),
        ...act,
      },
      sealed,
    }
  })
}

/** What the profile withholds of the statement itself: for whom the bundle is, and what for. */
function withheldOfStatement(
  sealed: object,
  fields: EventFields<'bundle.exported'>,
  profile: ExportProfile,
): readonly Omit<WithheldValues, 'count'>[] {
  const type = 'bundle.exported'
  return Object.keys(sealed).flatMap((label) => {
    const payload = { type, fields } as const
    const reason = withheldBy(profile, { payload, kind: 'case', label, handling: new Set() })
    return reason === undefined ? [] : [{ type, label, reason }]
  })
}

/** The parts differ by at most one in length. */
function evenPart<T>(list: readonly T[], part: number, parts: number): readonly T[] {
  const at = (i: number): number => Math.floor((i * list.length) / parts)
  return list.slice(at(part), at(part + 1))
}

function headsOf(
  chains: readonly ExportedChain[],
  core: LedgerCore,
): Promise<readonly ChainHead[]> {
  return Promise.all(chains.map((chain) => headOf(chain, core)))
}

async function headOf({ chain, indexes }: ExportedChain, core: LedgerCore): Promise<ChainHead> {
  const last = await core.store.entry(indexes.at(-1)!)
  const { eventId } = parseLeaf(last.leaf)
  return { chain, count: indexes.length, head: eventId }
}
