// A program that does not stop at an error: it tries the next append, and the next.
import { emptyHistory, grow } from '@custodia/core/store-conformance'
import { compare, refusalOf } from '../oracle.mjs'
import { stores } from '../stores.mjs'

const options = { segmentLength: 4000 }
const rounds = 80

export const stumbleTasks = {
  /** Appends while some calls fail; what was acknowledged must be there when the store is opened again. */
  async stumble({ kind, directory, fault }, { page, report }) {
    let history = emptyHistory
    let refusals = 0
    const store = await stores[kind].create(directory, options)
    page.arm({ ...fault, directory })
    for (let i = 0; i < rounds; i++) {
      const { batch, expectedSize, history: next } = grow(history, [{ eventLength: 400 }])
      try {
        await store.append(expectedSize, batch)
        history = next
      } catch {
        refusals += 1
      }
    }
    page.disarm()
    await store.close().catch(() => undefined)
    const acknowledged = history.entries.length
    report({ stumbled: { hits: page.read().hits, refusals, acknowledged } })
    report(await lookAgain({ kind, directory }, history))
  },
}

async function lookAgain({ kind, directory }, history) {
  try {
    const store = await stores[kind].open(directory, options)
    // A batch that failed may be there; whoever goes on must look. Nothing behind it is.
    const { batch, history: longer } = grow(history, [{ eventLength: 400 }])
    const isLonger = (await store.size()) === history.entries.length + batch.entries.length
    const state = {
      history: isLonger ? longer : history,
      erased: new Set(),
      note: undefined,
      kept: new Map(),
    }
    const verdict = await compare(store, state)
    await store.close()
    return { again: verdict.summary() }
  } catch (error) {
    return { refused: refusalOf(error) }
  }
}
