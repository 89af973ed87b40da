/** What tests of witnesses need: a log with two histories, its signed checkpoints, requests, and a memory that forgets at will. */
import { createSoftwareSigner } from '../../packages/core/src/crypto/index.ts'
import type { Signer } from '../../packages/core/src/crypto/index.ts'
import {
  cosignerKey,
  knownLogs,
  noteKey,
  signCheckpoint,
} from '../../packages/core/src/custody/index.ts'
import type { WitnessMemory } from '../../packages/core/src/custody/index.ts'
import { equalBytes } from '../../packages/core/src/bytes/index.ts'
import { formatAddCheckpoint, parseVkey } from '../../packages/core/src/wire/index.ts'
import { consistencyOf, leafHash, rootOf } from './reference-tree.ts'

export const origin = 'ledger.example/evidence'
export const witnessName = 'witness.example/one'

export function seededSigner(seed: number): Signer {
  return createSoftwareSigner(new Uint8Array(32).fill(seed))
}

export const logSigner: Signer = seededSigner(1)
export const witnessSigner: Signer = seededSigner(3)
export const logVkey: string = noteKey(origin, logSigner.publicKey).vkey
export const witnessVkey: string = cosignerKey(witnessName, witnessSigner.publicKey).vkey
export const logs = knownLogs([{ vkey: parseVkey(logVkey) }])

/** The text of a policy that lists the log. */
export const policyText = `log ${logVkey}\nquorum none\n`

/** Histories of one log: 'a' is the right one; 'b' is the same up to leaf 5, and then another one. */
export type Branch = 'a' | 'b'

function leaves(branch: Branch, size: number): Uint8Array[] {
  return Array.from({ length: size }, (_, i) =>
    leafHash(new Uint8Array([i, branch === 'b' && i >= 5 ? 1 : 0])),
  )
}

export function rootAt(size: number, branch: Branch = 'a'): Uint8Array {
  return rootOf(leaves(branch, size))
}

export function proofBetween(from: number, to: number, branch: Branch = 'a'): Uint8Array[] {
  return from === 0 || from > to ? [] : consistencyOf(from, leaves(branch, to))
}

/** A checkpoint of the log, signed by its key or by another. */
export function checkpointAt(
  size: number,
  branch: Branch = 'a',
  signer: Signer = logSigner,
): Promise<Uint8Array> {
  return signCheckpoint({ origin, size, rootHash: rootAt(size, branch) }, signer)
}

/** The body of a right request. */
export async function requestFor(
  from: number,
  to: number,
  branch: Branch = 'a',
): Promise<Uint8Array> {
  const proof = proofBetween(from, to, branch)
  return formatAddCheckpoint({ oldSize: from, proof, checkpoint: await checkpointAt(to, branch) })
}

/** A memory in memory. Every call waits a turn, so that requests that come together mix. */
export function createMemory(): WitnessMemory & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>()
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  return {
    kept,
    async read(hash) {
      await turn()
      return kept.get(hash)
    },
    async replace(hash, { expected, next }) {
      await turn()
      const found = kept.get(hash)
      const isSame =
        found === undefined || expected === undefined
          ? found === expected
          : equalBytes(found, expected)
      if (isSame) kept.set(hash, next)
      return isSame
    },
  }
}
