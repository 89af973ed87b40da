import { isCustodyError } from '../../errors.ts'
import { readSealedValue } from '../../wire/index.ts'
import type { EventPayload, SealedKind, SealedTypes } from '../../wire/index.ts'
import { isForLaw } from '../law/opened.ts'
import type { LabelForLaw, OpenedForLaw } from '../law/opened.ts'
import { openDisclosure } from './sealing.ts'

/** The digests of the sealed values that the law reads of an event, by label; most events have none. */
export function digestsForLaw({
  sealed,
}: EventPayload): readonly (readonly [LabelForLaw, string])[] {
  const found: (readonly [LabelForLaw, string])[] = []
  for (const [label, digest] of sealed) {
    if (isForLaw(label)) found.push([label, digest])
  }
  return found
}

/**
 * What the law is told of the values of an event, in clear or opened; undefined if there is none. A disclosure that does not open
 * the digest under its label counts as none.
 */
export function openForLaw(
  payload: EventPayload,
  disclosureOf: (digest: string) => Uint8Array | undefined,
): OpenedForLaw | undefined {
  return gather(payload, (label, digest) => {
    const disclosure = disclosureOf(digest)
    return disclosure === undefined ? undefined : openValue(payload, { label, digest, disclosure })
  })
}

/** The same of values that were opened and checked already, by label. */
export function chooseForLaw(
  payload: EventPayload,
  values: ReadonlyMap<string, SealedTypes[SealedKind]>,
): OpenedForLaw | undefined {
  return gather(payload, (label) => values.get(label))
}

function gather(
  payload: EventPayload,
  valueOf: (label: LabelForLaw, digest: string) => SealedTypes[SealedKind] | undefined,
): OpenedForLaw | undefined {
  const opened = digestsForLaw(payload)
    .map(([label, digest]) => [label, valueOf(label, digest)] as const)
    .filter(([, value]) => value !== undefined)
    // A view would keep alive the whole piece of a file in which it was read.
    .map(([label, value]) => [label, value instanceof Uint8Array ? value.slice() : value] as const)
  const clear = [...(payload.clear ?? [])].filter(([label]) => isForLaw(label))
  const all = [...clear, ...opened]
  return all.length === 0 ? undefined : Object.fromEntries(all)
}

interface Sealed {
  readonly label: LabelForLaw
  readonly digest: string
  readonly disclosure: Uint8Array
}

function openValue(
  { type }: EventPayload,
  { label, digest, disclosure }: Sealed,
): SealedTypes[SealedKind] | undefined {
  try {
    const opened = openDisclosure(disclosure)
    if (opened.digest !== digest || opened.label !== label) return undefined
    return readSealedValue(type, label, opened.value)
  } catch (error) {
    if (isCustodyError(error)) return undefined
    throw error
  }
}
