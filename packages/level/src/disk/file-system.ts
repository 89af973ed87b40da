import { statfsSync } from 'node:fs'

/** Kinds of file system on which what is synced may not be kept, or on which two machines may write at once. */
export type DoubtfulFileSystem = 'memory' | 'network' | 'program'

// The numbers by which Linux tells file systems apart (statfs(2), linux/magic.h); other systems use others, and then
// nothing is said.
const memory: readonly number[] = [0x01021994 /* tmpfs */, 0x858458f6 /* ramfs */]
const network: readonly number[] = [
  0x6969 /* NFS */, 0x517b /* SMB */, 0xff534d42 /* CIFS */, 0xfe534d42 /* SMB2 */,
  0x01021997 /* 9P */, 0x00c36400 /* Ceph */, 0x5346414f /* AFS */, 0x73757245 /* Coda */,
]
const program = 0x65735546 // FUSE

/** What is doubtful about the file system that holds a path; undefined if nothing is, or if it cannot be told. */
export function doubtfulFileSystem(path: string): DoubtfulFileSystem | undefined {
  try {
    return kindOf(statfsSync(path).type)
  } catch {
    return undefined
  }
}

export function kindOf(type: number): DoubtfulFileSystem | undefined {
  if (process.platform !== 'linux') return undefined
  // Some kernels give the number with a sign.
  const magic = type >>> 0
  if (memory.includes(magic)) return 'memory'
  if (network.includes(magic)) return 'network'
  return magic === program ? 'program' : undefined
}

/** Says it to a person. */
export const fileSystemSentences: { readonly [K in DoubtfulFileSystem]: string } = {
  memory: 'the directory lies in memory (tmpfs): all of it is gone when the machine stops',
  network:
    'the directory lies on another machine: whether what is synced is kept, and whether only one process writes, depends on that machine and on the network; keep the store on a local disk',
  program:
    'the directory lies on a file system that a program makes (FUSE): whether what is synced is kept depends on that program',
}
