/**
 * Where a passphrase comes from: `--passphrase-file`, else the file descriptor that CUSTODIA_PASSPHRASE_FD names, else a
 * person at the terminal. Never an argument, which every user of the machine could read, and never the environment itself.
 */
import { createReadStream } from 'node:fs'
import { isatty } from 'node:tty'
import { decodeUtf8 } from '@custodia/core/bytes'
import { CustodyError, type CustodyErrorDetails } from '@custodia/core/errors'
import { readError } from '../io/file-errors.ts'
import { passphraseFault, passphraseLimit } from './passphrase-rule.ts'
import { openTerminal, type Terminal } from './terminal.ts'

export interface PassphraseRequest {
  /** What the person is asked for, as in "Passphrase for anna.pem". */
  readonly prompt: string
  /** `--passphrase-file`; `-` is stdin. */
  readonly file?: string | undefined
  /** Ask twice, as for a new key. */
  readonly isNew?: boolean
  /** Ends the wait for a person; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Default: the environment of the process. */
  readonly env?: { readonly [name: string]: string | undefined }
}

/**
 * Returns the passphrase, without the one line end that may follow it in a file. It is taken as it is, in UTF-8, without
 * Unicode normalisation. Never waits where nobody can answer. Errors: ERR_PASSPHRASE_SOURCE, ERR_FILE_READ.
 */
export async function readPassphrase(request: PassphraseRequest): Promise<string> {
  const { file } = request
  const descriptor = (request.env ?? process.env)['CUSTODIA_PASSPHRASE_FD']
  if (file === '-') return fromDescriptor(0, 'standard input')
  if (file !== undefined) return fromStream(createReadStream(file), file)
  if (descriptor !== undefined) {
    return fromDescriptor(numberOf(descriptor), `file descriptor ${descriptor}`)
  }
  const terminal = openTerminal()
  if (terminal === undefined) throw nobody()
  try {
    return await fromPerson(terminal, request)
  } finally {
    terminal.close()
  }
}

// The longest passphrase with its line end.
const readLimit = passphraseLimit + 2

function numberOf(descriptor: string): number {
  if (/^\d{1,9}$/.test(descriptor)) return Number(descriptor)
  const message = `CUSTODIA_PASSPHRASE_FD is "${descriptor}", and not the number of a file descriptor`
  throw sourceError('descriptor', message)
}

async function fromDescriptor(fd: number, name: string): Promise<string> {
  // Reading it would wait for a person, and show what that person types.
  if (isatty(fd)) throw sourceError('descriptor', `${name} is a terminal, and not a file or a pipe`)
  return fromStream(createReadStream('', { fd, autoClose: false }), name)
}

async function fromStream(stream: AsyncIterable<Uint8Array>, name: string): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of stream) {
      parts.push(part)
      length += part.length
      if (length > readLimit) break
    }
  } catch (error) {
    throw readError(name, error)
  }
  return usable(decodeUtf8(Buffer.concat(parts))?.replace(/\r?\n$/, ''), `in ${name}`)
}

async function fromPerson(terminal: Terminal, request: PassphraseRequest): Promise<string> {
  const { prompt, isNew = false, signal } = request
  const typed = usable(await ask(terminal, `${prompt}: `, signal), 'you typed')
  if (!isNew) return typed
  if ((await ask(terminal, `${prompt}, again: `, signal)) === typed) return typed
  throw sourceError('differs', 'the two passphrases differ, nothing was written')
}

async function ask(terminal: Terminal, prompt: string, signal?: AbortSignal): Promise<string> {
  const answer = await terminal.ask(prompt, signal)
  if (answer !== undefined) return answer
  throw sourceError('interrupted', 'no passphrase was given: the question was interrupted')
}

function usable(text: string | undefined, where: string): string {
  const fault = text === undefined ? 'is not UTF-8' : passphraseFault(text)
  if (text !== undefined && fault === undefined) return text
  throw sourceError('unusable', `the passphrase ${where} ${fault}`)
}

function nobody(): CustodyError {
  const message =
    'a passphrase is needed, and there is no terminal to ask for it: give --passphrase-file FILE or CUSTODIA_PASSPHRASE_FD'
  return sourceError('none', message)
}

type Reason = CustodyErrorDetails['ERR_PASSPHRASE_SOURCE']['reason']

function sourceError(reason: Reason, message: string): CustodyError {
  return new CustodyError('ERR_PASSPHRASE_SOURCE', message, { reason })
}
