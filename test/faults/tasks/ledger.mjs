// What a process does with a whole ledger. What it needs is loaded only then: a process that is forked costs the more the
// more there is in memory.
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
}
