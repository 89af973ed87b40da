import type { Ledger, Recorded } from '@custodia/core'
import { writeReceiptOf } from '../receipt/write-receipt.ts'
import { createNameOf, withNames } from '../register/name-of.ts'
import type { Register } from '../register/register.ts'
import type { Task } from '../task.ts'
import { eventSentence } from '../words/sentence.ts'
import { formatTime } from '../words/time.ts'
import { waitingFor } from '../words/waiting.ts'

/**
 * Says what was recorded and where, for whom it waits, and what the law wants explained of it. If a file for the receipt is
 * named, it is written first.
 */
export async function tell(
  { out }: Task,
  recorded: Recorded,
  { ledger, register }: { readonly ledger: Ledger; readonly register: Register },
  receipt?: string,
): Promise<void> {
  if (receipt !== undefined) await writeReceiptOf(recorded, ledger, receipt)
  const { id, index, chain, seq, recordedAt } = recorded
  const event = await ledger.event(id)
  if (event === undefined) throw new Error('bug: the ledger does not find what it has recorded')
  register.add(event)
  const nameOf = createNameOf(register, ledger.state)
  const words = eventSentence(event, event.opened, nameOf)
  const breaches = ledger.state.event(id)?.breaches ?? []
  const points = breaches
    .filter(({ weight }) => weight === 'point')
    .map(({ rule, sentence, remedy }) => ({ rule, sentence, remedy }))
  const missing = ledger.state.act(id)?.missing ?? []
  const waits = missing.map(waitingFor)
  const erased = ledger.state.erasedAt(index)
  const accesses = ledger.state.accessErasures(chain).filter((one) => one.index === index)
  await out.answer({
    document: {
      event: id,
      type: event.payload.type,
      index,
      chain,
      seq,
      recordedAt,
      words,
      waits,
      erased: erased.map((values) => ({ event: values.event, labels: values.labels })),
      accessesErased: accesses.map(({ item, until }) => ({ item, until })),
      points,
      ...(receipt === undefined ? {} : { receipt }),
    },
    text: [
      `Recorded as entry @${index} on ${formatTime(recordedAt)}: ${words}`,
      `  Event ${id}`,
      ...(receipt === undefined
        ? []
        : [`  Receipt in ${receipt}: keep it. It proves that the ledger took this entry.`]),
      ...waits.map((words) => `  It has no effect until it is ${words}.`),
      ...erased.map(
        (values) =>
          `  Erased from every file of the ledger: ${values.labels.join(', ')} of ${nameOf(values.event)}.`,
      ),
      ...accesses.map(
        ({ item, until }) =>
          `  Erased from every file of the ledger: the accesses to ${nameOf(item)} recorded before ${formatTime(until)}.`,
      ),
      ...(erased.length + accesses.length === 0
        ? []
        : [
            '  Bring every backup up to date now (custodia backup DIR): until then it holds what was erased.',
          ]),
      ...points.map(
        ({ rule, sentence, remedy }) =>
          `  To be explained (${rule}): ${withNames(`${sentence} ${remedy}`, nameOf)}`,
      ),
    ].join('\n'),
  })
}
