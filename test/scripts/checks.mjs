// What `pnpm check` looks at, in this order. Each is one command; exit 0 is a pass and nothing else is.
import { oxlint, prettier, tsc, vitest } from './workspace.mjs'

const tests = (project, path) => [vitest, 'run', '--project', project, path]

const lint = [
  oxlint,
  '--type-aware',
  '--deny-warnings',
  'packages',
  'test',
  'docs',
  'vitest.config.ts',
]

/** Debian packages of the tools that the tests in `test/interop` run. */
const tools = [
  'age',
  'bsdutils',
  'coreutils',
  'golang-go',
  'golang-golang-x-mod-dev',
  'openssl',
  'xxd',
]

/** Those that make faults: `test/faults`. */
const faultMakers = ['e2fsprogs', 'faketime', 'gcc', 'libc6-dev', 'mount', 'strace']

const interop = (name, folder) => ({
  name,
  arguments: tests('equipped', `test/interop/${folder}/`),
  debian: tools,
})

/**
 * `arguments` go to Node. `debian` names the Debian packages that the check needs beside Node; `check.mjs` installs
 * those that are missing. `inTest` marks what `pnpm test` runs too.
 */
export const checks = [
  { name: 'types', arguments: [tsc, '-b'], inTest: true },
  { name: 'lint', arguments: lint },
  { name: 'format', arguments: [prettier, '--check', '--log-level', 'warn', '.'] },
  { name: 'generated pages', arguments: ['docs/build/index.mjs', '--check'] },
  { name: 'generated vectors', arguments: ['test/vectors/build/index.mjs', '--check'] },
  {
    name: 'layer rules',
    arguments: tests('workspace', 'test/layers/planted.test.ts'),
    inTest: true,
  },
  { name: 'reach', arguments: tests('workspace', 'test/layers/reach.test.ts'), inTest: true },
  // A part of the faults, in two minutes: at each eighth place. `pnpm test:faults` makes all, with 10^3 kills.
  { name: 'faults', arguments: ['test/faults/index.mjs', '--thin', '8'], debian: faultMakers },
  { name: 'packages as published', arguments: tests('equipped', 'test/package/') },
  interop('age', 'age'),
  interop('Go', 'go'),
  interop('Go and a witness', 'go-witness'),
  interop('Go and tiles', 'go-tiles'),
  interop('OpenSSL and key files', 'openssl-keys'),
  interop('passphrase at a terminal', 'terminal'),
  interop('time-stamp authorities', 'time-stamps'),
  interop('checked without Custodia', 'without-custodia'),
]

/** The names of the checks that `pnpm test` does not run. */
export const onlyChecked = checks.filter((check) => !check.inTest).map((check) => check.name)
