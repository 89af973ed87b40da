import { concat, toHex } from '@custodia/core/bytes'
import { sha256 } from '@custodia/core/crypto'
import type { Signer } from '@custodia/core/crypto'
import { logSignedNote, timeStampLine } from '@custodia/core/custody'
import {
  cosignatureMessage,
  formatCosignature,
  formatSignatureLines,
  formatVkey,
  keyIdInput,
  noteTextBytes,
  parseCheckpointText,
  parseNote,
  readKeyId,
} from '@custodia/core/wire'
import type { Anchor } from '@custodia/core/wire'
import { time } from '../support/time-stamps/der.ts'
import {
  certificate,
  forAuthority,
  forStamping,
} from '../support/time-stamps/forged-certificate.ts'
import { token } from '../support/time-stamps/forged-token.ts'
import { actor } from './actor.ts'

/** A witness with its key, honest or not: it cosigns what it is told to. */
export interface Cosigner {
  readonly name: string
  readonly keyId: number
  /** Its vkey. */
  readonly vkey: string
  readonly signer: Signer
}

export function cosigner(name: string): Cosigner {
  const signer = actor(`witness ${name}`).signer()
  const key = { name: `${name}.example`, type: 4, material: signer.publicKey } as const
  const keyId = readKeyId(sha256(keyIdInput(key)))
  return { name, keyId, vkey: formatVkey({ ...key, keyId }), signer }
}

/** A policy that asks for so many of these witnesses. */
export function policyText(threshold: number, witnesses: readonly Cosigner[]): string {
  const names = witnesses.map(({ name }) => name).join(' ')
  const lines = witnesses.map(({ name, vkey }) => `witness ${name} ${vkey}`)
  return [...lines, `group quorum-of ${threshold} ${names}`, 'quorum quorum-of', ''].join('\n')
}

/** The note with one more line, by this witness at this time: milliseconds since 1970 UTC. */
export async function cosign(note: Uint8Array, by: Cosigner, at: number): Promise<Uint8Array> {
  const seconds = Math.floor(at / 1000)
  const { text } = parseNote(note)
  const signature = await by.signer.sign(cosignatureMessage(seconds, noteTextBytes(text)))
  const line = {
    name: `${by.name}.example`,
    keyId: by.keyId,
    signature: formatCosignature({ time: seconds, signature }),
  }
  return concat(note, formatSignatureLines([line]))
}

const [from, to] = [Date.UTC(2025, 0, 1), Date.UTC(2028, 0, 1)]
const root = certificate({ name: 'Root of Exampletown', from, to, extensions: forAuthority })
const stamper = certificate({
  ...{ name: 'Clock of Exampletown', issuer: root, from, to },
  extensions: forStamping,
})

/** The note with one more line: a time stamp of the authority `clock`. */
export function stampNote(note: Uint8Array, at: number): Uint8Array {
  const made = token({ signer: stamper, imprinted: logSignedNote(note), genTime: time(at) })
  const line = timeStampLine({ name: 'clock', token: made })
  return concat(note, formatSignatureLines([line]))
}

/** A trust file's word for that authority. */
export const clockTrust = {
  threshold: 1,
  authorities: [{ name: 'clock', certificates: [root.der] }],
}

/** The anchor of whoever was shown this note. */
export function anchorTo(note: Uint8Array): Anchor {
  const { size, rootHash } = parseCheckpointText(parseNote(note).textBytes)
  return { size, root: toHex(rootHash), note: toHex(sha256(note)) }
}
