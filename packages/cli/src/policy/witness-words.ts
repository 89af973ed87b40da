import { splitView } from '@custodia/core/custody'
import type { Operators, SplitView } from '@custodia/core/custody'
import { displayText, parseTlogPolicy, parseTrustFile } from '@custodia/core/wire'
import type { TlogPolicy } from '@custodia/core/wire'
import type { Json } from '../io/output.ts'

/** A policy of witnesses, and who runs them. */
export interface Witnesses {
  readonly policy: TlogPolicy
  readonly operators: Operators
}

/**
 * The witnesses of a policy in the form of C2SP tlog-policy, or of a trust file; undefined for a file that is JSON and no
 * trust file. Errors: ERR_WITNESS_POLICY, ERR_TRUST_FILE.
 */
export function readWitnesses(bytes: Uint8Array): Witnesses | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (!text.trimStart().startsWith('{')) {
    return { policy: parseTlogPolicy(text), operators: new Map() }
  }
  if (!/"format"\s*:\s*"custodia\/trust\//.test(text)) return undefined
  const { witnessPolicy = 'quorum none\n', operators = new Map() } = parseTrustFile(bytes)
  return { policy: parseTlogPolicy(witnessPolicy), operators }
}

/** What the policy asks for, and whether that stops a split view. */
export function witnessWords({ policy, operators }: Witnesses): {
  readonly document: Json
  readonly text: string
} {
  const view = splitView(policy, operators)
  const { witnesses, groups, quorum } = policy
  const lines = [
    `${witnesses.length} ${witnesses.length === 1 ? 'witness' : 'witnesses'}${view === undefined ? '' : `, run by ${view.operators} ${view.operators === 1 ? 'operator' : 'operators'}`}:`,
    ...witnesses.map(({ name, url }) => {
      const operator = operators.get(name)
      const by = operator === undefined ? '' : `, run by ${shown(operator)}`
      return `  ${shown(name)}${by}${url === undefined ? '' : ` (${shown(url)})`}`
    }),
    ...groups.map(
      ({ name, threshold, members }) =>
        `  group ${shown(name)}: ${threshold} of ${members.map(shown).join(', ')}`,
    ),
    `The quorum is ${quorum === 'none' ? 'nobody' : shown(quorum)}.`,
    viewWords(view),
  ]
  const document = {
    witnesses: witnesses.map(({ name }) => name),
    quorum,
    operators: view?.operators ?? null,
    dishonestForSplitView: view?.dishonest ?? null,
  }
  return { document, text: lines.join('\n') }
}

function viewWords(view: SplitView | undefined): string {
  if (view === undefined) {
    return 'Whether it stops a split view was not computed: more than 16 operators run several witnesses each.'
  }
  const { dishonest, operators } = view
  if (dishonest === 0) {
    return 'It does NOT stop a split view: two quorums can do without a common witness, so that a dishonest ledger can show two histories while every witness is honest.'
  }
  const who = dishonest === 1 ? '1 operator is' : `${dishonest} operators are`
  return `It stops a split view unless ${who} dishonest, of ${operators}: any two quorums share witnesses of that many.`
}

function shown(text: string): string {
  return displayText(text, 'terminal')
}
