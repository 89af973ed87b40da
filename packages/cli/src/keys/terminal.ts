/** A question at the terminal whose answer is not shown. Linux and macOS; elsewhere there is no terminal to open. */
import { openSync, writeSync } from 'node:fs'
import { isatty, ReadStream } from 'node:tty'
import { createLineReader } from './hidden-line.ts'

export interface Terminal {
  /** The line that is typed; undefined when the person interrupts with Ctrl-C or Ctrl-D, or the terminal goes away. */
  ask(prompt: string, signal?: AbortSignal): Promise<string | undefined>
  close(): void
}

/**
 * The terminal of this process, whatever stdin and stdout are connected to. Undefined where neither stdin nor stderr is a
 * terminal: then nobody is there to answer, even if the process was started from one.
 */
export function openTerminal(): Terminal | undefined {
  if (!isatty(0) && !isatty(2)) return undefined
  const fd = openDevice()
  if (fd === undefined) return undefined
  const input = new ReadStream(fd)
  const lines = createLineReader(input)
  return {
    ask: (prompt, signal) =>
      lines.next(() => writeSync(fd, prompt), signal).finally(() => writeSync(fd, '\n')),
    close: () => void input.destroy(),
  }
}

function openDevice(): number | undefined {
  try {
    return openSync('/dev/tty', 'r+')
  } catch {
    return undefined
  }
}
