import { checkTable, findingTable, questions } from '@custodia/verifier'

const verdicts = {
  unreadable: '`unreadable` (5)',
  altered: '`altered` (1)',
  'unrecognised-signer': '`unrecognised-signer` (3)',
  incomplete: '`incomplete` (4)',
  point: 'none: a point to explain',
}

function checkSection(check, { holds, unit, optional }) {
  const needed = optional
    ? 'A bundle can be `verified` without it.'
    : 'No bundle is `verified` without it.'
  const findings = Object.entries(findingTable).filter(([, entry]) => entry.check === check)
  return [
    `### ${check}`,
    `${holds} It counts ${unit}. ${needed}`,
    ...findings.map(
      ([code, { severity, plain, expert, next, section }]) => `#### ${code}

${plain}

- Compared: ${expert}
- What to do: ${next}
- Verdict: ${verdicts[severity]}
- Format: ${section}`,
    ),
  ].join('\n\n')
}

function questionSection([question, title]) {
  const checks = Object.entries(checkTable).filter(([, entry]) => entry.question === question)
  return [`## ${title}`, ...checks.map(([check, entry]) => checkSection(check, entry))].join('\n\n')
}

export function findingsPage() {
  return `# Findings

A finding says what a verifier saw in a bundle. It is never an exception: errors, which say that something could not be
done, are in [errors.md](errors.md), and the rules of custody in [law.md](law.md).

A report answers five questions, each by its own checks. Every check is in every report, with its outcome (\`pass\`,
\`point\`, \`fail\` or \`not-checked\`) and the number of things that it looked at; nothing looked at is never a pass. The
verdict is the worst that was found, in this order: \`unreadable\`, \`altered\`, \`unrecognised-signer\`, \`incomplete\`,
\`verified\`. \`custodia explain CODE\` prints the same text as this page.

This page is made from the tables in \`packages/verifier/src\` by \`pnpm docs:build\`.

${Object.entries(questions).map(questionSection).join('\n\n')}
`
}
