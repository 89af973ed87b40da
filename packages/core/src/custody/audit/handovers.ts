import type { PlacedEvent } from '../law/index.ts'

/** Offers of the items that are followed, and whether each was answered by the person to whom it was made. */
export interface Handovers {
  follow(item: string): void
  see(event: PlacedEvent): void
  /** Items that were offered, and those of them of which an offer stayed without an answer, as of a time. */
  result(time: number): { readonly offered: number; readonly unanswered: readonly string[] }
}

interface Handing {
  /** When the offer that is open expires. */
  open?: number | undefined
  isOffered: boolean
  isUnanswered: boolean
}

export function createHandovers(): Handovers {
  const items = new Map<string, Handing>()
  return {
    follow: (item) => void items.set(item, { isOffered: false, isUnanswered: false }),
    see(event) {
      const handing = items.get(event.chain)
      if (handing !== undefined) step(handing, event)
    },
    result(time) {
      const all = [...items].filter(([, one]) => one.isOffered || hasExpired(one, time))
      const unanswered = all.filter(([, one]) => one.isUnanswered || hasExpired(one, time))
      return { offered: all.length, unanswered: unanswered.map(([item]) => item) }
    },
  }
}

function step(handing: Handing, { payload, recordedAt }: PlacedEvent): void {
  switch (payload.type) {
    case 'transfer.offered':
      handing.open = payload.fields.expires
      break
    case 'transfer.accepted':
    case 'transfer.refused':
      handing.isOffered = true
      handing.open = undefined
      break
    case 'transfer.cancelled':
      close(handing, recordedAt)
      break
    default:
  }
}

/** An offer that is over without an answer: taken back in time it was none, expired it was left open. */
function close(handing: Handing, recordedAt: number): void {
  if (hasExpired(handing, recordedAt)) {
    handing.isOffered = true
    handing.isUnanswered = true
  }
  handing.open = undefined
}

function hasExpired({ open }: Handing, time: number): boolean {
  return open !== undefined && open < time
}
