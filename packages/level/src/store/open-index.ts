import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { writing } from '../disk/faults.ts'
import { createLookup } from '../lookup/lookup.ts'
import type { RawIndex } from '../lookup/raw-index.ts'
import type { Position } from '../lookup/values.ts'
import type { Layout } from './layout.ts'
import type { Machine, Notice } from './options.ts'

export interface UsableIndex {
  readonly raw: RawIndex
  /** Up to where it has applied the journal; undefined if it is new. */
  readonly position: Position | undefined
  /** Why it may lack what was there, and is good for nothing but to tell what was acknowledged; undefined if it is whole. */
  readonly doubt?: string | undefined
}

/** Opens the index of a writer; one that is missing or damaged is removed and made anew, empty. */
export async function openIndex(
  machine: Machine,
  layout: Layout,
  onNotice: (notice: Notice) => void,
): Promise<UsableIndex> {
  const found = await tryIndex(machine, layout)
  return typeof found === 'string'
    ? renewIndex(machine, layout, { reason: found, onNotice })
    : found
}

/** Removes the index and makes an empty one, to be filled from the journal. */
export async function renewIndex(
  machine: Machine,
  layout: Layout,
  { reason, onNotice }: { readonly reason: string; readonly onNotice: (notice: Notice) => void },
): Promise<UsableIndex> {
  await writing(layout.index, () => machine.disk.remove(layout.index))
  const raw = await createIndex(machine, layout)
  onNotice({
    kind: 'index-rebuilt',
    message: `${reason}; it is built again from the journal`,
  })
  return { raw, position: undefined }
}

export async function createIndex(machine: Machine, { index }: Layout): Promise<RawIndex> {
  const made = await machine.openIndex(index, { create: true })
  if ('index' in made) return made.index
  const message = `cannot make an index in ${index}: ${made.unusable}`
  throw new CustodyError('ERR_STORE_WRITE', message, { path: index })
}

/** The index, or where it is and what is wrong with it. */
async function tryIndex(machine: Machine, { index: path }: Layout): Promise<UsableIndex | string> {
  const opened = await machine.openIndex(path, { create: false })
  if ('unusable' in opened) return `${path}: ${opened.unusable}`
  try {
    const position = createLookup(opened.index, path).position()
    if (position !== undefined) return { raw: opened.index, position, doubt: opened.doubt }
  } catch (error) {
    await opened.index.close()
    if (isCustodyError(error) && error.code === 'ERR_STORE_CORRUPT') return error.message
    throw error
  }
  await opened.index.close()
  return `${path}: it does not say how far it has come`
}
