import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Disk } from '../../disk/disk.ts'
import { reading } from '../../disk/faults.ts'
import type { Layout } from '../../store/layout.ts'

/** What journal, private values and checkpoint look like from outside, to tell whether they have changed meanwhile. */
export function fingerprintStore(disk: Disk, layout: Layout): string {
  const directories = [layout.root, layout.journal, layout.privateValues]
  return directories
    .flatMap((directory) => filesIn(disk, directory))
    .map((path) => {
      const { ino, size, mtimeNs } = statSync(path, { bigint: true })
      return `${path} ${ino} ${size} ${mtimeNs}`
    })
    .join('\n')
}

function filesIn(disk: Disk, directory: string): readonly string[] {
  return reading(directory, () => {
    if (disk.kind(directory) !== 'directory') return []
    const names = [...disk.names(directory)].sort()
    return names.map((name) => join(directory, name)).filter((path) => disk.kind(path) === 'file')
  })
}
