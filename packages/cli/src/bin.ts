#!/usr/bin/env node
import { exitCodes } from './exit-codes.ts'
import { main } from './main.ts'

/** Milliseconds that an interrupted command has to close its ledger. */
const grace = 3000

const interrupt = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (interrupt.signal.aborted) process.exit(exitCodes.interrupted)
    interrupt.abort(new Error('interrupted'))
    setTimeout(() => process.exit(exitCodes.interrupted), grace).unref()
  })
}
// A write that fails is reported to whoever wrote; without a listener it would end the process before that.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

process.exitCode = await main(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  now: Date.now,
  signal: interrupt.signal,
})
