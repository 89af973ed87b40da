import type { Ledger } from '@custodia/core'
import { CustodyError, isCustodyError } from '@custodia/core/errors'
import { createNameOf, withNames } from '../register/name-of.ts'
import type { Register } from '../register/register.ts'

/** Does something that the ledger may refuse; the refusal then speaks of people and things by name and not by full ids. */
export async function refusalInNames<T>(
  { ledger, register }: { readonly ledger: Ledger; readonly register: Register },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isCustodyError(error)) throw error
    const message = withNames(error.message, createNameOf(register, ledger.state))
    if (error.code === 'ERR_LAW') {
      throw new CustodyError(error.code, message, error.details, { cause: error })
    }
    if (error.code === 'ERR_CHAIN_RESERVED') {
      throw new CustodyError(error.code, message, error.details, { cause: error })
    }
    throw error
  }
}
