// What `pnpm check` looks at, in this order. Each is one command; exit 0 is a pass and nothing else is.
import { oxlint, prettier, tsc, vitest } from './workspace.mjs'

const tests = (project, ...paths) => [vitest, 'run', '--project', project, ...paths]

/**
 * `arguments` go to Node. `debian` names the Debian packages that the check needs beside Node; `check.mjs` installs
 * those that are missing. `inTest` marks what `pnpm test` runs too.
 */
export const checks = [
  { name: 'types', arguments: [tsc, '-b'], inTest: true },
  {
    name: 'lint',
    arguments: [
      oxlint,
      '--type-aware',
      '--deny-warnings',
      'packages',
      'test',
      'docs',
      'vitest.config.ts',
    ],
  },
  { name: 'format', arguments: [prettier, '--check', '--log-level', 'warn', '.'] },
  { name: 'generated pages', arguments: ['docs/build/index.mjs', '--check'] },
  { name: 'generated vectors', arguments: ['test/vectors/build/index.mjs', '--check'] },
  {
    name: 'layer rules',
    arguments: tests('workspace', 'test/layers/planted.test.ts'),
    inTest: true,
  },
  { name: 'reach', arguments: tests('workspace', 'test/layers/reach.test.ts'), inTest: true },
  { name: 'packages as published', arguments: tests('equipped', 'test/package') },
  {
    name: 'Go interop',
    arguments: tests('equipped', 'test/interop/go'),
    debian: ['golang-go', 'golang-golang-x-mod-dev'],
  },
  {
    name: 'checked without Custodia',
    arguments: tests('equipped', 'test/interop/without-custodia'),
    debian: ['openssl', 'xxd', 'coreutils'],
  },
]

/** The names of the checks that `pnpm test` does not run. */
export const onlyChecked = checks.filter((check) => !check.inTest).map((check) => check.name)
