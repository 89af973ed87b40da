/**
 * One vector: a request to `custodia conformance` and the answer that is due.
 *
 * @typedef {object} Vector
 * @property {string} name     Folder and file name: what was done to a good example.
 * @property {string} comment  What is right or wrong with it, in one sentence.
 * @property {object} request  Everything but the id.
 * @property {{ ok: boolean, code?: string, value?: unknown }} expect
 */

/** A vector that is accepted, with the value that is due where one is given. */
export function accepted(name, comment, request, value) {
  return {
    name,
    comment,
    request,
    expect: value === undefined ? { ok: true } : { ok: true, value },
  }
}

export function refused(name, comment, request, code) {
  return { name, comment, request, expect: { ok: false, code } }
}

export const hex = (bytes) => Buffer.from(bytes).toString('hex')
export const hexOfText = (text) => hex(Buffer.from(text, 'utf8'))

/** A copy with one bit flipped. */
export function flip(bytes, index = 0, mask = 1) {
  const copy = Uint8Array.from(bytes)
  copy[index] ^= mask
  return copy
}

/** Bytes that are the same in every run: SHA-256 of a word. */
export { sha256 } from '@custodia/core/crypto'
