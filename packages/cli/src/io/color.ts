import pico from 'picocolors'

/** Colour is decoration: what it marks is always said in words too. */
export interface Colors {
  readonly bold: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
}

/** Whether to colour: never with `--no-color` or NO_COLOR (no-color.org), only where a person reads, or if FORCE_COLOR. */
export function wantsColor(options: {
  readonly noColor: boolean
  readonly isTTY: boolean
  readonly env: { readonly [name: string]: string | undefined }
}): boolean {
  const { noColor, isTTY, env } = options
  if (noColor || (env['NO_COLOR'] ?? '') !== '') return false
  const force = env['FORCE_COLOR'] ?? ''
  if (force !== '') return force !== '0'
  return isTTY && env['TERM'] !== 'dumb'
}

export function createColors(enabled: boolean): Colors {
  const { bold, green, red } = pico.createColors(enabled)
  return { bold, good: green, bad: red }
}
