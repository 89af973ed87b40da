// What a process does with a whole ledger. What it needs is loaded only then: a process that is forked costs the more the
// more there is in memory.
import * as fs from 'node:fs'
import { refusalOf } from '../oracle.mjs'

export const ledgerTasks = {
  /** Opens with the fault armed, looks for what was acknowledged, and records until it is killed. */
  async live({ home, acknowledged, fault, count = 12 }, { page, report }) {
    const { faultsOf, openOrFound, recordNotes } = await import('../ledger.mjs')
    page.arm({ ...fault, directory: home })
    const opened = await openOrFound(home, { mayFound: acknowledged.recorded.length === 0 })
    if (opened.store !== undefined) report({ faults: await faultsOf(opened, acknowledged) })
    await recordNotes(opened.ledger, { count, report })
    await opened.ledger.close()
    page.disarm()
    report({ finished: true })
  },

  /** Looks for what was acknowledged, and verifies what is exported. */
  async audit({ home, acknowledged }, { report }) {
    try {
      const { faultsOf, openOrFound, verdictOf } = await import('../ledger.mjs')
      const opened = await openOrFound(home, { mayFound: false })
      report({ faults: await faultsOf(opened, acknowledged) })
      report({ verdict: await verdictOf(opened.ledger) })
      await opened.ledger.close()
    } catch (error) {
      report({ refused: refusalOf(error) })
    }
  },

  /** Founds a ledger in which an erasure waits for its approval; `stopped` has effect there, and nothing was erased. */
  async beginErasure({ home, stopped }, { report }) {
    const { approveAndStop, waitForApproval } = await import('../erasure.mjs')
    const story = await waitForApproval(home)
    fs.cpSync(home, stopped, { recursive: true })
    await approveAndStop(stopped, story)
    report({ story })
  },

  /** Opens the ledger, and approves the erasure unless it has effect; the fault is armed before the one or the other. */
  async erase({ home, story, fault, at }, { page, report }) {
    const [{ approve }, { openHome }] = await Promise.all([
      import('../erasure.mjs'),
      import('../ledger.mjs'),
    ])
    const arm = () => page.arm({ ...fault, directory: home })
    if (at === 'opening') arm()
    const { ledger } = await openHome(home)
    if (at === 'approving') {
      arm()
      await approve(ledger, story)
      report({ acknowledged: true })
    }
    await ledger.close()
    page.disarm()
    report({ count: page.read().count })
  },

  async lookAtErasure({ home, story }, { report }) {
    try {
      const { lookAtErasure } = await import('../erasure.mjs')
      report({ looked: await lookAtErasure(home, story) })
    } catch (error) {
      report({ looked: { wrong: [refusalOf(error)] } })
    } finally {
      fs.rmSync(home, { recursive: true, force: true })
    }
  },
}
