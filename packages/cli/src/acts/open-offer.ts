import { CustodyError } from '@custodia/core/errors'
import { createNameOf } from '../register/name-of.ts'
import { findNamed } from '../register/find.ts'
import type { ActPlace } from './record-act.ts'

export interface OpenOffer {
  /** Chain id of the item. */
  readonly item: string
  /** Event id of the offer. */
  readonly offer: string
}

/** The open offer of an item. Errors: ERR_NAME_UNKNOWN, ERR_NO_OFFER. */
export function findOpenOffer(name: string, { ledger, register }: ActPlace): OpenOffer {
  const { id } = findNamed('item', name, register.items)
  const item = ledger.state.item(id)
  if (item?.offer !== undefined) return { item: id, offer: item.offer.event }
  const nameOf = createNameOf(register)
  const custodian =
    item === undefined ? '' : ` ${nameOf(item.custodian)} holds it and offers it first.`
  const message = `nobody has offered ${nameOf(id)}.${custodian}`
  throw new CustodyError('ERR_NO_OFFER', message, { item: id })
}
