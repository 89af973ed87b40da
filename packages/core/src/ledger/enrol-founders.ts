import { keyThumbprint, signChecked } from '../crypto/index.ts'
import { buildDraft } from './build.ts'
import type { ChainPlace } from './chains.ts'
import type { LedgerCore } from './core.ts'
import { founderEnrolments } from './founding.ts'
import type { FoundingRequest } from './founding.ts'
import { nextPlace } from './place.ts'
import { pendingOf, registrationOf, signAsServiceAt } from './sign.ts'
import type { PendingEvent } from './writer.ts'

/** Opens and registers the party chains of all founders in one batch: none of them is enrolled without the others. */
export async function enrolFounders(request: FoundingRequest, core: LedgerCore): Promise<void> {
  const { signer, party } = request.founder
  const group: PendingEvent[] = []
  let registry: ChainPlace | undefined
  for (const draft of founderEnrolments(request)) {
    const place = nextPlace(draft, undefined, core)
    const built = buildDraft(draft, place, { party, kid: keyThumbprint(signer.publicKey) }, core)
    const enrolled = pendingOf(built, await signChecked(signer, built.toBeSigned), place)
    const registration = registrationOf(enrolled)
    registry =
      registry === undefined
        ? nextPlace(registration, core.id, core)
        : after(registry, group.at(-1)!)
    group.push(enrolled, await signAsServiceAt(registration, registry, core))
  }
  await core.writer.append(group)
}

function after(place: ChainPlace, last: PendingEvent): ChainPlace {
  return { ...place, seq: place.seq + 1, prev: last.event.id, secret: place.nextSecret }
}
