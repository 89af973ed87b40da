import { readFile } from 'node:fs/promises'
import { CustodyError } from '@custodia/core/errors'
import { isId } from '@custodia/core/wire'
import { readError } from '../io/file-errors.ts'
import { replaceFile } from '../io/files.ts'

/** The largest checkpoint of a ledger under which a key has signed. */
export interface SeenAnchor {
  readonly size: number
  /** 64 hex digits. */
  readonly root: string
}

/** The last anchor by ledger id. */
export type SeenAnchors = ReadonlyMap<string, SeenAnchor>

export function seenPath(keyFile: string): string {
  return `${keyFile}.seen`
}

/** Reads what a key has signed under; a missing file says that it signed nothing yet. Errors: ERR_FILE_READ, ERR_KEY_SEEN. */
export async function readSeen(keyFile: string): Promise<SeenAnchors> {
  const path = seenPath(keyFile)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw readError(path, error)
  })
  return text === undefined ? new Map() : parseSeen(text, path)
}

/** Keeps an anchor durably, before the signature that it stands under is handed out. */
export async function keepSeen(
  keyFile: string,
  anchor: SeenAnchor & { readonly ledger: string },
): Promise<void> {
  const { ledger, size, root } = anchor
  const seen = new Map([...(await readSeen(keyFile)), [ledger, { size, root }]])
  const text = `${JSON.stringify(Object.fromEntries(seen), null, 2)}\n`
  await replaceFile(seenPath(keyFile), new TextEncoder().encode(text))
}

/** Reads the text of such a file; `path` is for the error. Errors: ERR_KEY_SEEN. */
export function parseSeen(text: string, path: string): SeenAnchors {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw damaged(path)
  const seen = new Map<string, SeenAnchor>()
  for (const [ledger, anchor] of Object.entries(value) as [string, unknown][]) {
    if (!isId(ledger) || !isAnchor(anchor)) throw damaged(path)
    seen.set(ledger, { size: anchor.size, root: anchor.root })
  }
  return seen
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isAnchor(value: unknown): value is SeenAnchor {
  if (typeof value !== 'object' || value === null) return false
  const { size, root } = value as { readonly size?: unknown; readonly root?: unknown }
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 1 && isIdText(root)
}

function isIdText(value: unknown): value is string {
  return typeof value === 'string' && isId(value)
}

function damaged(path: string): CustodyError {
  const message = `${path} is not the memory of a key: which ledgers it saw last can no longer be told`
  return new CustodyError('ERR_KEY_SEEN', message, { path })
}
