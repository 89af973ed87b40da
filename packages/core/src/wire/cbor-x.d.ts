/**
 * The part of cbor-x that is used here. The package's own declarations need Node's types, which the portable core does
 * without; packages/core/tsconfig.json points both entry points at this file.
 */

export interface CodecOptions {
  readonly useRecords: boolean
  readonly mapsAsObjects: boolean
  readonly variableMapSize: boolean
  readonly tagUint8Array: boolean
  readonly useTag259ForMaps: boolean
  readonly int64AsNumber: boolean
  readonly copyBuffers: boolean
  readonly structuredClone: boolean
  readonly bundleStrings: boolean
  readonly pack: boolean
  readonly useSelfDescribedHeader: boolean
}

export class Decoder {
  constructor(options: CodecOptions)
  decode(bytes: Uint8Array): unknown
}

export class Encoder extends Decoder {
  encode(value: unknown): Uint8Array
}
