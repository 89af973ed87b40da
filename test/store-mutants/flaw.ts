/** The one way in which a store is broken. */
export type Flaw =
  | AppendFlaw
  | ReadFlaw
  | ErasureFlaw
  | CheckpointFlaw
  | ReopeningFlaw
  | ClosingFlaw
  | FailureFlaw
  | CopyFlaw

export type AppendFlaw =
  | 'drops the last entry of a batch'
  | 'acknowledges before it has written'
  | 'ignores the expected size'
  | 'compares, then waits, then writes'
  | 'writes entries up to the one that does not fit'
  | 'takes what does not fit'
  | 'takes events apart and keeps them without their tag'

export type ReadFlaw =
  | 'gives entries in the wrong order'
  | 'gives what there is of a range that goes beyond'
  | 'iterates to the end of what is there now'
  | 'shares one place between iterations'
  | 'counts chains together'
  | 'gives chain indexes from the first on'
  | 'sorts tree hashes by index'
  | 'writes no more once a reader has left'

export type ErasureFlaw =
  | 'forgets a digest with its value'
  | 'erases only until it is opened again'
  | 'erases too much'
  | 'erases only what is short'
  | 'gives a disclosure once'
  | 'keeps the event that it erases'
  | 'keeps what an erased event seals'
  | 'erases events that are for ever'
  | 'gives an event as a disclosure'
  | 'forgets the id of an erased event'

export type CheckpointFlaw =
  | 'lets a checkpoint go back'
  | 'takes a checkpoint from the future'
  | 'gives the checkpoint before the last'
  | 'keeps the latest checkpoint alone'
  | 'keeps the latest checkpoint alone when it is opened again'
  | 'forgets the lines that were added when it is opened again'
  | 'adds lines to the latest checkpoint alone'
  | 'takes another note of a size that is kept'
  | 'takes a checkpoint longer than any note'
  | 'gives the checkpoint before where there is none of a size'
  | 'gives a checkpoint beyond the range'
  | 'gives the latest checkpoints first'
  | 'shows what is kept while it is asked'

export type ReopeningFlaw =
  | 'forgets the last batch when it is opened again'
  | 'forgets everything when it is opened again'
  | 'shares its entries with other stores'

export type ClosingFlaw =
  | 'answers after it was closed'
  | 'closes without waiting'
  | 'throws instead of rejecting'
  | 'gives garbage in an iteration while it closes'
  | 'ends an iteration quietly when it is closed'
  | 'cannot be closed while a reader has not taken leave'
  | 'fails to close when a write has failed'

export type CopyFlaw =
  | 'keeps the buffers it was given'
  | 'returns its own buffers'
  | 'copies a batch only when its turn comes'

export type FailureFlaw =
  | 'acknowledges a write that failed'
  | 'calls a write in doubt refused'
  | 'gives no cause'
  | 'gives no cause to the refusals after a failure'
  | 'goes on writing after a failure'
  | 'refuses only appends after a failure'
  | 'lets an empty batch pass after a failure'
  | 'lets through what waits behind a failure'
  | 'reads no more after a failure'
  | 'shows a batch in doubt'
  | 'shows a checkpoint in doubt'
  | 'keeps half a batch that was refused'
  | 'keeps half a batch in doubt'
  | 'forgets a chain head of a batch in doubt'
  | 'forgets the digests of a batch in doubt'
  | 'spoils a tree hash of a batch in doubt'
  | 'loses a batch in doubt when it is opened a second time'
  | 'loses the checkpoint before when saving one fails'
  | 'erases what it refused to erase'
  | 'stays broken when it is opened again'
  | 'answers undefined where it cannot read'
  | 'gives changed bytes'
  | 'is done for after a read that failed'

/** Whether the store has this flaw. */
export type Has = (flaw: Flaw) => boolean
