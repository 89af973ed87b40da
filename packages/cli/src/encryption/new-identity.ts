import { rm } from 'node:fs/promises'
import { writeNewFile } from '../io/files.ts'

export interface NewIdentity {
  /** The public half, `age1…`. */
  readonly recipient: string
  /** The file that holds it, to be given away. */
  readonly recipientFile: string
}

/** Where the recipient of an identity is written. */
export function recipientPath(identityFile: string): string {
  return `${identityFile}.pub`
}

/**
 * Makes an X25519 identity in a new file, in the form of `age-keygen`, readable by its owner alone, and its recipient in a
 * second one: both or neither. Errors: ERR_FILE_WRITE.
 */
export async function makeIdentity(path: string): Promise<NewIdentity> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  const recipientFile = recipientPath(path)
  await writeNewFile(recipientFile, Buffer.from(`${recipient}\n`))
  try {
    const text = `# public key: ${recipient}\n${identity}\n`
    await writeNewFile(path, Buffer.from(text), { mode: 0o600 })
  } catch (error) {
    await rm(recipientFile, { force: true })
    throw error
  }
  return { recipient, recipientFile }
}
