import type { PlacedEvent } from '@custodia/core/custody'
import { eventTypeSpec } from '@custodia/core/wire'
import type { EventType, Role } from '@custodia/core/wire'
import type { LawPerson } from './law-world.ts'

/** One item on a sheet of paper: who holds it, to whom it is offered, how it stands. */
export interface Line {
  readonly item: string
  /** Everybody who held it, the last one now. */
  readonly holders: string[]
  standing: 'in-custody' | 'missing' | 'cleared' | 'disposed'
  offer?:
    | { readonly event: string; readonly to: string; readonly due: boolean; readonly until: number }
    | undefined
  /** Who lent it on and has not got it back, in order. */
  lenders: string[]
  clearance?: string | undefined
  /** Holds on it, and until when each lasts. */
  holds: { readonly event: string; readonly until: number }[]
  /** What its custodian said of its end, and until when a witness makes it so. */
  claims: { readonly event: string; readonly by: string; readonly until: number }[]
}

export function newLine(item: string, holder: string): Line {
  return { item, holders: [holder], standing: 'in-custody', lenders: [], holds: [], claims: [] }
}

export const holderOf = ({ holders }: Line): string => holders.at(-1)!

/** People of the model: one role each. */
export interface Hand extends LawPerson {
  readonly role: Role
}

/** Roles in which one can hold an item. */
const holding: readonly Role[] = ['collector', 'custodian', 'courier']

export function mayHold({ role }: Hand): boolean {
  return holding.includes(role)
}

function maySign({ role }: Hand, type: EventType): boolean {
  const { roles }: { readonly roles: readonly Role[] | 'any' } = eventTypeSpec(type)
  return roles === 'any' || roles.includes(role)
}

/** Whether the law takes this, as the sheet has it. `to` is whom an offer is made to. */
export function mayHappen(line: Line, by: Hand, event: PlacedEvent, to?: Hand): boolean {
  const { payload, recordedAt } = event
  const { standing, offer } = line
  const isHolder = holderOf(line) === by.party
  const isHeld = standing === 'in-custody'
  if (!maySign(by, payload.type)) return false
  switch (payload.type) {
    case 'transfer.offered': {
      const isBack = payload.fields.kind !== 'return' || line.holders.includes(payload.fields.to)
      return isHeld && isHolder && offer === undefined && by !== to && mayHold(to!) && isBack
    }
    case 'transfer.accepted':
    case 'transfer.refused': {
      const isHis = offer?.to === by.party && offer.event === payload.fields.offer
      const canTake = isHeld || (standing === 'missing' && payload.type === 'transfer.refused')
      return isHis && canTake && recordedAt <= offer.until
    }
    case 'transfer.cancelled': {
      const isOpen = offer?.event === payload.fields.offer
      const isRipe = payload.fields.reason === 'withdrawn' || recordedAt > (offer?.until ?? 0)
      return isHolder && isOpen && isRipe
    }
    case 'item.stored':
      return isHeld && isHolder
    case 'incident.reported':
      if (payload.fields.kind === 'found') return standing === 'missing'
      return standing === 'in-custody' || standing === 'cleared'
    case 'disposition.authorized':
      return (
        isHeld &&
        offer === undefined &&
        line.lenders.length === 0 &&
        !line.holds.some(({ until }) => until >= recordedAt) &&
        !isHolder &&
        line.holders[0] !== by.party
      )
    case 'hold.placed':
      return standing !== 'disposed'
    case 'hold.released': {
      const hold = line.holds.find(({ event: placed }) => placed === payload.fields.hold)
      return standing !== 'disposed' && hold !== undefined && hold.until >= recordedAt
    }
    case 'item.disposed':
      return standing === 'cleared' && isHolder && line.clearance === payload.fields.clearance
    case 'event.witnessed':
      return line.claims.at(-1)?.by !== by.party
    default:
      return true
  }
}

/** Writes down what a lawful event changes. */
export function writeDown(line: Line, event: PlacedEvent, approvalLifetime: number): void {
  const { payload, signer, id, recordedAt } = event
  switch (payload.type) {
    case 'transfer.offered': {
      const { to, expires, dueBack } = payload.fields
      line.offer = { event: id, to, due: dueBack !== undefined, until: expires }
      return
    }
    case 'transfer.accepted': {
      const lender = holderOf(line)
      const first = line.lenders.indexOf(signer)
      if (first >= 0) line.lenders.splice(first)
      if (line.offer!.due) line.lenders.push(lender)
      line.holders.push(signer)
      line.offer = undefined
      return
    }
    case 'transfer.refused':
    case 'transfer.cancelled':
      line.offer = undefined
      return
    case 'incident.reported':
      turn(line, payload.fields.kind === 'loss' ? 'missing' : 'in-custody')
      return
    case 'disposition.authorized':
      turn(line, 'cleared')
      line.clearance = id
      return
    case 'hold.placed':
      line.holds.push({ event: id, until: payload.fields.until ?? Infinity })
      if (line.standing === 'cleared') turn(line, 'in-custody')
      return
    case 'hold.released':
      line.holds = line.holds.filter(({ event: placed }) => placed !== payload.fields.hold)
      return
    case 'item.disposed':
      line.claims.push({ event: id, by: signer, until: recordedAt + approvalLifetime * 1000 })
      return
    case 'event.witnessed': {
      const claim = line.claims.find(({ event: said }) => said === payload.fields.event)
      if (claim !== undefined && recordedAt <= claim.until) turn(line, 'disposed')
      return
    }
    default:
  }
}

/** Whatever changes how it stands with an item makes void what was said of its end before. */
function turn(line: Line, standing: Line['standing']): void {
  line.standing = standing
  line.clearance = undefined
  line.claims = []
}
