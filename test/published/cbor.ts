import { cdeDecodeOptions, decode } from 'cbor2'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Asked } from './asked.ts'
import { readVectors, vectorsFolder } from './folder.ts'

/** The serializations of the CBOR working group's examples: only the deterministic one of a value in our profile passes. */
export function serializations(): Asked[] {
  const files = readVectors<{ file: string; edn: string }[]>('cbor-serialization/examples.json')
  return files.flatMap(({ file, edn }) => {
    const deterministic = hexIn(edn, 'deterministic-serialization')
    const all = [...new Set([...deterministic, ...hexIn(edn, 'general-serializations')])]
    return all.map((bytes) => ({
      name: `${file} ${bytes}`,
      request: { op: 'cbor', bytes },
      ok: deterministic.includes(bytes) && isInProfile(bytes),
    }))
  })
}

/** The byte strings in one list of the file, which is in CBOR diagnostic notation. */
function hexIn(edn: string, name: string): string[] {
  const list = new RegExp(`"${name}"\\s*:\\s*\\[([^\\]]*)\\]`).exec(edn)?.[1] ?? ''
  return [...list.matchAll(/h'([0-9a-fA-F\s]*)'/g)].map(([, hex]) =>
    hex!.replace(/\s/g, '').toLowerCase(),
  )
}

/** Whether another decoder finds nothing in it but what the profile knows: no floats, no tags, no large integers. */
function isInProfile(hex: string): boolean {
  const options = {
    ...cdeDecodeOptions,
    rejectFloats: true,
    rejectUndefined: true,
    rejectSimple: true,
  }
  try {
    return isPlain(decode(Buffer.from(hex, 'hex'), options))
  } catch {
    return false
  }
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value === 'string') return !value.includes('\0') && !value.startsWith('\ufeff')
  if (typeof value === 'boolean' || value === null || value instanceof Uint8Array) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (value instanceof Map) return [...value].flat().every(isPlain)
  const isObject = typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
  return isObject && Object.values(value).every(isPlain)
}

/** Disclosures of the SD-CWT draft: the digest is that of the byte string with its head, not of its content. */
export function disclosures(): Asked[] {
  type Row = {
    disclosure_bstr_content: string
    sha256_of_content: string
    sha256_of_bstr_encoding: string
  }
  const rows = readVectors<{ issuer_cwt_disclosures: Row[] }>(
    'sd-cwt/examples.json',
  ).issuer_cwt_disclosures
  return rows.flatMap((row, i) => {
    // Elements of arrays have no label, and some claims have a number; the labels of our disclosures are text.
    const parts: unknown = decode(Buffer.from(row.disclosure_bstr_content, 'hex'), cdeDecodeOptions)
    const hasLabel = Array.isArray(parts) && typeof parts[2] === 'string'
    const request = { op: 'disclosure', bytes: row.disclosure_bstr_content }
    return [
      {
        name: `sd-cwt ${i}`,
        request: { ...request, digest: row.sha256_of_bstr_encoding },
        ok: hasLabel,
      },
      {
        name: `sd-cwt ${i} without head`,
        request: { ...request, digest: row.sha256_of_content },
        ok: false,
      },
    ]
  })
}

/** COSE messages of others, none of which is an event of ours: other algorithms, headers and contents. */
export function foreignMessages(): Asked[] {
  const folder = join(vectorsFolder(), 'cose-wg-examples')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  )
  return names.flatMap((name) => {
    const { output } = readVectors<{ output?: { cbor?: string } }>(join('cose-wg-examples', name))
    const bytes = output?.cbor?.toLowerCase()
    return bytes === undefined ? [] : [{ name, request: { op: 'event', bytes }, ok: false }]
  })
}
