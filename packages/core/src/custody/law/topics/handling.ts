import { handlingCodes } from '../../../wire/index.ts'
import type { Role, Word } from '../../../wire/index.ts'
import type { Breach } from '../breach.ts'
import { breach, notConcerned, rule } from '../law.ts'
import type { EventOf, Rule, TypeLaw } from '../law.ts'
import { handlingAt } from '../state/items.ts'
import { lookAt } from '../state/looks.ts'
import type { LawState } from '../state/state.ts'
import { byHolder } from './hands.ts'

type Code = Word<'handling-code'>
type HandType = 'transfer.accepted' | 'item.accessed' | 'exam.started' | 'exam.completed'

function forbidden(codes: readonly Code[], role: Role): Code | undefined {
  return codes.find((code) => !handlingCodes[code].roles.includes(role))
}

/** PRV-03: into whose hands a protected item comes, and who looks into it. */
export const inAllowedHands: Rule<HandType> = rule('PRV-03', (event, state) => {
  const { payload, index, id, signer } = event
  const item = payload.type === 'item.accessed' ? payload.fields.item : event.chain
  const codes = handlingAt(state.items.get(item), index)
  if (codes.length === 0) return notConcerned
  const code = forbidden(codes, payload.role)
  if (code === undefined) return undefined
  const comes =
    payload.type === 'transfer.accepted' ? 'comes into the hands of' : 'is looked into by'
  return notForThisRole(`By event ${id}, item ${item} ${comes} person ${signer}`, {
    code,
    role: payload.role,
  })
})

/** PRV-03 for what was disclosed: a case is read before its items, so this is asked at the end. */
export function disclosedToOthers(state: LawState): readonly (readonly [string, Breach])[] {
  return [...state.cases.values()].flatMap(({ file }) =>
    [...file.disclosures.values()].flatMap(({ event, index, items, recipientRole: role }) =>
      items.flatMap((item): readonly (readonly [string, Breach])[] => {
        const codes = handlingAt(state.items.get(item), index)
        if (codes.length > 0) lookAt(state, 'PRV-03')
        const code = forbidden(codes, role)
        if (code === undefined) return []
        const said = `By event ${event}, item ${item} is disclosed to somebody`
        return [[event, notForThisRole(said, { code, role })]]
      }),
    ),
  )
}

function notForThisRole(
  said: string,
  { code, role }: { readonly code: Code; readonly role: Role },
): Breach {
  return breach('PRV-03', {
    sentence: `${said} in the role ${role}, and it is to be handled as ${code}.`,
    remedy: `What is ${code} goes to these roles: ${handlingCodes[code].roles.join(', ')}. Say who allowed it, and why.`,
  })
}

/** Whether something is no longer asked of the item. */
function isLoosened(
  { chain, index, payload }: EventOf<'item.classified'>,
  state: LawState,
): boolean {
  const { handling = [] } = payload.fields
  return handlingAt(state.items.get(chain), index).some((code) => !handling.includes(code))
}

export const classificationLaw: TypeLaw<'item.classified'> = {
  rules: [byHolder('says how to handle')],
  proposal(event, state) {
    const { chain, payload } = event
    const item = state.items.get(chain)!
    const before = handlingAt(item, event.index)
    const isLooser = isLoosened(event, state)
    return {
      needed: () => (isLooser ? 1 : 0),
      approvers: ['supervisor', 'judge', 'prosecutor', 'data-protection'],
      barred: [],
      lapsed: (now) =>
        handlingAt(item, now) === before
          ? undefined
          : 'how the item is to be handled was changed since',
      takeEffect(at) {
        item.handling.push({ index: at, codes: payload.fields.handling ?? [] })
      },
    }
  },
}
