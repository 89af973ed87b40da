import { cosignerKey } from '../checkpoint/index.ts'
import { formatTreeSize, treeSizeType } from '../../wire/index.ts'
import { cosign, openCosigned } from './cosign.ts'
import type { CosignedCheckpoint, Cosigner } from './cosign.ts'
import { judgeRequest, openRequest } from './judge.ts'
import type { OpenedRequest, Refusal } from './judge.ts'
import { originHash } from './known-logs.ts'
import type { KnownLogs } from './known-logs.ts'

/** What a witness remembers: of each log the note that it cosigned last, by `originHash`. */
export interface WitnessMemory {
  read(origin: string): Promise<Uint8Array | undefined>
  /**
   * Keeps a note if what is kept is still `expected`, byte for byte, and says whether it did. Durable when it resolves.
   * It never keeps a smaller tree than it has, nor another one of the same size.
   */
  replace(
    origin: string,
    change: { readonly expected: Uint8Array | undefined; readonly next: Uint8Array },
  ): Promise<boolean>
}

export interface WitnessOptions extends Cosigner {
  readonly logs: KnownLogs
  readonly memory: WitnessMemory
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number
}

/** An answer as HTTP has it. */
export interface WitnessAnswer {
  /** 503: the clock of the witness cannot be right. All others are those of the specification. */
  readonly status: 200 | Refusal['status'] | 503
  readonly type: string
  readonly body: string | Uint8Array
  /** With 200: what was cosigned. */
  readonly cosigned?: CosignedCheckpoint
}

export interface Witness {
  /** The key by which others check the cosignatures, type 04. */
  readonly vkey: string
  /** Answers a request. What it cosigned is kept when this resolves. Errors: ERR_SIGNER, those of the memory. */
  addCheckpoint(body: Uint8Array): Promise<WitnessAnswer>
  /** The note that was cosigned last for the log with this `originHash`, if there is one. */
  latest(hash: string): Promise<Uint8Array | undefined>
}

/** A witness: it cosigns a checkpoint only if that continues the one which it cosigned before. */
export function createWitness(options: WitnessOptions): Witness {
  const { name, signer, logs, memory } = options
  const { vkey } = cosignerKey(name, signer.publicKey)
  return {
    vkey,
    latest: (hash) => memory.read(hash),
    async addCheckpoint(body) {
      const request = openRequest(body, logs)
      if ('status' in request) return refuse(request)
      // Whenever somebody else was faster, what he left is judged anew.
      for (;;) {
        const answer = await answerOnce(request, options, vkey)
        if (answer !== undefined) return answer
      }
    },
  }
}

/** Undefined if what is kept changed meanwhile: then the cosignature is thrown away, and nobody has seen it. */
async function answerOnce(
  request: OpenedRequest,
  { name, signer, memory, clock }: WitnessOptions,
  vkey: string,
): Promise<WitnessAnswer | undefined> {
  const hash = originHash(request.origin)
  const expected = await memory.read(hash)
  const last = expected === undefined ? undefined : openCosigned(expected, vkey)
  const refusal = judgeRequest(request, last)
  if (refusal !== undefined) return refuse(refusal)
  const time = Math.floor(clock() / 1000)
  if (!isUsable(time, last)) return clockAnswer
  const cosigned = await cosign(request.signed, { name, signer }, time)
  const isKept = await memory.replace(hash, { expected, next: cosigned.note })
  return isKept ? { status: 200, type: plain, body: cosigned.line, cosigned } : undefined
}

/** A larger tree that was seen earlier than a smaller one would make the times of this witness worth nothing. */
function isUsable(time: number, last: CosignedCheckpoint | undefined): boolean {
  return Number.isSafeInteger(time) && time >= Math.max(1, last?.time ?? 0)
}

const plain = 'text/plain; charset=utf-8'

const clockAnswer: WitnessAnswer = {
  status: 503,
  type: plain,
  body: 'the clock of this witness stands before its last cosignature\n',
}

function refuse({ status, reason, size }: Refusal): WitnessAnswer {
  if (size !== undefined) return { status, type: treeSizeType, body: formatTreeSize(size) }
  return { status, type: plain, body: `${reason}\n` }
}
