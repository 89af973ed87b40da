import type { Surroundings } from './surroundings.ts'

/** Shows how far long work is, on a terminal only, so that a log file holds no half lines. */
export interface Progress {
  at(done: number, total?: number): void
  /** Takes the line away again. */
  end(): void
}

/** Milliseconds between two lines, and before the first. */
const pause = 200

export function createProgress(
  { stderr, now }: Pick<Surroundings, 'stderr' | 'now'>,
  describe: (done: number, total: number | undefined) => string,
): Progress {
  if (stderr.isTTY !== true) return { at() {}, end() {} }
  let shownAt = now()
  let isShown = false
  return {
    at(done, total) {
      if (now() - shownAt < pause) return
      shownAt = now()
      isShown = true
      stderr.write(`\r\u001b[K${describe(done, total)}`)
    },
    end() {
      if (isShown) stderr.write('\r\u001b[K')
    },
  }
}

/** `12.5 MiB`; bytes below 1024 as they are. */
export function formatBytes(count: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB']
  let value = count
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return unit === 0 ? `${count} bytes` : `${value.toFixed(1)} ${units[unit]}`
}
