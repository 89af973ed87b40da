import type { Flaw } from './flaw.ts'

/** The case that is there to see each flaw. Others may see it as well. */
export const caughtBy: { readonly [F in Flaw]: string } = {
  'drops the last entry of a batch': 'append: a batch of 2',
  'acknowledges before it has written': 'append: a batch of 1',
  'ignores the expected size': 'conflict: of two writers with one head the second is refused',
  'compares, then waits, then writes': 'conflict: of calls made side by side exactly one wins',
  'writes entries up to the one that does not fit':
    'atomicity: a gap in a chain keeps out the whole batch',
  'takes what does not fit': 'atomicity: an id that is not of the event keeps out the whole batch',
  'takes events apart and keeps them without their tag':
    'end to end: what was recorded is there when the ledger is opened again',
  'forgets the last batch when it is opened again':
    'durability: every batch is there after opening again',
  'forgets everything when it is opened again': 'factory: a closed store can be opened again',
  'shares its entries with other stores': 'factory: two stores share nothing',

  'keeps the buffers it was given': 'aliasing: a batch changed before append resolves',
  'returns its own buffers': 'aliasing: an entry that was read',
  'copies a batch only when its turn comes':
    'aliasing: a batch changed while it waits for its turn',

  'answers after it was closed': 'closing: entry after close',
  'closes without waiting': 'closing: append under way is waited for',
  'throws instead of rejecting': 'errors: every refusal is a rejection, not thrown by the call',
  'gives garbage in an iteration while it closes':
    'closing: an iteration under way gives what is there, then says so',
  'ends an iteration quietly when it is closed': 'closing: an iteration that was begun says so',
  'cannot be closed while a reader has not taken leave':
    'reads: a reader that leaves without a word is no burden',
  'fails to close when a write has failed':
    'uncertainty: append refused: the store can be closed meanwhile',

  'gives entries in the wrong order': 'reads: every range of a small store, in order',
  'gives what there is of a range that goes beyond': 'reads: beyond the size is a RangeError',
  'iterates to the end of what is there now': 'reads: what is appended meanwhile does not show',
  'shares one place between iterations': 'reads: iterations side by side do not meet',
  'writes no more once a reader has left': 'reads: a reader that leaves in the middle is no burden',
  'counts chains together': 'append: several chains in one batch',
  'gives chain indexes from the first on': 'chains: indexes from any place',
  'sorts tree hashes by index': 'tree hashes: in the order asked, also twice',

  'forgets a digest with its value': 'disclosures: an erased digest is never taken again',
  'erases only until it is opened again': 'durability: what was erased stays erased',
  'erases too much': 'disclosures: erasing removes what was named and nothing else',
  'erases only what is short': 'end to end: a value that was erased is in no bundle',
  'gives a disclosure once': 'end to end: what a bundle carries is what is there, byte for byte',
  'keeps the event that it erases': 'erasable events: erased with what they seal',
  'keeps what an erased event seals': 'erasable events: erased with what they seal',
  'erases events that are for ever': 'erasable events: no other event is erased',
  'gives an event as a disclosure': 'erasable events: read as any other',
  'forgets the id of an erased event': 'erasable events: an erased one is never taken again',
  'lets a checkpoint go back': 'checkpoint: one that goes back is refused',
  'takes a checkpoint from the future': 'checkpoint: one beyond the store is refused',
  'gives the checkpoint before the last':
    'end to end: the last checkpoint is signed for what is there',
  'keeps the latest checkpoint alone': 'checkpoint: every one is kept, and found by its size',
  'keeps the latest checkpoint alone when it is opened again':
    'durability: the checkpoints are kept',
  'forgets the lines that were added when it is opened again':
    'checkpoint: the last one shows the lines that were added',
  'adds lines to the latest checkpoint alone': 'checkpoint: lines are added to any of them',
  'takes another note of a size that is kept':
    'checkpoint: one that says something else of a size is refused',
  'takes a checkpoint longer than any note':
    'checkpoint: one that is longer than any note is refused',
  'gives the checkpoint before where there is none of a size':
    'checkpoint: every one is kept, and found by its size',
  'gives a checkpoint beyond the range': 'checkpoint: every range of them, rising',
  'gives the latest checkpoints first': 'checkpoint: every range of them, rising',
  'shows what is kept while it is asked': 'checkpoint: what is kept meanwhile does not show',

  'acknowledges a write that failed': 'uncertainty: append refused: the caller is told',
  'calls a write in doubt refused': 'uncertainty: append failed but kept: the caller is told',
  'reads no more after a failure': 'uncertainty: append refused: reads answer as before',
  'shows a batch in doubt': 'uncertainty: append failed but kept: reads answer as before',
  'shows a checkpoint in doubt':
    'uncertainty: saveCheckpoint failed but kept: reads answer as before',
  'goes on writing after a failure':
    'uncertainty: append failed but kept: every write is refused until the store is opened again',
  'refuses only appends after a failure':
    'uncertainty: saveCheckpoint refused: every write is refused until the store is opened again',
  'lets an empty batch pass after a failure':
    'uncertainty: append refused: every write is refused until the store is opened again',
  'lets through what waits behind a failure':
    'uncertainty: append refused: writes that wait behind it are refused too',
  'keeps half a batch that was refused':
    'uncertainty: append refused: opened again, the store holds nothing of it',
  'keeps half a batch in doubt':
    'uncertainty: append failed and not kept: opened again, the store holds nothing of it',
  'forgets a chain head of a batch in doubt':
    'uncertainty: append failed but kept: opened again, the store holds all of it',
  'forgets the digests of a batch in doubt':
    'uncertainty: append failed but kept: opened again, the store holds all of it',
  'spoils a tree hash of a batch in doubt':
    'uncertainty: append failed but kept: opened again, the store holds all of it',
  'loses a batch in doubt when it is opened a second time':
    'uncertainty: append failed but kept: opened again, the store holds all of it',
  'loses the checkpoint before when saving one fails':
    'uncertainty: saveCheckpoint refused: opened again, the store holds nothing of it',
  'erases what it refused to erase':
    'uncertainty: erase refused: opened again, the store holds nothing of it',
  'stays broken when it is opened again':
    'uncertainty: append refused: opened again, the store goes on',

  'gives no cause':
    'errors: ERR_STORE_WRITE of append (refused) has a cause, and so have the refusals after it',
  'gives no cause to the refusals after a failure':
    'errors: ERR_STORE_UNCERTAIN of append (kept) has a cause, and so have the refusals after it',
  'answers undefined where it cannot read':
    'errors: what cannot be read is ERR_STORE_READ with a cause, and never an answer',
  'gives changed bytes':
    'errors: bytes that were changed are ERR_STORE_CORRUPT, and never an answer',
  'is done for after a read that failed': 'errors: a read that failed harms nothing',
}
