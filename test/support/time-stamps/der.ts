/** Writes DER, and what only looks like it: the tests need tokens that no proper tool would make. */

export type Part = Uint8Array

/** A value with this tag; its length as short as can be. */
export function der(tag: number, ...parts: readonly Part[]): Part {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

function lengthOf(length: number): Part {
  if (length < 0x80) return Buffer.from([length])
  const hex = length.toString(16)
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  return Buffer.concat([Buffer.from([0x80 + bytes.length]), bytes])
}

export const sequence = (...parts: readonly Part[]): Part => der(0x30, ...parts)
export const octets = (content: Part): Part => der(0x04, content)
export const bits = (content: Part): Part => der(0x03, Buffer.from([0]), content)
export const nothing: Part = der(0x05)
export const truth: Part = der(0x01, Buffer.from([0xff]))

/** A set: its members in the order of their bytes. */
export function set(...parts: readonly Part[]): Part {
  return der(0x31, ...parts.toSorted((a, b) => Buffer.compare(a, b)))
}

export function text(value: string): Part {
  return der(0x0c, Buffer.from(value))
}

export function integer(value: number | bigint): Part {
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  return der(0x02, ...(bytes[0]! >= 0x80 ? [Buffer.from([0])] : []), bytes)
}

export function oid(dotted: string): Part {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(arc: number): number[] {
  const digits = [arc % 128]
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
    digits.unshift((left % 128) + 128)
  }
  return digits
}

/** A GeneralizedTime as it is written in certificates: whole seconds of UTC. */
export function time(milliseconds: number): Part {
  return der(0x18, Buffer.from(timeText(milliseconds)))
}

export function timeText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().replaceAll(/[-:T]|\.\d+Z/g, '')}Z`
}
