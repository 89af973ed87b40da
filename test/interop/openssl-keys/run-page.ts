import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One `sh` block of a page, and the `text` block after it that says what it prints. */
export interface Step {
  readonly commands: string
  readonly prints: string | undefined
}

/** The steps of a page under `docs`, exactly as it prints them. */
export function stepsOf(page: string): readonly Step[] {
  const text = readFileSync(
    fileURLToPath(new URL(`../../../docs/${page}`, import.meta.url)),
    'utf8',
  )
  const block = /```sh\n(.*?)```\n(?:\n```text\n(.*?)```\n)?/gs
  return [...text.matchAll(block)].map(([, commands, prints]) => ({ commands: commands!, prints }))
}

/** Runs commands as a reader would paste them; returns what they print. Throws if one fails. */
export function runShell(commands: string, directory: string): string {
  const args = ['-euo', 'pipefail', '-c', commands]
  return execFileSync('bash', args, { cwd: directory, encoding: 'utf8' })
}
