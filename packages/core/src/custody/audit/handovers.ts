import type { PlacedEvent } from '../law/index.ts'

/** Offers of the items that are followed, and whether each was answered by the person to whom it was made. */
export interface Handovers {
  /** `taken`: the last moment at which the entry can have happened, in milliseconds since 1970 UTC. */
  follow(item: string, taken: number): void
  see(event: PlacedEvent): void
  /** Items that somebody accepted, and those of them that the first to do so had more than a day after they were taken. */
  received(): { readonly received: number; readonly late: readonly string[] }
  /** Items that were offered, and those of them of which an offer stayed without an answer, as of a time. */
  result(time: number): { readonly offered: number; readonly unanswered: readonly string[] }
}

const day = 86_400_000

interface Handing {
  readonly taken: number
  /** When somebody accepted it first. */
  receivedAt?: number
  /** When the offer that is open expires. */
  open?: number | undefined
  isOffered: boolean
  isUnanswered: boolean
}

export function createHandovers(): Handovers {
  const items = new Map<string, Handing>()
  return {
    follow: (item, taken) => void items.set(item, { taken, isOffered: false, isUnanswered: false }),
    see(event) {
      const handing = items.get(event.chain)
      if (handing !== undefined) step(handing, event)
    },
    received() {
      const all = [...items].filter(([, { receivedAt }]) => receivedAt !== undefined)
      const late = all.filter(([, { taken, receivedAt = 0 }]) => receivedAt - taken > day)
      return { received: all.length, late: late.map(([item]) => item) }
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
      handing.receivedAt ??= recordedAt
      handing.isOffered = true
      handing.open = undefined
      break
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
