import { errorTable } from '@custodia/core/errors'

export function errorsPage() {
  const sections = Object.entries(errorTable).map(
    ([code, { meaning, next }]) => `## ${code}\n\n${meaning}\n\n**What to do:** ${next}\n`,
  )
  return `# Error codes

An error says that something could not be done. What a verifier sees in a bundle is a finding, never an error.

Every error that Custodia throws on purpose is a \`CustodyError\` with one of these codes in \`code\`; its message says what
failed, where, what was expected and what was found. Codes are stable within a major version, messages are not.
\`custodia explain CODE\` prints the same text. A wrong argument in a program is a \`TypeError\` or a \`RangeError\` without a
code, and nothing to catch.

This page is made from the table in \`packages/core/src/errors.ts\` by \`pnpm docs:build\`.

${sections.join('\n')}`
}
