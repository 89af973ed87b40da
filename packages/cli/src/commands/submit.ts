import type { Command } from 'commander'
import { CustodyError } from '@custodia/core/errors'
import { addLedgerOption } from '../home/ledger-directory.ts'
import type { LedgerOption } from '../home/ledger-directory.ts'
import { writeLedger } from '../home/use-ledger.ts'
import { readInput } from '../io/files.ts'
import { examples } from '../program.ts'
import { lawInNames } from '../acts/law-in-names.ts'
import { tell } from '../acts/tell.ts'
import { readRegister } from '../register/register.ts'
import type { Act, Task } from '../task.ts'
import { parsePreparedFile, preparedLength } from '../travel/prepared-file.ts'
import type { PreparedFile } from '../travel/prepared-file.ts'

export function define(command: Command, act: Act): void {
  addLedgerOption(command)
    .description(
      'Record a prepared event that was signed. Doing it twice gives the first receipt again.',
    )
    .argument('<file>', 'what `custodia sign` wrote; - is stdin')
  examples(command, [
    'custodia submit accept.signed',
    'custodia submit accept.signed --ledger ./ledger --json',
  ]).action(act((task, file: string, options: LedgerOption) => submit(task, file, options)))
}

async function submit(task: Task, path: string, options: LedgerOption): Promise<void> {
  const { surroundings } = task
  const file = parsePreparedFile(await readInput(path, { maximum: preparedLength, surroundings }))
  const signature = signatureOf(file, path)
  await writeLedger(task, options, async ({ ledger }) => {
    if (file.ledger !== ledger.id) {
      const message = `the event is for the ledger ${file.ledger}, and this is ${ledger.id}`
      throw new CustodyError('ERR_LEDGER_MISMATCH', message, {
        expected: ledger.id,
        found: file.ledger,
      })
    }
    const place = { ledger, register: await readRegister(ledger) }
    const recorded = await lawInNames(place, () => ledger.submit({ ...file, words: '' }, signature))
    await tell(task, recorded, place)
  })
}

function signatureOf({ signature }: PreparedFile, path: string): Uint8Array {
  if (signature !== undefined) return signature
  const message = `${path} is not signed yet: run custodia sign ${path} --key KEY first`
  throw new CustodyError('ERR_PREPARED_MALFORMED', message, { part: 'signature' })
}
