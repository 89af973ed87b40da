import type { Signer } from '@custodia/core'
import { isCustodyError } from '@custodia/core/errors'
import { readKeyFile } from '../keys/index.ts'
import type { Surroundings } from '../io/surroundings.ts'
import { askPassphrase } from './key-options.ts'
import type { KeyOptions } from './key-options.ts'
import { successorPath } from './new-key.ts'

export interface KeyWithSuccessor {
  readonly signer: Signer
  readonly successor: Signer
}

export interface SuccessorOptions extends KeyOptions {
  readonly nextKey?: string
}

/**
 * Opens a key and the key that will follow it. Both are opened: what a file says of its public half could have been
 * written by somebody else, who would then be able to take over. One passphrase is tried on both before asking again.
 */
export async function openKeyWithSuccessor(
  path: string,
  options: SuccessorOptions,
  surroundings: Surroundings,
): Promise<KeyWithSuccessor> {
  const next = options.nextKey ?? successorPath(path)
  const ask = (file: string): Promise<string> =>
    askPassphrase(`Passphrase for ${file}`, options, surroundings)
  let passphrase: string | undefined
  const signer = await readKeyFile(path, async () => (passphrase = await ask(path)))
  const successor = await readKeyFile(next, passphrase ?? (() => ask(next))).catch(
    (error: unknown) => {
      const isOther = isCustodyError(error) && error.code === 'ERR_KEY_PASSPHRASE'
      if (!isOther || options.passphraseFile !== undefined) throw error
      return readKeyFile(next, () => ask(next))
    },
  )
  return { signer, successor }
}
