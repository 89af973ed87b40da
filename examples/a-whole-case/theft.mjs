// A tin of notes is not where it should be.
import { people } from './people.mjs'

const { bela, cleo, olga } = people

/** Olga takes stock of what is in the room, and does not see one of the things; Cleo reports it at once. */
export async function loseOne(stage, inCase, { items, stolen }) {
  const { did } = stage
  await did(olga, 'oversight', 'inventory.recorded', {
    chain: inCase.chain,
    fields: {
      sightings: items.map(({ item }) => ({
        item,
        result: item === stolen.item ? 'not-seen' : 'seen',
      })),
      surplus: 0,
    },
  })
  await did(cleo, 'custodian', 'incident.reported', {
    chain: stolen.item,
    fields: { kind: 'loss' },
    sealed: { description: 'The tin is not on its shelf; the lock of the room was forced' },
  })
  await did(bela, 'officer', 'note.added', {
    chain: stolen.item,
    fields: {},
    sealed: { note: 'A complaint of theft was made' },
  })
}
