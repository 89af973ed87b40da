// Custody moves when the receiver signs, there and back.
const day = 86_400_000

/** Offers an item and has it accepted. `digests` are what the receiver measured, if it is data. */
export async function handOver(stage, item, { from, to, kind = 'permanent', days, digests }) {
  const { did, now, ledger } = stage
  const { seals } = ledger.state.item(item).sealing
  const named = seals.length === 0 ? {} : { seals }
  const offer = await did(from.person, from.role, 'transfer.offered', {
    chain: item,
    fields: {
      to: to.person.party,
      kind,
      expires: now() + day,
      ...(days === undefined ? {} : { dueBack: now() + days * day }),
      ...named,
    },
  })
  return did(to.person, to.role, 'transfer.accepted', {
    chain: item,
    fields: { offer: offer.id, ...named },
    sealed: digests === undefined ? {} : { digests },
  })
}
