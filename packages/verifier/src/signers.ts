import type { CustodyRecord, KeyRecord, PartyRecord } from '@custodia/core/custody'
import type { BundleContent } from './bundle/bundle-reading.ts'
import type { SignerKey, SignerReport } from './report.ts'

/** Who signed, in the order of first signatures, and who vouched for each. */
export function reportSigners(
  { judge, learner, genesis }: BundleContent,
  isRecognised: boolean,
): readonly SignerReport[] {
  const { record, signed } = judge
  const byParty = new Map<string, SignerKey[]>()
  for (const [kid, { party, events }] of signed) {
    const keys = byParty.get(party) ?? []
    keys.push(reportKey(kid, events, record.keyAt(kid)))
    byParty.set(party, keys)
  }
  return [...byParty].map(([party, keys]) => {
    const known = record.party(party)
    const name = learner.people.names.get(party)
    return {
      party,
      ...(name === undefined ? {} : { name }),
      ...(known?.identity === undefined ? {} : { identity: known.identity }),
      role: roleOf(party, known, genesis?.fields.service.party),
      ...vouching(known, record),
      events: keys.reduce((sum, { events }) => sum + events, 0),
      recognised: isRecognised && known !== undefined,
      keys,
    }
  })
}

function reportKey(kid: string, events: number, known: KeyRecord | undefined): SignerKey {
  const { ended, rekeyed } = known ?? {}
  return {
    kid,
    events,
    ...(ended === undefined ? {} : { ended }),
    ...(rekeyed === undefined ? {} : { rekeyedBy: rekeyed.by }),
  }
}

function roleOf(
  party: string,
  known: PartyRecord | undefined,
  service: string | undefined,
): SignerReport['role'] {
  if (party === service) return 'service'
  return known?.founder === true ? 'founder' : 'party'
}

/** Founders and the service stand in the founding itself, which the trust file names. */
function vouching(
  known: PartyRecord | undefined,
  record: CustodyRecord,
): { readonly vouchedBy?: string } {
  const isByFounding = known === undefined || known.event === record.genesis()?.id
  return isByFounding ? {} : { vouchedBy: known.enrolledBy }
}
