// The rows of the table, in its order.
import { simulatorRows } from '../../simulator/row.mjs'
import { damageRows } from './damage.mjs'
import { erasureRows } from './erasure.mjs'
import { errorRows } from './errors.mjs'
import { killRows } from './kills.mjs'
import { ledgerRows } from './ledger.mjs'
import { naiveRows } from './naive.mjs'
import { processRows } from './processes.mjs'
import { spaceRows } from './space.mjs'
import { straceRows } from './strace.mjs'

export const rows = [
  // It needs one processor and nothing else, and so runs beside the others.
  ...simulatorRows.map((row) => ({ ...row, isAside: true })),
  ...killRows,
  ...errorRows,
  ...damageRows,
  ...spaceRows,
  ...straceRows,
  ...processRows,
  ...ledgerRows,
  ...erasureRows,
  ...naiveRows,
]
