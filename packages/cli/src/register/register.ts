import type { Ledger } from '@custodia/core'
import type { EventPayload } from '@custodia/core/wire'

/** What people call the parties, cases and items of a ledger: the opened sealed values of their first events. */
export interface Register {
  readonly parties: readonly PartyEntry[]
  readonly cases: readonly CaseEntry[]
  readonly items: readonly ItemEntry[]
  /** What a party, case or item is called now, by its id. */
  name(id: string): string | undefined
  /** The name of the party whose chain this is. */
  nameOfChain(chain: string): string | undefined
  /** Party id of the ledger's service, once the founding was taken in. */
  service(): string | undefined
  /** Takes in an event; what names nothing is passed over. */
  add(event: NamingEvent): void
}

/** As much of an event as names something. */
export interface NamingEvent {
  readonly chain: string
  readonly payload: EventPayload
  readonly opened: ReadonlyMap<string, unknown>
}

export interface PartyEntry {
  /** Party id. */
  readonly id: string
  readonly chain: string
  readonly name: string
  readonly agency: string | undefined
}

export interface CaseEntry {
  /** Chain id. */
  readonly id: string
  readonly name: string
  readonly title: string | undefined
}

export interface ItemEntry {
  /** Chain id. */
  readonly id: string
  /** Exhibit number, and those that it had before. */
  readonly name: string
  readonly formerly: readonly string[]
  readonly description: string | undefined
  /** Of an item that came of another: absent where that is not at hand. */
  readonly case: string | undefined
  readonly source: string | undefined
}

/** An empty register. What was erased is named by the beginning of its id. */
export function createRegister(): Register {
  const parties: PartyEntry[] = []
  const cases: CaseEntry[] = []
  const items: ItemEntry[] = []
  /** Where each item stands in `items`: there may be many, and each may come of another. */
  const places = new Map<string, number>()
  // Names are asked for once a sentence: a list of all items would be searched for each.
  const names = new Map<string, string>()
  const partyChains = new Map<string, string>()
  let service: string | undefined
  return {
    parties,
    cases,
    items,
    name: (id) => names.get(id),
    nameOfChain: (chain) => partyChains.get(chain),
    service: () => service,
    add({ payload, chain, opened }) {
      const text = (label: string): string | undefined => textOf(opened, label)
      switch (payload.type) {
        case 'ledger.opened':
          service = payload.fields.service.party
          break
        case 'party.enrolled': {
          const { party } = payload.fields
          const name = text('name') ?? shortId(party)
          parties.push({ id: party, chain, name, agency: text('agency') })
          names.set(party, name)
          partyChains.set(chain, name)
          break
        }
        case 'case.opened': {
          const name = text('reference') ?? shortId(chain)
          cases.push({ id: chain, name, title: text('title') })
          names.set(chain, name)
          break
        }
        case 'item.collected':
        case 'item.acquired':
        case 'copy.made':
        case 'item.derived': {
          const { fields } = payload
          const source = 'source' in fields ? fields.source : undefined
          const above = items[places.get(source ?? '') ?? -1]
          const of = 'case' in fields ? fields.case : above?.case
          const name = text('exhibit') ?? shortId(chain)
          const description = text('description')
          places.set(chain, items.length)
          names.set(chain, name)
          items.push({ id: chain, name, formerly: [], description, case: of, source })
          break
        }
        case 'item.relabelled': {
          const at = places.get(chain) ?? -1
          const name = text('exhibit')
          const item = items[at]
          if (item === undefined || name === undefined) break
          names.set(chain, name)
          items[at] = { ...item, name, formerly: [...item.formerly, item.name] }
          break
        }
        default:
      }
    },
  }
}

/** Reads the register of a ledger: the founding, the first events of its party, case and item chains, and new numbers of items. */
export async function readRegister(ledger: Ledger): Promise<Register> {
  const { state } = ledger
  const register = createRegister()
  const parties = state.parties().map((party) => state.party(party)?.chain)
  const items = state.cases().flatMap((id) => state.itemsOfCase(id))
  const numbers = items.flatMap((id) => state.item(id)?.relabelled ?? [])
  for (const id of [ledger.id, ...parties, ...state.cases(), ...items, ...numbers]) {
    const event = id === undefined ? undefined : await ledger.event(id)
    if (event !== undefined) register.add(event)
  }
  return register
}

function textOf(opened: ReadonlyMap<string, unknown>, label: string): string | undefined {
  const value = opened.get(label)
  return typeof value === 'string' ? value : undefined
}

/** The first eight digits of an id: enough to tell things apart in a list, and to name them in a command. */
export function shortId(id: string): string {
  return id.slice(0, 8)
}
