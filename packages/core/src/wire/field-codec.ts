import { fromHex, toHex } from '../bytes/index.ts'
import { encodeUtf8 } from '../bytes/index.ts'
import type { CborValue } from './cbor.ts'
import { limits } from './limits.ts'

/** What is wrong with a field, before the event that holds it is known. */
export class FieldFault extends Error {
  override readonly name = 'FieldFault'
}

/** How one kind of field goes to CBOR and comes back. `cddl` is its rule in docs/format/custodia.cddl. */
export interface FieldCodec<T> {
  readonly cddl: string
  read(value: CborValue): T
  write(value: T): CborValue
}

export function bytesOf(length: number, cddl: string): FieldCodec<string> {
  return {
    cddl,
    read(value) {
      if (!(value instanceof Uint8Array)) throw new FieldFault(`expected ${length} bytes`)
      if (value.length !== length) {
        throw new FieldFault(`expected ${length} bytes, found ${value.length}`)
      }
      return toHex(value)
    },
    write(value) {
      const bytes = fromHex(value)
      if (bytes?.length !== length) {
        throw new FieldFault(`expected ${2 * length} lower-case hex digits`)
      }
      return bytes
    },
  }
}

export function opaque(maximum: number): FieldCodec<Uint8Array> {
  const check = (value: CborValue): Uint8Array => {
    if (!(value instanceof Uint8Array)) throw new FieldFault('expected bytes')
    if (value.length === 0 || value.length > maximum) {
      throw new FieldFault(`expected 1 to ${maximum} bytes, found ${value.length}`)
    }
    return value
  }
  return { cddl: `bstr .size (1..${maximum})`, read: check, write: check }
}

export function integerFrom(minimum: number, maximum: number, cddl: string): FieldCodec<number> {
  const check = (value: CborValue): number => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      throw new FieldFault('expected an integer')
    }
    if (value < minimum || value > maximum) {
      throw new FieldFault(`expected ${minimum} to ${maximum}, found ${value}`)
    }
    return value
  }
  return { cddl, read: check, write: check }
}

export function textUpTo(maximum: number, pattern?: RegExp): FieldCodec<string> {
  const check = (value: CborValue): string => {
    if (typeof value !== 'string') throw new FieldFault('expected text')
    const length = encodeUtf8(value).length
    if (length === 0 || length > maximum) {
      throw new FieldFault(`expected 1 to ${maximum} bytes of text, found ${length}`)
    }
    if (pattern !== undefined && !pattern.test(value)) {
      throw new FieldFault(`expected text of the form ${pattern.source}`)
    }
    return value
  }
  return { cddl: `tstr .size (1..${maximum})`, read: check, write: check }
}

export function oneOf<W extends string>(words: readonly W[]): FieldCodec<W> {
  const check = (value: CborValue): W => {
    const word = words.find((candidate) => candidate === value)
    if (word === undefined) throw new FieldFault(`expected one of: ${words.join(', ')}`)
    return word
  }
  return { cddl: words.map((word) => `"${word}"`).join(' / '), read: check, write: check }
}

/** A list without repetition. */
export function listOf<T>(
  element: FieldCodec<T>,
  minimum: number,
  maximum: number,
): FieldCodec<readonly T[]> {
  const checkLength = (length: number): void => {
    if (length < minimum || length > maximum) {
      throw new FieldFault(`expected ${minimum} to ${maximum} entries, found ${length}`)
    }
  }
  return {
    cddl: `[${minimum}*${maximum} ${element.cddl}]`,
    read(value) {
      if (!Array.isArray(value)) throw new FieldFault('expected a list')
      checkLength(value.length)
      const list = (value as readonly CborValue[]).map((entry) => element.read(entry))
      const isWordList = list.every((entry) => typeof entry === 'string')
      if (isWordList && new Set(list).size !== list.length) {
        throw new FieldFault('an entry stands there twice')
      }
      return list
    },
    write(value) {
      checkLength(value.length)
      return value.map((entry) => element.write(entry))
    },
  }
}

type Members<T> = { readonly [K in keyof T]-?: FieldCodec<Exclude<T[K], undefined>> }

/** A map with exactly these text keys; those in `optional` may be absent. */
export function structure<T extends object>(
  members: Members<T>,
  optional: readonly (keyof T & string)[] = [],
): FieldCodec<T> {
  const names = Object.keys(members) as (keyof T & string)[]
  const cddl = names
    .map((name) => `${optional.includes(name) ? '? ' : ''}${name}: ${members[name].cddl}`)
    .join(', ')
  return {
    cddl: `{ ${cddl} }`,
    read(value) {
      if (!(value instanceof Map)) throw new FieldFault('expected a map')
      const map = value as ReadonlyMap<string | number, CborValue>
      for (const key of map.keys()) {
        if (!names.includes(key as keyof T & string)) throw new FieldFault(`unknown member ${key}`)
      }
      const result: Partial<T> = {}
      for (const name of names) {
        const member = map.get(name)
        if (member !== undefined) result[name] = within(name, () => members[name].read(member))
        else if (!optional.includes(name)) throw new FieldFault(`member ${name} is missing`)
      }
      return result as T
    },
    write(value) {
      const map = new Map<string, CborValue>()
      for (const name of names) {
        const member = value[name]
        if (member !== undefined) {
          map.set(
            name,
            within(name, () => members[name].write(member as Exclude<T[typeof name], undefined>)),
          )
        } else if (!optional.includes(name)) throw new FieldFault(`member ${name} is missing`)
      }
      return map
    },
  }
}

/** Prefixes a fault with the member in which it was found. */
export function within<T>(name: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (error instanceof FieldFault) throw new FieldFault(`${name}: ${error.message}`)
    throw error
  }
}

export const shortText: FieldCodec<string> = textUpTo(limits.nameLength)
