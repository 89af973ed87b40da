export interface AuthorityOptions {
  /** Where its files lie. */
  readonly directory: string
  readonly kind?: 'P-256' | 'RSA-2048'
  /** By which hash a token names its signer; sha1 makes an attribute of the first version. */
  readonly namedBy?: 'sha1' | 'sha256' | 'sha512'
  /** Whether a token names the certificates above the signer as well. */
  readonly withChain?: boolean
  /** Hashes that it takes, as `openssl` lists them. */
  readonly digests?: string
  /** When the stamping certificate ends, in milliseconds since 1970 UTC. */
  readonly ends?: number
}

export interface Authority {
  /** Certificates in DER: of the root, of what stands between, and the one that stamps. */
  readonly root: Uint8Array
  readonly between: Uint8Array
  readonly clock: Uint8Array
  /** The answer to a request, both in DER. */
  answer(query: Uint8Array): Uint8Array
  /** A request in the words of `openssl`. */
  describe(query: Uint8Array): string
  /** A request that `openssl` makes. */
  query(imprinted: Uint8Array, ...args: readonly string[]): Uint8Array
  /** Answers over HTTP at a port of its own. */
  serve(): Promise<{ readonly url: string; close(): Promise<void> }>
}

export function makeAuthority(options: AuthorityOptions): Authority

/** Whether `openssl ts -verify` takes a token, at a time or now. */
export function verifiesToken(options: {
  readonly directory: string
  readonly token: Uint8Array
  readonly imprinted: Uint8Array
  readonly root: Uint8Array
  /** Milliseconds since 1970 UTC. */
  readonly time?: number
}): boolean
