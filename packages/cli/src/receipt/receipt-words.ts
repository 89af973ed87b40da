import { toHex } from '@custodia/core/bytes'
import { placeEvent } from '@custodia/core/custody'
import type { OpenedReceipt } from '@custodia/core/custody'
import type { TrustFile } from '@custodia/core/wire'
import type { Json } from '../io/output.ts'
import { shortId } from '../register/register.ts'
import { eventSentence } from '../words/sentence.ts'
import { formatTime } from '../words/time.ts'
import { wrap } from '../words/wrap.ts'

export interface ShownReceipt {
  readonly receipt: OpenedReceipt
  readonly trust: TrustFile
}

export function receiptDocument({ receipt }: ShownReceipt): { readonly [name: string]: Json } {
  const { id, ledger, chain, kind, seq, index, recordedAt, parsed, payload, checkpoint } = receipt
  const { origin, size, rootHash } = checkpoint
  const { signer, kid } = parsed.header
  return {
    ledger,
    origin,
    event: id,
    type: payload.type,
    words: wordsOf(receipt),
    index,
    chain,
    kind,
    seq,
    recordedAt,
    signer: { party: signer, kid, checked: receipt.isSignerChecked },
    checkpoint: { size, root: toHex(rootHash) },
  }
}

/** What the receipt proves, and what not, in sentences. */
export function receiptText(shown: ShownReceipt): string {
  const { receipt } = shown
  const { id, ledger, chain, kind, seq, index, recordedAt, checkpoint } = receipt
  const { origin, size } = checkpoint
  return [
    `The ledger ${origin} took this entry into its log, and signed that it did.`,
    '',
    ...listed([
      wordsOf(receipt),
      `Its event id is ${id}.`,
      signerWords(receipt),
      `It stands in the log at place @${index}; the checkpoint covers ${size} entries.`,
      seq === 0
        ? `It opens the ${kind} chain ${chain}, in the ledger ${ledger}.`
        : `It is number ${seq} of the ${kind} chain ${chain}, in the ledger ${ledger}.`,
      `It was recorded on ${formatTime(recordedAt)}, by the word of the ledger.`,
    ]),
    '',
    'Not proven:',
    ...listed([
      'what its sealed values say: they are not in a receipt;',
      'whose key it is: the ledger enrolled it, and a bundle shows who vouched for that;',
      'that the act was lawful, or what was recorded before and after it: a bundle shows that too.',
    ]),
  ].join('\n')
}

function wordsOf({ index, recordedAt, ...event }: OpenedReceipt): string {
  return eventSentence(placeEvent(event, { index, recordedAt }), new Map(), shortId)
}

function signerWords({ parsed, isSignerChecked }: OpenedReceipt): string {
  const { signer, kid } = parsed.header
  const who = `the person ${signer} with the key ${kid}`
  return isSignerChecked
    ? `It was signed by ${who}: the signature holds.`
    : `It says that it was signed by ${who}. That was not checked: name the public key with --event-key.`
}

/** Sentences as a list, broken to the width of a page. */
export function listed(sentences: readonly string[]): readonly string[] {
  return sentences.map((sentence) => wrap(`- ${sentence}`, 100, '  '))
}
