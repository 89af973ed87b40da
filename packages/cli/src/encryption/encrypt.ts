import { ReadableStream } from 'node:stream/web'

/**
 * Encrypts bytes to recipients in the age format, as they come: whoever holds one of their identities can read them, with
 * Custodia or with `age`. Nothing is kept in memory but a piece of 64 KiB.
 */
export async function* encryptTo(
  recipients: readonly string[],
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await import('age-encryption')
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const source = ReadableStream.from<Uint8Array>(plain)
  yield* await encrypter.encrypt(source)
}
