/** One line typed at a terminal in raw mode: nothing is shown, so the editing keys are answered here. */
import type { ReadStream } from 'node:tty'
import { StringDecoder } from 'node:string_decoder'

export interface LineReader {
  /**
   * The line, or undefined when the person interrupts or the terminal goes away. Rejects with the reason of an abort.
   * `ready` is called once nothing that is typed shows any more: the prompt must not be there earlier.
   */
  next(ready: () => void, signal?: AbortSignal): Promise<string | undefined>
}

/** Raw mode is on only while `next` waits. What was typed ahead is kept for the next call. */
export function createLineReader(input: ReadStream): LineReader {
  const decoder = new StringDecoder('utf8')
  let ahead = ''
  return {
    next: (ready, signal) =>
      new Promise((resolve, reject) => {
        let line = ''
        const settle = (finish: () => void): void => {
          for (const [event, listener] of listeners) input.off(event, listener)
          signal?.removeEventListener('abort', aborted)
          input.setRawMode(false)
          input.pause()
          finish()
        }
        const aborted = (): void => settle(() => reject(signal?.reason as Error))
        const gone = (): void => settle(() => resolve(undefined))
        const advance = (): void => {
          const typed = typeInto(line, ahead)
          line = typed.line
          ahead = typed.rest
          if (typed.end !== undefined) {
            settle(() => resolve(typed.end === 'entered' ? line : undefined))
          }
        }
        const data = (bytes: Buffer): void => {
          ahead += decoder.write(bytes)
          advance()
        }
        const listeners = [
          ['data', data],
          ['end', gone],
          ['error', gone],
        ] as const
        for (const [event, listener] of listeners) input.on(event, listener)
        signal?.addEventListener('abort', aborted)
        input.setRawMode(true)
        ready()
        input.resume()
        if (signal?.aborted === true) aborted()
        else advance()
      }),
  }
}

// Arrow keys and the like, as terminals send them: ESC [ ... letter, ESC O letter, ESC letter.
// eslint-disable-next-line no-control-regex
const escapeSequence = /\x1b(\[[0-?]*[ -/]*[@-~]|O.|[^[O])?/gsu

// More than any passphrase; what a stuck key types beyond is dropped.
const longestLine = 4096

/** What the line has become, what was typed after its end, and how it ended, if it did. */
export interface Typed {
  readonly line: string
  readonly rest: string
  readonly end?: 'entered' | 'interrupted'
}

/** Applies typed characters to a line: Enter ends it, Backspace and Ctrl-U edit it, Ctrl-C and Ctrl-D interrupt. */
export function typeInto(line: string, text: string): Typed {
  const characters = Array.from(text.replace(escapeSequence, ''))
  const typed = Array.from(line)
  for (const [i, character] of characters.entries()) {
    const end = endings.get(character)
    if (end !== undefined) {
      return { line: typed.join(''), rest: characters.slice(i + 1).join(''), end }
    }
    if (character === '\b' || character === '\x7f') typed.pop()
    else if (character === '\x15') typed.length = 0
    else if (character >= ' ' && typed.length < longestLine) typed.push(character)
  }
  return { line: typed.join(''), rest: '' }
}

const endings: ReadonlyMap<string, 'entered' | 'interrupted'> = new Map([
  ['\r', 'entered'],
  ['\n', 'entered'],
  ['\x03', 'interrupted'],
  ['\x04', 'interrupted'],
])
