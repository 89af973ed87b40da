import { CustodyError } from '@custodia/core/errors'
import { createColors, wantsColor } from './color.ts'
import type { Colors } from './color.ts'
import type { Surroundings } from './surroundings.ts'

/** A value that JSON can hold. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }

/** Data goes to stdout, talk to stderr; with `--json`, stdout is one JSON document. */
export interface Output {
  readonly json: boolean
  /** For stdout. */
  readonly colors: Colors
  /** Writes a line or lines to stdout. */
  print(text: string): Promise<void>
  /** Writes bytes to stdout. */
  write(bytes: Uint8Array): Promise<void>
  /** Writes a line or lines to stderr. */
  say(text: string): Promise<void>
  /** The result of a command: the document with `--json`, otherwise the text. */
  answer(result: { readonly document: Json; readonly text: string }): Promise<void>
}

export interface OutputFlags {
  readonly json: boolean
  readonly noColor: boolean
}

export function createOutput(surroundings: Surroundings, flags: OutputFlags): Output {
  const { stdout, stderr, env } = surroundings
  const isTTY = stdout.isTTY === true
  const print = (text: string): Promise<void> => writeTo(stdout, `${text}\n`)
  return {
    json: flags.json,
    colors: createColors(wantsColor({ noColor: flags.noColor, isTTY, env })),
    print,
    write: (bytes) => writeTo(stdout, bytes),
    say: (text) => writeTo(stderr, `${text}\n`),
    answer: ({ document, text }) => print(flags.json ? formatJson(document) : text),
  }
}

/** In ASCII alone: what comes from a record or from a file is escaped, so that nothing in it can steer a terminal. */
export function formatJson(document: Json): string {
  return inAscii(JSON.stringify(document, null, 2))
}

/** The same on one line, for a program that goes on: each line of stdout is one document. */
export function formatJsonLine(document: Json): string {
  return inAscii(JSON.stringify(document))
}

function inAscii(json: string): string {
  return json.replaceAll(
    /[^\n\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Resolves when the stream took the data. A reader who went away (EPIPE) and a full disk are ERR_OUTPUT. */
function writeTo(stream: NodeJS.WritableStream, data: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(data, (error) => {
      if (error == null) resolve()
      else reject(outputError(error))
    })
  })
}

function outputError(error: NodeJS.ErrnoException): CustodyError {
  const reason = error.code === 'EPIPE' ? 'closed' : 'device'
  const message =
    reason === 'closed'
      ? 'the program that read the output has closed it'
      : `the output could not be written: ${error.message}`
  return new CustodyError('ERR_OUTPUT', message, { reason }, { cause: error })
}
