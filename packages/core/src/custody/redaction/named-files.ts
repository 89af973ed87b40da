import { toHex } from '../../bytes/index.ts'
import { readSealedValue } from '../../wire/index.ts'
import type { Attachment } from '../../wire/index.ts'
import type { OpenedEvent } from '../record/index.ts'
import type { OpenValue } from './matched.ts'

/** Which files opened values name: those of the old bundle, and those that the new one still opens. */
export interface NamedFiles {
  learn(event: OpenedEvent, opened: readonly OpenValue[], chosen: readonly OpenValue[]): void
  isKnown(sha256: string): boolean
  isKept(sha256: string): boolean
}

export function createNamedFiles(): NamedFiles {
  const known = new Set<string>()
  const kept = new Set<string>()

  function add({ payload }: OpenedEvent, values: readonly OpenValue[], to: Set<string>): void {
    for (const { label, value } of values) {
      if (label !== 'attachments') continue
      const list = readSealedValue(payload.type, label, value) as readonly Attachment[]
      for (const { digest } of list) to.add(toHex(digest))
    }
  }

  return {
    learn(event, opened, chosen) {
      add(event, opened, known)
      add(event, chosen, kept)
    },
    isKnown: (sha256) => known.has(sha256),
    isKept: (sha256) => kept.has(sha256),
  }
}
