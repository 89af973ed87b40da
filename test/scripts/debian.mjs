// Debian packages that a check needs beside Node: which are missing, and installing them.
import { spawnSync } from 'node:child_process'

function isInstalled(name) {
  const query = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], {
    encoding: 'utf8',
  })
  return query.status === 0 && query.stdout === 'installed'
}

export function missingPackages(names) {
  return names.filter((name) => !isInstalled(name))
}

/** Installs the packages. Returns undefined, or a sentence that says why it could not. */
export function installPackages(names) {
  const elevated = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', ...names]]) {
    const [program, ...rest] = [...elevated, 'apt-get', '-q', ...step]
    const run = spawnSync(program, rest, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (run.error !== undefined) return `${program} did not start (${run.error.code})`
    if (run.status !== 0)
      return `apt-get ${step[0]} failed: ${run.stderr.trim().split('\n').at(-1)}`
  }
  return undefined
}
