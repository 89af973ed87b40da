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

## Rules of the law

Two of the checks, \`signer.lawful\` and \`custody.rules\`, ask the law of custody, which has rules of its own
([rules.md](rules.md)). A report says of every one of them what it looked at and how often: entries when they were read, and at
the end items, chains, people, whatever the rule is about. A rule that had nothing to look at is \`not-checked\`, and so are the
rules that this version does not judge, each with its reason. What a rule does not concern is not counted: an offer is looked at by
the rules on offers, and an entry without \`authority\` by none on what authorities cover. Once an entry is refused no further rule
looks at it.

What no ledger takes is \`fatal\`, and the record is \`altered\`. The other breaches are points to explain, \`major\`, \`minor\` or
\`information\`; the headline counts all four. Beside a point stands who made the entry, in which role and when, who else is named
and in which roles, and what is on record in answer to it: the answer to a challenge of that entry, the reasons that it gives
for itself and for coming late, and remarks on it. Whether an answer settles the point is for the reader. Its words are shown if the bundle opens
them, the first 1000 characters of each; where nothing is on record, the report says so.

## This page

This page is made from the tables in \`packages/verifier/src\` by \`pnpm docs:build\`.

${Object.entries(questions).map(questionSection).join('\n\n')}
`
}
