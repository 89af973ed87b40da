import { readFileSync } from 'node:fs'
import { handlingTable, itemKindsSection } from './item-kinds.mjs'
import { rolesSection } from './roles.mjs'

const explained = readFileSync(new URL('./law-explained.md', import.meta.url), 'utf8')

/** The page that explains the law of custody. */
export function lawPage() {
  return [
    '# The law of custody',
    '',
    'What the ledger asks before it takes an event, and the verifier asks again of what it finds. An event',
    'is judged by the policy, the keys and the roles in force at its place in the log. [rules.md](rules.md) lists every rule by',
    'its id.',
    '',
    'Custody rests on three ideas. There is one custodian from entry on, and custody moves only when the receiver signs.',
    'Where an item lies and who looked at it are other things than who is accountable for it. Nothing is edited: a',
    'correction is a later event, and both are shown.',
    '',
    explained.replace('{{handling}}', handlingTable()),
    itemKindsSection(),
    rolesSection(),
  ].join('\n')
}
