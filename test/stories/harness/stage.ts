import { policyProfiles, recordedPolicy } from '@custodia/core/custody'
import type { Demand, EventType, Policy, Role, Word } from '@custodia/core/wire'
import { mistake } from './story.ts'

/** What the stage says of the ledger before anything happens. */
export interface Stage {
  readonly policy: Partial<Policy>
  readonly exercise: boolean
}

export const bareStage: Stage = { policy: {}, exercise: false }

const listOf = (text: string | undefined): readonly string[] | undefined => text?.split(/, | or /)

/**
 * Takes a line that sets the stage; undefined if it is none. `Exercise` founds a ledger for training,
 * `Policy two-person-room` takes a profile, `Policy lateAfter 3600` sets a number, `Policy clear tool, exhibit` a list, and
 * `Demand 1 witness in the role custodian for item.stored of device or medium` wants further people.
 */
export function stageWith(
  stage: Stage,
  { path, line, text }: { readonly path: string; readonly line: number; readonly text: string },
): Stage | undefined {
  if (text === 'Exercise') return { ...stage, exercise: true }
  const [, name, number] = /^Policy (\w+) (\d+)$/.exec(text) ?? []
  if (name !== undefined) {
    return { ...stage, policy: { ...stage.policy, [name]: Number(number) } }
  }
  const list = /^Policy (clear|pseudonyms) ([a-zA-Z, -]+)$/.exec(text)
  if (list !== null) {
    return { ...stage, policy: { ...stage.policy, [list[1]!]: listOf(list[2]) } }
  }
  const profile = /^Policy ([a-z0-9-]+)$/.exec(text)?.[1]
  if (profile !== undefined) return { ...stage, policy: profilePolicy(profile, path, line) }
  const demand = parseDemand(text)
  if (demand === undefined) return undefined
  const { policy } = stage
  return { ...stage, policy: { ...policy, demands: [...(policy.demands ?? []), demand] } }
}

export function profilePolicy(name: string, path: string, line: number): Policy {
  const file = policyProfiles.get(name)
  if (file === undefined) throw mistake(path, line, `there is no policy "${name}"`)
  return recordedPolicy(file)
}

function parseDemand(text: string): Demand | undefined {
  const pattern =
    /^Demand (\d+) (witness|approval)(?:es|s)?(?: in the role (.+?))? for (\S+)(?: of (.+))?$/
  const found = pattern.exec(text)
  if (found === null) return undefined
  const [, persons, as, roles, act, kinds] = found
  return {
    act: act as EventType,
    ...(kinds === undefined ? {} : { kinds: listOf(kinds) as readonly Word<'item-kind'>[] }),
    ...(roles === undefined ? {} : { roles: listOf(roles) as readonly Role[] }),
    persons: Number(persons),
    as: as as Word<'demand-form'>,
  }
}
