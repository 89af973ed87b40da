// The story from the first warrant to the furnace. Each part stands in a file of its own.
import { destroy, hearCase, quash } from './court.mjs'
import { examine, imageAll } from './laboratory.mjs'
import { bringIn, correct, openCase, searchCanalRoad, searchMillLane } from './seizure.mjs'
import { loseOne } from './theft.mjs'

/** Tells it, and gives the id of the case. */
export async function tellStory(stage) {
  const inCase = await openCase(stage)
  const millLane = await searchMillLane(stage, inCase)
  const canalRoad = await searchCanalRoad(stage, inCase)
  const items = [
    ...millLane.map((one) => ({ ...one, authority: inCase.first })),
    ...canalRoad.map((one) => ({ ...one, authority: inCase.second })),
  ]
  stage.later(3)
  await bringIn(stage, items)

  const [drugs, moreDrugs] = items.filter(({ kind }) => kind === 'drugs')
  await correct(stage, drugs)

  // Eight of the nine cards: the ninth cannot be read.
  const cards = items.filter(({ kind }) => kind === 'medium').slice(0, 8)
  stage.later(24)
  const images = await imageAll(stage, inCase, cards)
  const studied = [images[0], images[7]]
  for (const image of studied) await examine(stage, image)

  const stolen = items.filter(({ kind }) => kind === 'cash')[1]
  await loseOne(stage, inCase, { items, stolen })

  stage.later(24 * 7)
  await quash(stage, inCase, inCase.second)
  const exhibits = [items[0].item, images[0].item]
  await hearCase(stage, inCase, { disclosed: [...exhibits, moreDrugs.item], exhibits })
  stage.later(24 * 30)
  await destroy(stage, moreDrugs.item)
  return inCase.chain
}
