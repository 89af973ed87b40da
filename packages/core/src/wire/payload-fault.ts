import { CustodyError } from '../errors.ts'
import { FieldFault } from './field-codec.ts'

export function payloadFault(
  type: string,
  field: string,
  reason: string,
): CustodyError<'ERR_EVENT_FIELD'> {
  return new CustodyError('ERR_EVENT_FIELD', `${type}, field "${field}": ${reason}`, {
    type,
    field,
  })
}

/** Does a step for one field; what is wrong with its value becomes ERR_EVENT_FIELD. */
export function atField<T>(type: string, field: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (error instanceof FieldFault) throw payloadFault(type, field, error.message)
    throw error
  }
}

/** Splits `kind?` into the kind and whether it may be absent. */
export function specKind(spec: string): { readonly kind: string; readonly optional: boolean } {
  return spec.endsWith('?')
    ? { kind: spec.slice(0, -1), optional: true }
    : { kind: spec, optional: false }
}
