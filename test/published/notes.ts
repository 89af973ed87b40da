import type { Asked } from './asked.ts'
import { hexOfText } from './asked.ts'
import { readVectors } from './folder.ts'

/** Notes that C2SP, Go and others published. A cosignature key makes the same note a cosigned one. */
export function publishedNotes(): Asked[] {
  type Signed = { source: string; vkey: string; note: string; valid: boolean }
  const { signedNotes } = readVectors<{ signedNotes: Signed[] }>('c2sp-notes/upstream.json')
  return signedNotes.map(({ source, vkey, note, valid }) => ({
    name: source,
    request: { op: 'note', bytes: hexOfText(note), vkeys: [vkey] },
    ok: valid,
  }))
}

/** Checkpoints of Tessera's test log, sizes 0 to 15. */
export function tessera(): Asked[] {
  type File = { vkey: string; checkpoints: { [size: string]: string } }
  const { vkey, checkpoints } = readVectors<File>('c2sp-notes/tessera-log.json')
  return Object.entries(checkpoints).map(([size, note]) => ({
    name: `tessera checkpoint of size ${size}`,
    request: { op: 'checkpoint', bytes: hexOfText(note), origin: note.split('\n')[0], vkey },
    ok: true,
  }))
}

/** A checkpoint with the cosignatures of two witnesses. The ML-DSA line is by a key that we do not verify. */
export function cosigned(): Asked[] {
  type File = {
    origin: string
    vkeys: { log: string; witness_ed25519: string }
    checkpoint: string
    checkpoint_with_mldsa: string
  }
  const file = readVectors<File>('c2sp-notes/selfmade.json')
  return [file.checkpoint, file.checkpoint_with_mldsa].flatMap((note, i) => [
    {
      name: `checkpoint ${i}`,
      request: {
        op: 'checkpoint',
        bytes: hexOfText(note),
        origin: file.origin,
        vkey: file.vkeys.log,
      },
      ok: true,
    },
    {
      name: `cosignature ${i}`,
      request: { op: 'cosignature', bytes: hexOfText(note), vkey: file.vkeys.witness_ed25519 },
      ok: true,
      value: '1790000000',
    },
  ])
}
