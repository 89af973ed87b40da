// The catalogue of faults: what must come of each, and where that is tested. `rows` are rows of the table of
// `pnpm test:faults`, `tests` are tests of `pnpm test`. What cannot be tested yet says what it waits for.
import { ledgerFaults } from './ledger.mjs'
import { storeFaults } from './store.mjs'

export const catalogue = [...storeFaults, ...ledgerFaults]
