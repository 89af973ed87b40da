import { ReadableStream } from 'node:stream/web'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { inputStream, pathWords } from '../io/files.ts'
import type { Surroundings } from '../io/surroundings.ts'
import { ageForm, endsHeader, longestHeader } from './age-header.ts'

export interface EncryptedFile {
  readonly path: string
  /** Identities that may open it. */
  readonly identities: readonly string[]
  readonly surroundings: Pick<Surroundings, 'stdin'>
}

/**
 * The bytes of a bundle, decrypted if the file is in the age format; what is not encrypted comes as it is. Whatever was
 * changed in an encrypted file ends the stream with an error before the changed piece. Errors: ERR_ENCRYPTED, ERR_FILE_READ.
 */
export async function* bundleStream(file: EncryptedFile): AsyncGenerator<Uint8Array> {
  const chunks = inputStream(file.path, file.surroundings)[Symbol.asyncIterator]()
  try {
    const start = await readStart(chunks)
    const form = ageForm(start)
    if (form === undefined) yield* rejoin(start, chunks)
    else if (form === 'armour') throw armoured(file)
    else yield* decrypt(start, chunks, file)
  } finally {
    await chunks.return?.(undefined)
  }
}

/** What shows whether it is encrypted, and then the header whole: a header without an end must not fill memory. */
async function readStart(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let start = Buffer.alloc(0)
  for (;;) {
    const isDecided = start.length >= 64 && ageForm(start) !== 'binary'
    if (isDecided || endsHeader(start) || start.length > longestHeader) return start
    const next = await chunks.next()
    if (next.done === true) return start
    start = Buffer.concat([start, next.value])
  }
}

async function* rejoin(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (start.length > 0) yield start
  for (;;) {
    const next = await rest.next()
    if (next.done === true) return
    yield next.value
  }
}

async function* decrypt(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  file: EncryptedFile,
): AsyncGenerator<Uint8Array> {
  if (file.identities.length === 0) {
    throw encrypted(
      file,
      'identity-missing',
      'it is encrypted, and no identity was given to open it',
    )
  }
  if (!endsHeader(start)) throw encrypted(file, 'damaged', 'its header has no end')
  const { Decrypter } = await import('age-encryption')
  const decrypter = new Decrypter()
  for (const identity of file.identities) decrypter.addIdentity(identity)
  const source = ReadableStream.from<Uint8Array>(rejoin(start, rest))
  try {
    yield* await decrypter.decrypt(source)
  } catch (cause) {
    if (isCustodyError(cause)) throw cause
    throw whyNot(file, cause)
  }
}

/** The library says in words alone which of the two it was. */
function whyNot(file: EncryptedFile, cause: unknown): CustodyError<'ERR_ENCRYPTED'> {
  const isForOthers = cause instanceof Error && cause.message.startsWith('no identity matched')
  return isForOthers
    ? encrypted(file, 'identity-other', 'none of the identities given opens it', cause)
    : encrypted(file, 'damaged', 'its bytes are not those that were encrypted', cause)
}

function armoured(file: EncryptedFile): CustodyError<'ERR_ENCRYPTED'> {
  return encrypted(
    file,
    'armoured',
    'it is encrypted in the text form of age; make it binary first, or open it with age --decrypt',
  )
}

function encrypted(
  { path }: EncryptedFile,
  reason: 'identity-missing' | 'identity-other' | 'damaged' | 'armoured',
  words: string,
  cause?: unknown,
): CustodyError<'ERR_ENCRYPTED'> {
  const message = `cannot read ${pathWords(path, 'stdin')}: ${words}`
  return new CustodyError('ERR_ENCRYPTED', message, { path, reason }, { cause })
}
