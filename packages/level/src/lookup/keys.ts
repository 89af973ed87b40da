import { isId } from '@custodia/core/wire'
import { writeUint64 } from '../disk/numbers.ts'

/** Keys of the index: a letter, then ids as bytes and numbers of 8 bytes, so that none is the beginning of another. */
export const keys = {
  /** Up to where the journal has been applied. */
  position: Buffer.from('m') as Buffer,
  /** Up to where the file of kept checkpoints has been applied. */
  kept: Buffer.from('k') as Buffer,
  /** Kept checkpoints in the order of their sizes: where each lies. */
  keptPlace: (ordinal: number): Buffer => numberKey('n', ordinal),
  /** Entry: where it lies, and the tree hashes that it completed. */
  entry: (index: number): Buffer => numberKey('i', index),
  /** Event: its log index. */
  event: (id: string): Buffer => idKey('e', id),
  /**
   * That there is this event, and that digest: said a second time, far from the first. LevelDB does not notice when a key is
   * damaged in its tables; one flipped byte never makes it forget both.
   */
  eventMark: (id: string): Buffer => idKey('E', id),
  digestMark: (digest: string): Buffer => idKey('D', digest),
  /** Chain: its head. */
  head: (chain: string): Buffer => idKey('h', chain),
  /** Place in a chain: the log index. */
  chain: (chain: string, seq: number): Buffer =>
    Buffer.concat([idKey('c', chain), numberKey('', seq)]),
  /** Digest: where its value lies, or that it was erased. */
  digest: (digest: string): Buffer => idKey('d', digest),
  /** Journal segment that is full: bytes of its file. */
  segment: (first: number): Buffer => numberKey('s', first),
  /** Private segment: its generation, and bytes of its file. */
  privateSegment: (first: number): Buffer => numberKey('p', first),
}

/** Whether a text can be a key at all; any other names nothing. */
export const isKeyId: (text: string) => boolean = isId

function idKey(letter: string, id: string): Buffer {
  const key = Buffer.allocUnsafe(33)
  key.write(letter, 0, 'latin1')
  key.write(id, 1, 'hex')
  return key
}

function numberKey(letter: string, number: number): Buffer {
  const key = Buffer.allocUnsafe(letter.length + 8)
  key.write(letter, 0, 'latin1')
  writeUint64(key, number, letter.length)
  return key
}
