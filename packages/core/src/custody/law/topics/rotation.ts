import { fromHex } from '../../../bytes/index.ts'
import { nextKeyDigest } from '../../record/naming.ts'
import { isSuccessorSigned } from '../keys-of.ts'
import type { Attestation } from '../act-record.ts'
import { breach, rule } from '../law.ts'
import type { EventOf, Proposal, Rule, TypeLaw } from '../law.ts'
import { recordDeed } from '../state/deeds.ts'
import { newMark, restOnStart } from '../state/marks.ts'
import type { Mark } from '../state/marks.ts'
import { isGone, lastKey, suspectSince } from '../state/parties.ts'
import type { KeyState, PartyState } from '../state/parties.ts'
import type { LawState } from '../state/state.ts'
import { kidOf } from '../keys-of.ts'
import { goneAlready } from './ending.ts'
import { addKey, endKey, keyIsFree } from './keys.ts'

type Rotation = EventOf<'key.rotated'>

/** Who may ask that a person gets a new key without his old one or its announced successor. */
const rekeyers = ['registrar', 'founder']

function partyOf(event: Rotation, state: LawState): PartyState {
  return state.partyOfChain.get(event.chain)!
}

/** Signed by others than the person: it waits for approvals. */
function isRekeying(event: Rotation, state: LawState): boolean {
  return event.signer !== partyOf(event, state).party
}

const freshKey: Rule<'key.rotated'> = rule('KEY-01', (event, state) =>
  keyIsFree(event.payload.fields.key, partyOf(event, state).party, state),
)

/** KEY-03. That the old key was in force has been judged before; here it is the successor's turn, or that of others. */
const rightfulWay: Rule<'key.rotated'> = rule('KEY-03', (event, state) => {
  const { party } = partyOf(event, state)
  const fault = isSuccessorSigned(event)
    ? successorFault(event, state)
    : isRekeying(event, state) && !rekeyers.includes(event.payload.role)
      ? `person ${event.signer} signs for person ${party} in the role ${event.payload.role}`
      : undefined
  if (fault === undefined) return undefined
  return breach('KEY-03', {
    sentence: `The key of person ${party} cannot be changed by event ${event.id}: ${fault}.`,
    remedy:
      'Sign with the key in force, or with the successor that it announced; otherwise let a registrar or a founder ask for the change and others approve it.',
  })
})

function successorFault(event: Rotation, state: LawState): string | undefined {
  const { party } = partyOf(event, state)
  if (event.signer !== party) return `the new key signs for person ${event.signer}`
  const announced = lastKey(partyOf(event, state), event.index)?.nextKey
  const successor = nextKeyDigest(fromHex(event.payload.fields.key)!)
  return announced === successor ? undefined : 'the new key is not the one that was announced'
}

function rotate(event: Rotation, state: LawState): void {
  const party = partyOf(event, state)
  const old = lastKey(party, event.index)!
  const mark = newMark()
  const { key: publicKey, nextKey } = event.payload.fields
  if (isRekeying(event, state)) {
    // Claimed from here on, so that nobody else can have it while it waits.
    state.keyOwners.set(kidOf(publicKey), party.party)
    return
  }
  if (isSuccessorSigned(event)) restOnCommitment(old, mark, event.index)
  else recordDeed(event, mark, state)
  endKey(old, event.index, 'rotated')
  addKey({ publicKey, nextKey, party, event, rekeyed: old.rekeyed, mark }, state)
}

/** A successor rests on the moment at which it was announced: when the old key came in force. */
function restOnCommitment(old: KeyState, mark: Mark, index: number): void {
  const since = suspectSince(old, index)
  restOnStart(
    old.mark,
    { index: old.since, mark },
    since !== undefined && since <= old.since ? index : undefined,
  )
}

function proposal(event: Rotation, state: LawState): Proposal | undefined {
  if (!isRekeying(event, state)) return undefined
  const party = partyOf(event, state)
  const { id, signer } = event
  const { key: publicKey, nextKey } = event.payload.fields
  const before = lastKey(party, event.index)!
  const mark = newMark()
  recordDeed(event, mark, state)
  return {
    needed: ({ rekeyApprovals }) => rekeyApprovals,
    approvers: ['founder', 'registrar', 'supervisor', 'oversight'],
    barred: [party.party],
    lapsed(index) {
      if (isGone(party, index)) return 'the person is gone'
      return lastKey(party, index) === before ? undefined : 'the person has got another key since'
    },
    takeEffect(at, approvals) {
      endKey(before, at, 'rotated')
      const rekeyed = { event: id, index: at, by: [signer, ...approvals.map(byParty)] }
      addKey({ publicKey, nextKey, party, event: { id, index: at }, rekeyed, mark }, state)
    },
    mark,
  }
}

function byParty({ party }: Attestation): string {
  return party
}

export const rotationLaw: TypeLaw<'key.rotated'> = {
  rules: [goneAlready, rightfulWay, freshKey],
  effect: rotate,
  proposal,
}
