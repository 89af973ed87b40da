/**
 * Names that later versions give to what this one does not record. No event of this version may have one: it is refused like
 * any name that is not known, and nobody gives it another meaning.
 */
export const keptNames: { readonly [name: string]: string } = {
  'item.imported': 'the arrival of an item from the ledger of another agency',
  'transfer.receiptImported': "the other agency's signed receipt of what was sent to it",
  'checkpoint.witnessed': 'the word of an independent witness that it saw a checkpoint',
  'time.anchored': 'the stamp of an independent authority on the time of a checkpoint',
}
