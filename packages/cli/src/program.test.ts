import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { errorTable } from '@custodia/core/errors'
import type { CustodyErrorCode } from '@custodia/core/errors'
import { exitCodeOf } from './exit-codes.ts'
import { buildProgram, commandTable } from './program.ts'
import type { Act } from './task.ts'

/** Parses and does nothing: a test of examples must not found ledgers. */
const idle: Act = () => async () => {}

async function wholeProgram(): Promise<Command> {
  const program = await buildProgram('*', idle)
  forEach(program, (command) =>
    command.exitOverride().configureOutput({ writeErr() {}, writeOut() {} }),
  )
  return program
}

function forEach(command: Command, visit: (command: Command) => void): void {
  visit(command)
  for (const child of command.commands) forEach(child, visit)
}

/** Commands that do something: those without commands of their own. */
async function leaves(): Promise<readonly Command[]> {
  const found: Command[] = []
  const program = await wholeProgram()
  forEach(program, (command) => {
    if (command.commands.length === 0 && command !== program) found.push(command)
  })
  return found
}

function fullName(command: Command): string {
  return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`
}

/** The help of a command as a person sees it, with its examples. */
function helpOf(command: Command): string {
  let text = ''
  command.configureOutput({ writeOut: (part) => (text += part) })
  command.outputHelp()
  return text
}

function examplesOf(command: Command): readonly string[] {
  return [...helpOf(command).matchAll(/^ {2}\$ (custodia .*)$/gm)].map(([, line]) => line!)
}

/** Splits a command line as a shell does, as far as our examples go: quotes, and redirections left out. */
function wordsOf(line: string): readonly string[] {
  const withoutRedirections = line.replace(/ [<>] \S+/g, '')
  const words = withoutRedirections.match(/"[^"]*"|\S+/g) ?? []
  return words.map((word) => word.replace(/^"(.*)"$/, '$1'))
}

describe('every command', () => {
  it('has one to three examples that it takes', async () => {
    const program = await wholeProgram()
    for (const command of await leaves()) {
      const lines = examplesOf(command)
      expect([fullName(command), lines.length]).toEqual([fullName(command), expect.any(Number)])
      expect(lines.length).toBeGreaterThanOrEqual(1)
      expect(lines.length).toBeLessThanOrEqual(3)
      for (const line of lines) {
        expect(line.startsWith(`${fullName(command)} `) || line === fullName(command)).toBe(true)
        const [, ...words] = wordsOf(line)
        await program.parseAsync([...words], { from: 'user' })
      }
    }
  }, 60_000)

  it('takes --json, --no-color and --debug', async () => {
    for (const command of await leaves()) {
      const options = command.options.map(({ long }) => long)
      expect(options).toEqual(expect.arrayContaining(['--json', '--no-color', '--debug']))
    }
  })

  it('says of each option what it is', async () => {
    for (const command of await leaves()) {
      for (const option of command.options) {
        expect(['', option.attributeName()]).not.toContain(option.description)
      }
    }
  })

  it('is named with a summary in the table, in small letters and without a full stop', () => {
    for (const { summary } of commandTable) expect(summary).toMatch(/^[a-z].*[^.]$/)
  })
})

describe('docs/commands.md and docs/record.md', () => {
  const page = ['commands.md', 'record.md']
    .map((name) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8'))
    .join('\n')

  it('shows every command', async () => {
    for (const command of await leaves()) {
      expect(page).toMatch(
        new RegExp(`^#{2,3} .*\`${fullName(command).replace('custodia ', '')}\``, 'm'),
      )
    }
  })

  it('shows every option', async () => {
    for (const command of await leaves()) {
      for (const { long } of command.options) expect(page).toContain(`\`${long}`)
    }
  })

  it('shows only command lines that the program takes', async () => {
    const blocks = [...page.matchAll(/^```sh\n([^`]*)^```$/gm)].map(([, text]) => text!)
    const lines = blocks.flatMap((text) => text.replaceAll('\\\n', ' ').split('\n'))
    const commands = lines.filter((line) => line.startsWith('custodia '))
    expect(commands.length).toBeGreaterThan(30)
    const program = await wholeProgram()
    for (const line of commands) {
      const [, ...words] = wordsOf(line.replace(/ +# .*$/, ''))
      await program.parseAsync([...words], { from: 'user' })
    }
  }, 60_000)
})

describe('exit codes', () => {
  const expected: { readonly [C in CustodyErrorCode]?: number } = {
    ERR_USAGE: 2,
    ERR_BUNDLE_MALFORMED: 5,
    ERR_LAW: 6,
    ERR_CHAIN_RESERVED: 6,
    ERR_STORE_EXISTS: 7,
    ERR_STORE_LOCKED: 7,
    ERR_KEY_PASSPHRASE: 7,
    ERR_KEY_FILE_FORMAT: 5,
    ERR_PASSPHRASE_SOURCE: 7,
    ERR_OUTPUT: 7,
  }

  it.each(Object.entries(expected))('%s ends with %i', (code, exit) => {
    expect(exitCodeOf(code as CustodyErrorCode)).toBe(exit)
  })

  it('every error has one of those that are documented', () => {
    for (const code of Object.keys(errorTable) as CustodyErrorCode[]) {
      expect([2, 5, 6, 7]).toContain(exitCodeOf(code))
    }
  })
})
