import { decodeUtf8 } from '@custodia/core/bytes'
import { isCustodyError } from '@custodia/core/errors'
import { operations } from './operations.ts'
import { RequestFault, openRequest } from './request.ts'

/** One answer. `ok` is the verdict; `code` says why it is false. */
export interface Answer {
  readonly id: unknown
  readonly ok: boolean
  readonly code?: string
  readonly value?: unknown
}

/** The code of a request that could not be answered as asked. */
export const requestCode = 'ERR_REQUEST'

/** Answers one line of a conformance run (docs/format/conformance.md). Never throws for what the line says. */
export function answerLine(line: Uint8Array): Answer {
  const fields = parseObject(line)
  if (fields === undefined) return { id: null, ok: false, code: requestCode }
  const id = Object.hasOwn(fields, 'id') ? fields['id'] : null
  try {
    const request = openRequest(fields)
    const operation = operations.get(request.op)
    if (operation === undefined) throw new RequestFault(`field "op": unknown operation`)
    const value = operation(request)
    return value === undefined ? { id, ok: true } : { id, ok: true, value }
  } catch (error) {
    if (error instanceof RequestFault) return { id, ok: false, code: requestCode }
    if (isCustodyError(error)) return { id, ok: false, code: error.code }
    throw error
  }
}

function parseObject(line: Uint8Array): { readonly [name: string]: unknown } | undefined {
  const text = decodeUtf8(line)
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? { ...value } : undefined
  } catch {
    return undefined
  }
}
