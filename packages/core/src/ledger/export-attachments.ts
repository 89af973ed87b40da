import { toHex } from '../bytes/index.ts'
import { createSha256 } from '../crypto/index.ts'
import { openDisclosure, openEvent } from '../custody/index.ts'
import { CustodyError } from '../errors.ts'
import {
  encodeBundleAttachment,
  encodeBundlePiece,
  limits,
  readSealedValue,
} from '../wire/index.ts'
import type { Attachment } from '../wire/index.ts'
import type { ExportedAttachment, ExportRequest } from './contract.ts'
import type { LedgerCore } from './core.ts'
import { eventBytes } from './erased.ts'
import type { ExportedChain } from './export-scope.ts'
import { readDisclosures } from './read.ts'
import { withheldOf } from './withholding.ts'
import type { Opening } from './withholding.ts'

/**
 * The attachments of an export in the order of a bundle. Errors: ERR_ATTACHMENT if no event of these chains names one, or
 * if what was erased or is withheld named it, or if one was given twice.
 */
export async function planAttachments(
  { attachments = [] }: ExportRequest,
  carried: Carried,
  core: LedgerCore,
): Promise<readonly ExportedAttachment[]> {
  if (attachments.length === 0) return []
  if (attachments.length > limits.bundleAttachments) {
    throw new RangeError(`a bundle carries at most ${limits.bundleAttachments} attachments`)
  }
  const named = await namedAttachments(carried, core)
  const planned = attachments.map((attachment) => {
    const { sha256, size } = attachment
    const sizes = named.get(sha256)
    if (sizes === undefined) {
      throw fault(sha256, 'unknown', 'no value that the bundle opens names it')
    }
    if (!sizes.has(size)) {
      throw fault(sha256, 'different', `it has ${size} bytes, on record ${[...sizes].join(' or ')}`)
    }
    return attachment
  })
  const sorted = planned.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  const twice = sorted.find(({ sha256 }, i) => sha256 === sorted[i + 1]?.sha256)
  if (twice !== undefined) throw fault(twice.sha256, 'twice', 'it was given twice')
  return sorted
}

/** The chains of a bundle, and what it opens. */
interface Carried {
  readonly chains: readonly ExportedChain[]
  readonly profile: Opening
}

/** Sizes by SHA-256 in hex, of what the events of these chains name and what is opened. Two events may disagree. */
async function namedAttachments(
  { chains, profile }: Carried,
  core: LedgerCore,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const named = new Map<string, Set<number>>()
  for (const index of chains.flatMap(({ indexes }) => indexes)) {
    const bytes = eventBytes(await core.store.entry(index), core)
    if (bytes === undefined) continue
    const event = openEvent(bytes)
    const { payload } = event
    const isOpened = !withheldOf(event, profile, core).has('attachments')
    if (!isOpened || !payload.sealed.has('attachments')) continue
    const disclosures = await readDisclosures(event, core)
    const found = disclosures.find(({ label }) => label === 'attachments')
    if (found === undefined) continue
    const { value } = openDisclosure(found.disclosure)
    const list = readSealedValue(payload.type, 'attachments', value) as readonly Attachment[]
    for (const { digest: of, size } of list) {
      const sha256 = toHex(of)
      named.set(sha256, (named.get(sha256) ?? new Set()).add(size))
    }
  }
  return named
}

/** The items of one attachment. Errors: ERR_ATTACHMENT if the bytes are not those on record. */
export async function* attachmentItems({
  sha256,
  size,
  open,
}: ExportedAttachment): AsyncGenerator<Uint8Array> {
  yield encodeBundleAttachment({ sha256, size })
  const digest = createSha256()
  let length = 0
  for await (const piece of inPieces(open())) {
    digest.update(piece)
    length += piece.length
    if (length > size) break
    yield encodeBundlePiece(piece)
  }
  if (length !== size || toHex(digest.digest()) !== sha256) {
    throw fault(sha256, 'different', 'the bytes that were given are not those on record')
  }
}

/** The same bytes, in pieces as long as a bundle wants them. */
async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(limits.bundlePieceLength)
  let held = 0
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + piece.length - held)
      piece.set(part, held)
      held += part.length
      at += part.length
      if (held < piece.length) continue
      yield piece
      held = 0
    }
  }
  if (held > 0) yield piece.subarray(0, held)
}

function fault(
  sha256: string,
  reason: 'unknown' | 'twice' | 'different',
  words: string,
): CustodyError<'ERR_ATTACHMENT'> {
  return new CustodyError('ERR_ATTACHMENT', `attachment ${sha256}: ${words}`, { sha256, reason })
}
