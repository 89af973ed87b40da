// What a process of its own is asked to do with a store. Each task takes plain data, and reports lines of plain data: a
// report is written before the next call is made, so it is known whatever happens to the process.
import { ledgerTasks } from './tasks/ledger.mjs'
import { damageTasks } from './tasks/damage.mjs'
import { errorTasks } from './tasks/errors.mjs'
import { stumbleTasks } from './tasks/stumble.mjs'
import { readTasks } from './tasks/reads.mjs'
import { killTasks } from './tasks/kills.mjs'

export const tasks = {
  ...killTasks,
  ...damageTasks,
  ...errorTasks,
  ...ledgerTasks,
  ...readTasks,
  ...stumbleTasks,
}
