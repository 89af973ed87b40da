import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { equalBytes } from '@custodia/core/bytes'
import type { Signer } from '@custodia/core/crypto'
import { CustodyError } from '@custodia/core/errors'
import type { CustodyErrorDetails } from '@custodia/core/errors'
import type { TlogPolicy } from '@custodia/core/wire'
import { askPassphrase, openKey } from '../acts/key-options.ts'
import type { KeyOptions } from '../acts/key-options.ts'
import { makeKey } from '../acts/new-key.ts'
import { readKeyFile } from '../keys/index.ts'
import { signedPath } from '../home/log-key-memory.ts'
import { keyPaths } from '../home/paths.ts'
import { seenPath } from '../travel/seen-file.ts'
import type { Task } from '../task.ts'

/** Where the notes lie that the key of a witness has cosigned last: beside the key. */
export function cosignedPath(keyFile: string): string {
  return `${keyFile}.cosigned`
}

/**
 * Opens the key of a witness, or makes it if the file does not exist. Errors: ERR_WITNESS_KEY if the key is known to be
 * something else, and those of key files and passphrases.
 */
export async function openWitnessKey(
  task: Task,
  file: string,
  options: Pick<KeyOptions, 'passphraseFile'>,
): Promise<Signer> {
  await refuseOtherUse(file)
  if (await isThere(file)) return openKey(file, options, task.surroundings)
  const prompt = `New passphrase for ${file}`
  const passphrase = await askPassphrase(prompt, options, task.surroundings, true)
  const { kid } = await makeKey(file, passphrase)
  await task.out.say(`Made ${file}, the key of this witness: ${kid}`)
  return readKeyFile(file, passphrase)
}

/** What lies beside a key tells what it has done. */
async function refuseOtherUse(file: string): Promise<void> {
  const { logKey, nextLogKey, serviceKey } = keyPaths(dirname(file))
  const own = [logKey, nextLogKey, serviceKey].map((path) => basename(path))
  if (own.includes(basename(file)) && (await isThere(join(dirname(file), own[0]!))))
    throw otherUse('ledger', `${file} is a key of a ledger itself`)
  if (await isThere(signedPath(file)))
    throw otherUse('log', `${file} has signed checkpoints of a ledger: ${signedPath(file)}`)
  if (await isThere(seenPath(file)))
    throw otherUse('person', `${file} has signed events of a ledger: ${seenPath(file)}`)
}

/** A witness that is the log itself, or has a second name in the policy, would witness nothing. Errors: ERR_WITNESS_KEY. */
export function refuseKeyOfPolicy(
  { logs, witnesses }: TlogPolicy,
  own: { readonly publicKey: Uint8Array; readonly vkey: string },
): void {
  const log = logs.find(({ vkey }) => equalBytes(vkey.material, own.publicKey))
  if (log !== undefined)
    throw otherUse('log', `the key is that of the log ${log.vkey.name}, which it would witness`)
  const other = witnesses.find(
    ({ vkey }) => equalBytes(vkey.material, own.publicKey) && vkey.text !== own.vkey,
  )
  if (other !== undefined)
    throw otherUse('witness', `the key is that of the witness ${other.vkey.text} in the policy`)
}

type OtherUse = CustodyErrorDetails['ERR_WITNESS_KEY']['reason']

function otherUse(reason: OtherUse, message: string): CustodyError<'ERR_WITNESS_KEY'> {
  return new CustodyError('ERR_WITNESS_KEY', message, { reason })
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
