/** `custodia witness` in a process of its own. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { bin, passphrase } from '../cli/run.ts'
import { policyText, witnessName } from '../support/witness.ts'

export interface WitnessPlace {
  readonly root: string
  readonly state: string
  readonly key: string
  readonly words: readonly string[]
}

/** Files for a witness that knows the log of these tests. */
export function witnessPlace(root: string): WitnessPlace {
  const [logs, pass] = [join(root, 'logs.txt'), join(root, 'pass.txt')]
  writeFileSync(logs, policyText)
  writeFileSync(pass, `${passphrase}\n`)
  const [state, key] = [join(root, 'state'), join(root, 'witness.key')]
  const options = ['--key', key, '--name', witnessName, '--logs', logs, '--listen', '127.0.0.1:0']
  return { root, state, key, words: ['witness', state, ...options, '--passphrase-file', pass] }
}

export interface RunningWitness {
  readonly url: string
  readonly vkey: string
  readonly child: ChildProcess
  /** Lines of stdout so far, each a document. */
  readonly lines: readonly unknown[]
  readonly said: () => string
  /** Resolves to the exit code, or to the signal that ended it. */
  readonly ended: Promise<number | string | null>
}

/** Starts a witness and waits until it listens. */
export async function runWitness({ root, words }: WitnessPlace): Promise<RunningWitness> {
  const child = spawn(process.execPath, [bin, ...words, '--json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: unknown[] = []
  let [rest, said] = ['', '']
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<number | string | null>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? signal)),
  )
  const started = new Promise<void>((resolve) =>
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n')
      rest = parts.pop()!
      // The document of an error, which ends it, stands on several lines.
      const whole = parts.filter((line) => line.startsWith('{"'))
      lines.push(...whole.map((line) => JSON.parse(line) as unknown))
      if (lines.length > 0) resolve()
    }),
  )
  await Promise.race([
    started,
    ended.then((code) => {
      throw new Error(`the witness ended with ${code}: ${said}`)
    }),
  ])
  const { url, witness } = lines[0] as { readonly url: string; readonly witness: string }
  return { url, vkey: witness, child, lines, said: () => said, ended }
}
