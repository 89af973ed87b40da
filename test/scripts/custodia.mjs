// `pnpm custodia …`: the built command line. It never builds, so that it starts at once and writes nothing.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const entry = new URL('../../packages/cli/dist/bin.js', import.meta.url)
if (existsSync(entry)) {
  process.argv[1] = fileURLToPath(entry)
  await import(entry.href)
} else {
  process.stderr.write('custodia: nothing is built yet; run `npx -y pnpm@12 build` first.\n')
  process.exitCode = 70
}
