import { hashFile } from '../io/hash-file.ts'
import { signPrepared } from '../acts/sign-prepared.ts'
import { examinePrepared } from '../travel/examine.ts'
import { judgeAnchor } from '../travel/judge-anchor.ts'
import { encodePreparedFile, parsePreparedFile } from '../travel/prepared-file.ts'
import type { DemoPeople, DemoPerson } from './people.ts'
import { partyOf, play, tellRecorded } from './stage.ts'
import type { Stage } from './stage.ts'
import type { AcquiredItem } from './story.ts'

/** Milliseconds for which an offer of the demo stands. */
const offerLifetime = 3_600_000

/** Both sign: who gives, and who takes. The second signature is made as on another machine, where only files arrive. */
export async function handOver(
  stage: Stage,
  { collector, examiner }: DemoPeople,
  item: AcquiredItem,
): Promise<void> {
  const { ledger, register, narrator } = stage
  await narrator.step(`${collector.name} offers ${item.exhibit} to ${examiner.name}.`)
  const to = partyOf(ledger, examiner.name, register)
  const expires = stage.task.surroundings.now() + offerLifetime
  const offer = await play(
    stage,
    {
      type: 'transfer.offered',
      role: 'collector',
      chain: item.id,
      fields: { to, kind: 'permanent', expires, purpose: 'examination' },
      sealed: { digests: [item.digest] },
    },
    collector.signer,
  )
  await narrator.step(
    `${examiner.name} takes it, on a machine of his own: the entry is prepared here, signed there, submitted here.`,
  )
  const prepared = await ledger.prepare(
    {
      type: 'transfer.accepted',
      role: 'custodian',
      chain: item.id,
      fields: { offer: offer.id },
      sealed: { digests: [await hashFile(item.file, stage.task.surroundings)] },
    },
    { publicKey: examiner.signer.publicKey },
  )
  const travelled = encodePreparedFile({ ...prepared, context: [] })
  await narrator.line(
    `A file of ${travelled.length} bytes goes to ${examiner.name} and comes back.`,
  )
  const returned = parsePreparedFile(await signElsewhere(stage, travelled, examiner))
  if (returned.signature === undefined) throw new Error('bug: the file came back unsigned')
  await tellRecorded(stage, await ledger.submit(prepared, returned.signature))
}

/** What `custodia sign` does, where the ledger is not: read, examine, sign. */
async function signElsewhere(
  stage: Stage,
  bytes: Uint8Array,
  { signer }: DemoPerson,
): Promise<Uint8Array> {
  const file = parsePreparedFile(bytes)
  const { anchor } = examinePrepared(file)
  judgeAnchor(anchor, { seen: undefined, path: '' }, file.extension)
  const signature = await signPrepared(file, signer, stage.task)
  return encodePreparedFile({ ...file, signature })
}
