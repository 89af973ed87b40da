import type { Command } from 'commander'
import type { Signer } from '@custodia/core'
import { CustodyError } from '@custodia/core/errors'
import { readKeyFile, readPassphrase } from '../keys/index.ts'
import type { Surroundings } from '../io/surroundings.ts'

export interface KeyOptions {
  readonly key?: string
  readonly passphraseFile?: string
}

export function addKeyOptions(command: Command, purpose: string): Command {
  return command
    .option('--key <file>', purpose)
    .option(
      '--passphrase-file <file>',
      'read the passphrase from a file; otherwise CUSTODIA_PASSPHRASE_FD, or a hidden prompt',
    )
}

/** The path that `--key` gives. Errors: ERR_USAGE. */
export function requireKey({ key }: KeyOptions): string {
  if (key !== undefined) return key
  throw new CustodyError('ERR_USAGE', 'no key was named: give --key FILE', { argument: '--key' })
}

/** Opens a key file with its passphrase. */
export function openKey(
  path: string,
  options: Pick<KeyOptions, 'passphraseFile'>,
  surroundings: Surroundings,
): Promise<Signer> {
  return readKeyFile(path, () => askPassphrase(`Passphrase for ${path}`, options, surroundings))
}

export function askPassphrase(
  prompt: string,
  { passphraseFile }: Pick<KeyOptions, 'passphraseFile'>,
  { signal, env }: Surroundings,
  isNew = false,
): Promise<string> {
  return readPassphrase({ prompt, file: passphraseFile, isNew, signal, env })
}
