import { errorTable, isCustodyError } from '@custodia/core/errors'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import type { Json } from './io/output.ts'

/** What the program says of an error, and how it ends. */
export interface Report {
  readonly exitCode: number
  readonly text: string
  readonly document: Json
}

export interface ReportOptions {
  readonly debug: boolean
  readonly interrupted: boolean
}

export function reportError(error: unknown, { debug, interrupted }: ReportOptions): Report {
  const report = interrupted || isInterruption(error) ? interruption() : explainError(error)
  if (!debug || !(error instanceof Error)) return report
  return { ...report, text: `${report.text}\n\n${describeStack(error)}` }
}

/** Ctrl-C at the hidden prompt reaches the program as a character, and not as a signal. */
function isInterruption(error: unknown): boolean {
  if (!isCustodyError(error) || error.code !== 'ERR_PASSPHRASE_SOURCE') return false
  return error.details.reason === 'interrupted'
}

function explainError(error: unknown): Report {
  if (isCustodyError(error)) {
    const { code, message } = error
    const { meaning, next } = errorTable[code]
    return {
      exitCode: exitCodeOf(code),
      text: [
        `custodia: ${message}`,
        `  Next: ${next}`,
        `  Code: ${code} (custodia explain ${code})`,
      ].join('\n'),
      document: { error: { code, message, meaning, next } },
    }
  }
  return isSystemError(error) ? machineRefused(error) : bug(error)
}

function machineRefused(error: Error): Report {
  const { message } = error
  const next = 'Look at the path, the permissions and the free space, then run the command again.'
  return {
    exitCode: exitCodes.machine,
    text: `custodia: the machine refused: ${message}\n  Next: ${next}`,
    document: { error: { code: 'machine', message, next } },
  }
}

function interruption(): Report {
  const message = 'interrupted; what was recorded before stays recorded'
  return {
    exitCode: exitCodes.interrupted,
    text: `custodia: ${message}`,
    document: { error: { code: 'interrupted', message } },
  }
}

function bug(error: unknown): Report {
  const message = error instanceof Error ? error.message : String(error)
  const next =
    'This is a mistake in Custodia. Please run the command again with --debug and report its output, ' +
    'the command and `custodia --version` where SECURITY.md says.'
  return {
    exitCode: exitCodes.bug,
    text: `custodia: ${message}\n  ${next}`,
    document: { error: { code: 'bug', message, next } },
  }
}

function describeStack(error: Error): string {
  const own = error.stack ?? error.message
  return error.cause instanceof Error ? `${own}\nCaused by: ${describeStack(error.cause)}` : own
}

function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
