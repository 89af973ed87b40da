/** A published vector as a request to `custodia conformance`, with the answer that is due. */
export interface Asked {
  /** Suite and number or name, as its publisher counts. */
  readonly name: string
  readonly request: object
  readonly ok: boolean
  readonly value?: unknown
}

export function hexOfBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('hex')
}

export function hexOfText(text: string): string {
  return Buffer.from(text).toString('hex')
}
