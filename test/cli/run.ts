import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { formatKeyText } from '../../packages/cli/src/keys/key-text.ts'
import { main } from '../../packages/cli/src/main.ts'

/** The built command line: what a person runs. */
export const bin = fileURLToPath(new URL('../../packages/cli/dist/bin.js', import.meta.url))
export const floppy = fileURLToPath(
  new URL('../../packages/cli/assets/floppy.E01', import.meta.url),
)

export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly cwd: string
  readonly env?: { readonly [name: string]: string | undefined }
  readonly input?: Uint8Array | string
}

/** Runs `custodia` in a process of its own, without a terminal. */
export function custodia(words: readonly string[], options: RunOptions): Promise<Run> {
  const env = { ...process.env, CUSTODIA_LEDGER: undefined, ...options.env }
  const child = spawn(process.execPath, [bin, ...words], { cwd: options.cwd, env })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  child.stdin.on('error', () => {})
  child.stdin.end(options.input ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...output }))
  })
}

/** Runs the same program in this process, for steps that are not what a test is about: a process costs half a second. */
export async function custodiaHere(words: readonly string[], options: RunOptions): Promise<Run> {
  const stdout = collector()
  const stderr = collector()
  const before = process.cwd()
  process.chdir(options.cwd)
  try {
    const code = await main(words, {
      stdin: Readable.from([Buffer.from(options.input ?? '')]),
      stdout: stdout.stream,
      stderr: stderr.stream,
      env: options.env ?? {},
      now: Date.now,
      signal: new AbortController().signal,
    })
    return { code, stdout: stdout.text(), stderr: stderr.text() }
  } finally {
    process.chdir(before)
  }
}

function collector(): { readonly stream: Writable; text(): string } {
  const parts: Buffer[] = []
  const stream = new Writable({
    write(part: Buffer, _encoding, done) {
      parts.push(Buffer.from(part))
      done()
    },
  })
  return { stream, text: () => Buffer.concat(parts).toString('utf8') }
}

/** Runs it in this process, expects that it does what it was asked, and gives its one JSON document. */
export async function answerOf<T>(words: readonly string[], options: RunOptions): Promise<T> {
  const run = await custodiaHere([...words, '--json'], options)
  if (run.code !== 0) {
    throw new Error(
      `custodia ${words.join(' ')} ended with ${run.code}:\n${run.stderr}${run.stdout}`,
    )
  }
  return JSON.parse(run.stdout) as T
}

/** An empty directory that goes away with the test. */
export function emptyDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'custodia-cli-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

export const passphrase = 'correct horse'

/** Writes the passphrase of all test keys to a file, and gives the options that use it. */
export function passphraseOptions(directory: string): readonly string[] {
  const file = join(directory, 'passphrase')
  writeFileSync(file, `${passphrase}\n`, { mode: 0o600 })
  return ['--passphrase-file', file]
}

/** Makes a key file and its successor that open quickly: as `key new` does, but with the passphrase stretched less. */
export function makeFastKey(path: string): void {
  for (const file of [path, `${path}.next`]) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const cipher = { cipher: 'aes-256-cbc', passphrase }
    const content = privateKey.export({ type: 'pkcs8', format: 'der', ...cipher })
    const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
    const text = formatKeyText({
      isEncrypted: true,
      content: new Uint8Array(content),
      publicKey: new Uint8Array(raw),
    })
    writeFileSync(file, text, { mode: 0o600 })
  }
}
