// What strace says of a process: which calls it makes that change files beneath a directory.
import * as fs from 'node:fs'
import { isThere, NotChecked } from './machine.mjs'

/** Calls that leave every file as it is. Any other one that names a file counts, also one that nobody thought of. */
const harmless = new Set(
  `access close dup dup2 dup3 epoll_create1 epoll_ctl epoll_pwait epoll_wait faccessat faccessat2 fadvise64 fcntl fgetxattr
   flock fstat fstatfs getcwd getdents64 ioctl lseek lstat newfstatat poll pread64 preadv preadv2 read readlink readlinkat
   readv stat statfs statx execve eventfd2 pipe2 chdir`.split(/\s+/),
)
const names = {
  pwrite64: 'pwrite',
  openat: 'open',
  creat: 'open',
  renameat: 'rename',
  renameat2: 'rename',
  unlinkat: 'unlink',
  rmdir: 'unlink',
  mkdirat: 'mkdir',
  linkat: 'link',
}

/** Options of strace that write to a file every call on files, with the paths of descriptors. */
export function tracing(log) {
  if (!isThere('strace', '-V')) throw new NotChecked('strace is not there')
  return ['strace', '-f', '-qq', '-y', '-s', '400', '-o', log, '-e', 'trace=%file,%desc']
}

function isHarmless(name, text) {
  if (name === 'open' || name === 'openat') return !/O_CREAT|O_TRUNC/.test(text)
  if (name === 'mmap') return !(text.includes('PROT_WRITE') && text.includes('MAP_SHARED'))
  return harmless.has(name)
}

/** The calls of a log of strace that change something beneath a directory, as `name path`. */
export function changesIn(log, directory) {
  return fs
    .readFileSync(log, 'latin1')
    .split('\n')
    .flatMap((line) => {
      const [, name, text] = /^\d+ +([a-z0-9_]+)\((.*)/.exec(line) ?? []
      if (name === undefined || !text.includes(directory) || isHarmless(name, text)) return []
      const paths = [...text.matchAll(/[<"](\/[^">]*)[">]/g)].map(([, path]) => path)
      const path = paths.filter((each) => each.startsWith(directory)).at(-1) ?? ''
      return [`${names[name] ?? name} ${path.slice(directory.length)}`]
    })
}

/** What a log of preload.c says of the same. */
export function changesInLog(log, directory) {
  return fs
    .readFileSync(log, 'latin1')
    .split('\n')
    .flatMap((line) => {
      const [, name, path] = /^\d+ ([a-z]+) (.*)/.exec(line) ?? []
      return name === undefined ? [] : [`${names[name] ?? name} ${path.slice(directory.length)}`]
    })
}

/** How often each occurs; names of claims are not the same in two processes. */
export function countsOf(calls) {
  const counts = new Map()
  for (const call of calls) {
    const key = call.replace(/lock\/\d+-[0-9a-f]+/, 'lock/claim')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
