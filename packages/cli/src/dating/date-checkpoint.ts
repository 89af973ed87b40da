import type { Ledger } from '@custodia/core'
import { logSignedNote, timeStampLine } from '@custodia/core/custody'
import type { Checkpoint } from '@custodia/core/custody'
import { isCustodyError } from '@custodia/core/errors'
import { formatSignatureLines, parseTlogPolicy } from '@custodia/core/wire'
import type { TrustFile } from '@custodia/core/wire'
import { fetchTimeStamp } from '../time-stamp/fetch-time-stamp.ts'
import { cosignBy } from '../witness/submit-checkpoint.ts'

/** What came of asking one of those who may date a checkpoint. */
export interface Asked {
  /** Name of the witness in the policy, or of the authority in the trust file. */
  readonly name: string
  readonly kind: 'witness' | 'authority'
  readonly outcome: 'dated' | 'failed' | 'no-address'
  /** Why it failed. From outside: show it escaped. */
  readonly reason?: string
}

export interface DatingRequest {
  /** Whom to ask: the witnesses of its policy that have an address, and its authorities. */
  readonly trust: TrustFile
  /** Where each authority is reached, by its name in the trust file. */
  readonly stampUrls: ReadonlyMap<string, string>
  readonly signal: AbortSignal
}

/**
 * Has a checkpoint cosigned and stamped, and keeps each line as soon as it came and holds. Who does not answer is told of,
 * and stops nobody else.
 */
export async function dateCheckpoint(
  checkpoint: Checkpoint,
  ledger: Ledger,
  { trust, stampUrls, signal }: DatingRequest,
): Promise<readonly Asked[]> {
  const asked: Promise<Asked>[] = []
  const keep = (lines: Uint8Array): Promise<unknown> => ledger.addLines(checkpoint.size, lines)
  const { witnesses } = policyOf(trust)
  for (const witness of witnesses) {
    const { name, url } = witness
    asked.push(
      ask({ name, kind: 'witness' }, url, async () => {
        const { line } = await cosignBy(witness, checkpoint.note, ledger, { fetch, signal })
        await keep(line)
      }),
    )
  }
  for (const authority of trust.timeStamps?.authorities ?? []) {
    const { name } = authority
    const url = stampUrls.get(name)
    asked.push(
      ask({ name, kind: 'authority' }, url, async () => {
        const imprinted = logSignedNote(checkpoint.note)
        const { token } = await fetchTimeStamp({ url: url!, imprinted, authority, fetch, signal })
        await keep(formatSignatureLines([timeStampLine({ name, token })]))
      }),
    )
  }
  return Promise.all(asked)
}

function policyOf({ witnessPolicy }: TrustFile): ReturnType<typeof parseTlogPolicy> {
  if (witnessPolicy !== undefined) return parseTlogPolicy(witnessPolicy)
  return { logs: [], witnesses: [], groups: [], quorum: 'none' }
}

async function ask(
  who: Pick<Asked, 'name' | 'kind'>,
  url: string | undefined,
  work: () => Promise<void>,
): Promise<Asked> {
  if (url === undefined) return { ...who, outcome: 'no-address' }
  try {
    await work()
    return { ...who, outcome: 'dated' }
  } catch (error) {
    if (!isCustodyError(error)) throw error
    return { ...who, outcome: 'failed', reason: error.message }
  }
}
