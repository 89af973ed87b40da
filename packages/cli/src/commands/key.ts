import type { Command } from 'commander'
import { toHex } from '@custodia/core/bytes'
import { keyThumbprint } from '@custodia/core/crypto'
import { askPassphrase, openKey } from '../acts/key-options.ts'
import type { KeyOptions } from '../acts/key-options.ts'
import { expectFree, makeKeyPair, successorPath } from '../acts/new-key.ts'
import { makeIdentity, recipientPath } from '../encryption/new-identity.ts'
import { readKeyName } from '../keys/index.ts'
import type { PublicKeyName } from '../keys/index.ts'
import type { Json } from '../io/output.ts'
import { examples } from '../program.ts'
import type { Act, Task } from '../task.ts'

const passphraseWords =
  'read the passphrase from a file; otherwise CUSTODIA_PASSPHRASE_FD, or a hidden prompt'

export function define(command: Command, act: Act): void {
  examples(
    command
      .command('new')
      .description(
        'Make a key file, and FILE.next: the key that will follow it. Keep that one elsewhere.',
      )
      .argument('<file>', 'where to write it')
      .option('--passphrase-file <file>', passphraseWords),
    ['custodia key new a.key', 'custodia key new a.key --passphrase-file a.pass'],
  ).action(act((task, file: string, options: KeyOptions) => makeNew(task, file, options)))
  examples(
    command
      .command('show')
      .description('Print the public half of a key, and the id by which the ledger knows it.')
      .argument('<file>', 'the key file')
      .option('--open', 'open the file, and so check that it says the truth about its key')
      .option('--passphrase-file <file>', passphraseWords),
    ['custodia key show a.key', 'custodia key show a.key --open --json'],
  ).action(act((task, file: string, options: ShowOptions) => show(task, file, options)))
  defineIdentity(command, act)
}

function defineIdentity(command: Command, act: Act): void {
  examples(
    command
      .command('identity')
      .description(
        'Make an identity of age, with which you read bundles that are encrypted to you, and FILE.pub, to which others encrypt. It signs nothing.',
      )
      .argument('<file>', 'where to write it'),
    ['custodia key identity court.age'],
  ).action(act((task, file: string) => newIdentity(task, file)))
}

async function newIdentity(task: Task, file: string): Promise<void> {
  for (const path of [file, recipientPath(file)]) await expectFree(path)
  const { recipient, recipientFile } = await makeIdentity(file)
  await task.out.answer({
    document: { file, recipient, recipientFile },
    text: [
      `Made ${file}. Whoever has this file can read what is encrypted to you: keep it to yourself.`,
      `Made ${recipientFile}: give this one to those who send you bundles. It says ${recipient}`,
    ].join('\n'),
  })
}

async function makeNew(task: Task, file: string, options: KeyOptions): Promise<void> {
  const next = successorPath(file)
  await expectFree(file)
  await expectFree(next)
  const prompt = `New passphrase for ${file}`
  const passphrase = await askPassphrase(prompt, options, task.surroundings, true)
  const { key, successor } = await makeKeyPair(file, passphrase)
  await task.out.answer({
    document: { key: keyDocument(file, key), successor: keyDocument(next, successor) },
    text: [
      `Made ${file}, the key with which you sign: ${key.kid}`,
      `Made ${next}, the key that will follow it: ${successor.kid}`,
      `  Keep ${next} elsewhere, such as on a stick in a safe: with it you stay yourself if the first is lost.`,
    ].join('\n'),
  })
}

interface ShowOptions extends KeyOptions {
  readonly open?: boolean
}

async function show(task: Task, file: string, options: ShowOptions): Promise<void> {
  const key = options.open === true ? await open(task, file, options) : await readKeyName(file)
  const words = options.open === true ? 'as opened' : 'as the file says; --open checks it'
  await task.out.answer({
    document: { ...keyDocument(file, key), opened: options.open === true },
    text: `Key id      ${key.kid}\nPublic key  ${toHex(key.publicKey)}\n(${words})`,
  })
}

// Also names the key of a file that does not name it itself, as those of OpenSSL do not.
async function open(task: Task, file: string, options: KeyOptions): Promise<PublicKeyName> {
  const { publicKey } = await openKey(file, options, task.surroundings)
  return { publicKey, kid: keyThumbprint(publicKey) }
}

function keyDocument(
  file: string,
  { kid, publicKey }: PublicKeyName,
): { readonly [name: string]: Json } {
  return { file, kid, publicKey: toHex(publicKey) }
}
