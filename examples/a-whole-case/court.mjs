// What the court quashes, what the prosecutor discloses, what the court admits, and what is destroyed.
import { people } from './people.mjs'

const { cleo, jana, paula } = people
const court = { court: 'Sample Town Court', courtNumber: '7 K 12/26' }

/** A warrant is quashed as if it had never been. What was found under it stays where it is, and is to be explained. */
export async function quash({ did }, inCase, warrant) {
  await did(jana, 'judge', 'authority.varied', {
    chain: inCase.chain,
    fields: { varies: warrant, change: 'quashed', reach: 'from-the-beginning' },
    sealed: { order: '3 Qs 5/26', explanation: 'It named another house' },
  })
}

/** Everything is disclosed to the defence; then two exhibits are brought before the court. */
export async function hearCase({ did }, inCase, { disclosed, exhibits }) {
  const chain = inCase.chain
  await did(paula, 'prosecutor', 'disclosure.made', {
    chain,
    fields: { recipientRole: 'defence', items: disclosed, redaction: 'full' },
    sealed: { recipient: 'Dora Muster, for the defence' },
  })
  for (const step of ['lodged', 'admitted']) {
    await did(jana, 'clerk', 'court.recorded', {
      chain,
      fields: { step, items: exhibits },
      sealed: { ...court, courtExhibits: exhibits.map((_, i) => `K ${i + 1}`) },
    })
  }
}

/** Drugs that no court needs any more: authorised by the prosecutor, done by the custodian, witnessed by the clerk. */
export async function destroy(stage, item) {
  const { did } = stage
  const { id: clearance } = await did(paula, 'prosecutor', 'disposition.authorized', {
    chain: item,
    fields: { disposal: 'destroyed', appealUntil: stage.now() + 3_600_000 },
    sealed: { order: '7 K 12/26' },
  })
  stage.later(24)
  const { id } = await did(cleo, 'custodian', 'item.disposed', {
    chain: item,
    fields: { clearance, disposal: 'destroyed' },
    sealed: { circumstances: 'Burnt in the furnace of the town' },
  })
  await did(jana, 'clerk', 'event.witnessed', {
    chain: item,
    fields: { event: id, labels: ['circumstances'] },
  })
}
