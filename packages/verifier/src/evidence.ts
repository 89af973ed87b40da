import { createContentDigest } from '@custodia/core/crypto'
import type { ContentAlgorithm } from '@custodia/core/crypto'
import { toHex } from '@custodia/core/bytes'
import { openSource } from './source.ts'
import type { ByteSource } from './source.ts'

/** Digests of a file that somebody computed already, 16 to 64 bytes each. */
export interface ComputedDigests {
  /** Bytes that were read. */
  readonly size: number
  readonly digests: { readonly [A in ContentAlgorithm]?: Uint8Array }
}

/** A file that is said to be evidence: its bytes, or what was computed of them. */
export interface EvidenceFile {
  /** As the report is to call it. */
  readonly name: string
  /** `file`, the default: the bytes as they lie there. `media`: the decoded stream inside a container. */
  readonly scope?: 'file' | 'media'
  /** Opens the bytes. They are read once, as a stream. */
  readonly open?: () => ByteSource | Promise<ByteSource>
  /** In place of `open`: gives digests by the algorithms that are asked for. */
  readonly digests?: (
    algorithms: readonly ContentAlgorithm[],
  ) => ComputedDigests | Promise<ComputedDigests>
}

/** What was computed of a file, in hex. */
export interface Hashed {
  readonly size: number
  readonly digests: { readonly [A in ContentAlgorithm]?: string }
}

export interface HashOptions {
  readonly algorithms: readonly ContentAlgorithm[]
  /** Called with the length of each chunk that was read. */
  readonly onBytes: (length: number) => Promise<void>
}

/** Computes the digests of a file, reading it once. What the source throws passes through. */
export async function hashEvidence(
  file: EvidenceFile,
  { algorithms, onBytes }: HashOptions,
): Promise<Hashed> {
  if (file.digests !== undefined) {
    const { size, digests } = await file.digests(algorithms)
    const entries = Object.entries(digests).map(([name, value]) => [name, toHex(value)])
    return { size, digests: Object.fromEntries(entries) }
  }
  if (file.open === undefined) throw new TypeError('evidence has `open` or `digests`')
  const states = algorithms.map((name) => [name, createContentDigest(name)] as const)
  let size = 0
  for await (const chunk of openSource(await file.open()).chunks) {
    for (const [, state] of states) state.update(chunk)
    size += chunk.length
    await onBytes(chunk.length)
  }
  const entries = states.map(([name, state]) => [name, toHex(state.digest())])
  return { size, digests: Object.fromEntries(entries) }
}
