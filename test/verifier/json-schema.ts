/**
 * Checks a JSON value against the part of JSON Schema 2020-12 that docs/format/report.schema.json uses; a keyword that is
 * not known here is an error. Gives what is wrong, by path.
 */
export function checkAgainstSchema(value: unknown, schema: unknown): readonly string[] {
  const faults: string[] = []
  check(value, schema as Schema, '', schema as Schema, faults)
  return faults
}

interface Schema {
  readonly [keyword: string]: unknown
}

const annotations = new Set(['$schema', '$id', '$defs', 'title', 'description'])

function check(value: unknown, schema: Schema, path: string, root: Schema, faults: string[]): void {
  for (const [keyword, wanted] of Object.entries(schema)) {
    if (annotations.has(keyword) || keyword === 'required' || keyword === 'additionalProperties') {
      continue
    }
    const checker = keywords[keyword]
    if (checker === undefined) throw new Error(`the keyword ${keyword} is not known here`)
    checker({ value, wanted, schema, path, root, faults })
  }
}

interface Context {
  readonly value: unknown
  readonly wanted: unknown
  readonly schema: Schema
  readonly path: string
  readonly root: Schema
  readonly faults: string[]
}

const keywords: { readonly [keyword: string]: (context: Context) => void } = {
  $ref({ value, wanted, path, root, faults }) {
    const name = String(wanted).replace('#/$defs/', '')
    const definition = (root['$defs'] as { readonly [name: string]: Schema })[name]
    if (definition === undefined) throw new Error(`${String(wanted)} is not defined`)
    check(value, definition, path, root, faults)
  },
  type({ value, wanted, path, faults }) {
    const found = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
    const isInteger = wanted === 'integer' && Number.isSafeInteger(value)
    if (!isInteger && found !== wanted) faults.push(`${path}: ${found}, not ${String(wanted)}`)
  },
  const({ value, wanted, path, faults }) {
    if (value !== wanted) faults.push(`${path}: not ${String(wanted)}`)
  },
  enum({ value, wanted, path, faults }) {
    if (!(wanted as readonly unknown[]).includes(value)) faults.push(`${path}: ${String(value)}`)
  },
  pattern({ value, wanted, path, faults }) {
    if (!new RegExp(String(wanted), 'u').test(String(value)))
      faults.push(`${path}: ${String(value)}`)
  },
  minimum({ value, wanted, path, faults }) {
    if (!((value as number) >= (wanted as number))) faults.push(`${path}: ${String(value)}`)
  },
  minItems({ value, wanted, path, faults }) {
    if ((value as unknown[]).length < (wanted as number)) faults.push(`${path}: too few`)
  },
  maxItems({ value, wanted, path, faults }) {
    if ((value as unknown[]).length > (wanted as number)) faults.push(`${path}: too many`)
  },
  items({ value, wanted, path, root, faults }) {
    for (const [i, element] of (value as unknown[]).entries()) {
      check(element, wanted as Schema, `${path}/${i}`, root, faults)
    }
  },
  anyOf({ value, wanted, path, root, faults }) {
    const fits = (wanted as Schema[]).some((option) => {
      const own: string[] = []
      check(value, option, path, root, own)
      return own.length === 0
    })
    if (!fits) faults.push(`${path}: fits no option`)
  },
  properties({ value, wanted, schema, path, root, faults }) {
    if (typeof value !== 'object' || value === null) return
    const properties = wanted as { readonly [name: string]: Schema }
    for (const [name, member] of Object.entries(value)) {
      const definition = properties[name]
      if (definition !== undefined) check(member, definition, `${path}/${name}`, root, faults)
      else if (schema['additionalProperties'] === false) faults.push(`${path}/${name}: unknown`)
    }
    for (const name of (schema['required'] ?? []) as string[]) {
      if (!Object.hasOwn(value, name)) faults.push(`${path}/${name}: missing`)
    }
  },
}
