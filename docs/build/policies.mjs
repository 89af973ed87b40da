import { readFileSync } from 'node:fs'
import {
  explainPolicy,
  formatPolicyFile,
  openPoints,
  policyProfiles,
  recordedPolicy,
} from '@custodia/core/custody'

const explained = readFileSync(new URL('./policies-explained.md', import.meta.url), 'utf8')

const list = (lines) => lines.map((line) => `- ${line}`).join('\n')

const fileOf = (name) => `policies/${name}.json`

function section([name, file]) {
  const policy = recordedPolicy(file)
  const reasons = file.policy.demands.map(({ act, why }) => `\`${act}\`: ${why}`)
  return [
    `### ${name}`,
    `${file.title}. ${file.about}`,
    `File: [${fileOf(name)}](${fileOf(name)}).`,
    'It says:',
    list(explainPolicy(policy)),
    'Why:',
    list(reasons),
    'It leaves open:',
    list(openPoints(policy)) || 'Nothing that `custodia policy check` knows of.',
    'Sources:',
    list(file.sources),
  ].join('\n\n')
}

/** The page on policies: what a file says, and what each profile says and leaves open. */
export function policiesPage() {
  return `${explained}
## The profiles

${[...policyProfiles].map(section).join('\n\n')}
`
}

/** The profiles as files, to begin from. */
export function policyFiles() {
  return [...policyProfiles].map(([name, file]) => ({
    path: `../${fileOf(name)}`,
    make: () => new TextDecoder().decode(formatPolicyFile(file)),
  }))
}
