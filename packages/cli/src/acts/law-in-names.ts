import type { Ledger } from '@custodia/core'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { createNameOf, withNames } from '../register/name-of.ts'
import type { Register } from '../register/register.ts'

/** Does something that the law may refuse; the refusal then speaks of people and things by name and not by full ids. */
export async function lawInNames<T>(
  { ledger, register }: { readonly ledger: Ledger; readonly register: Register },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isCustodyError(error) || error.code !== 'ERR_LAW') throw error
    const message = withNames(error.message, createNameOf(register, ledger.state))
    throw new CustodyError('ERR_LAW', message, error.details, { cause: error })
  }
}
