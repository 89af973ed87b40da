import { CustodyError } from '@custodia/core/errors'
import type { CustodyErrorDetails } from '@custodia/core/errors'

type ReadReason = CustodyErrorDetails['ERR_FILE_READ']['reason']
type WriteReason = CustodyErrorDetails['ERR_FILE_WRITE']['reason']

const readReasons: { readonly [code: string]: readonly [ReadReason, string] } = {
  ENOENT: ['missing', 'there is no such file'],
  ENOTDIR: ['missing', 'a part of the path is not a directory'],
  EISDIR: ['directory', 'it is a directory, and a file was expected'],
  EACCES: ['permission', 'the permission to read it is missing'],
  EPERM: ['permission', 'the permission to read it is missing'],
}

const writeReasons: { readonly [code: string]: readonly [WriteReason, string] } = {
  ENOENT: ['missing', 'the directory for it does not exist'],
  ENOTDIR: ['missing', 'a part of the path is not a directory'],
  EEXIST: ['exists', 'it exists already'],
  EISDIR: ['exists', 'it is a directory'],
  EACCES: ['permission', 'the permission to write there is missing'],
  EPERM: ['permission', 'the permission to write there is missing'],
  EROFS: ['permission', 'the file system is read only'],
  ENOSPC: ['full', 'the disk is full'],
  EDQUOT: ['full', 'the disk quota is used up'],
}

export function readError(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error
  const [reason, words] = readReasons[error.code] ?? (['device', error.message] as const)
  const message = `cannot read ${path}: ${words}`
  return new CustodyError('ERR_FILE_READ', message, { path, reason }, { cause: error })
}

export function writeError(path: string, error: unknown): unknown {
  if (!isSystemError(error)) return error
  const [reason, words] = writeReasons[error.code] ?? (['device', error.message] as const)
  const message = `cannot write ${path}: ${words}`
  return new CustodyError('ERR_FILE_WRITE', message, { path, reason }, { cause: error })
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
