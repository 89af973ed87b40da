/**
 * The file system as the store uses it, and nothing else of it. All that touches a disk goes through here, LevelDB's own
 * files apart, so that a test can put a disk of its own underneath: one that fails, tears or forgets.
 *
 * Whatever the machine refuses is thrown as the machine says it; who calls knows what it means.
 */
export interface Disk {
  /** What is at this path, or undefined if nothing is. */
  kind(path: string): 'file' | 'directory' | undefined
  /** Names in a directory, in no order. */
  names(directory: string): readonly string[]
  /** Opens for reading, for reading and writing, or makes a new file and fails if there is one. */
  open(path: string, mode: 'read' | 'write' | 'create'): DiskFile
  /** Makes a directory and those above it. One that is there is no error. */
  makeDirectory(path: string): void
  /** Puts a file in place of another one, if there is one, in one step. */
  rename(from: string, to: string): void
  /** Removes a file, or a directory with all that is in it. What is not there is no error. */
  remove(path: string): void
  /** Makes durable which names the directory holds. Does nothing where the platform cannot. */
  syncDirectory(path: string): Promise<void>
}

export interface DiskFile {
  readonly path: string
  /** Bytes of the file. */
  length(): number
  /** Fills `target` from `position` on, and gives how many bytes there were: fewer only at the end of the file. */
  read(target: Uint8Array, position: number): number
  /** Writes all of the bytes, or throws. */
  write(bytes: Uint8Array, position: number): void
  /** Cuts the file to this many bytes. */
  truncate(length: number): void
  /** Makes durable what was written, the length of the file included. */
  datasync(): Promise<void>
  close(): void
}
