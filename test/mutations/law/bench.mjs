// Work benches: each a process that knows the law with its mutants, and is replaced when a mutant does not come back.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('worker.mjs', import.meta.url))

/** How long a story may take under a mutant. One takes a tenth of a second, and the machine may be busy. */
const patience = 20_000

/** Opens a bench. `ask` gives the worker's answer, or that it never came. */
export async function openBench() {
  let worker
  let answer

  async function start() {
    worker = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    worker.on('message', (message) => answer({ message }))
    worker.on('exit', () => answer({}))
    return next(30 * patience)
  }

  function next(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(() => worker.kill('SIGKILL'), milliseconds)
      answer = ({ message }) => {
        clearTimeout(timer)
        resolve(message)
      }
    })
  }

  const opened = await start()
  if (opened === undefined) throw new Error('the law with its mutants does not load')
  return {
    ...opened,
    async ask(task, what) {
      if (!worker.connected) await start()
      const waiting = next(patience)
      worker.send({ task, what })
      const message = await waiting
      if (message !== undefined) return message
      await start()
      return { failure: 'it never ends', found: [] }
    },
    close() {
      worker.removeAllListeners('exit')
      worker.disconnect()
    },
  }
}

/** Does all of this work on several benches, each thing once. */
export async function shareOut(benches, work, act) {
  const rest = [...work]
  await Promise.all(
    benches.map(async (bench) => {
      for (let one = rest.shift(); one !== undefined; one = rest.shift()) await act(bench, one)
    }),
  )
}
