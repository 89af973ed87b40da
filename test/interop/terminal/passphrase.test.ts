/** The passphrase prompt at a real pseudo-terminal, which `script` of util-linux makes. Runs the built package. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const built = fileURLToPath(new URL('../../../packages/cli/dist/keys/', import.meta.url))
const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex')

// Prints what it was given only as a digest, so that the passphrase can be looked for in everything that is shown.
const program = `
  import { createHash } from 'node:crypto'
  import { readPassphrase } from './index.js'
  const isNew = process.argv.includes('new')
  const signal = process.argv.includes('impatient') ? AbortSignal.timeout(300) : undefined
  try {
    const passphrase = await readPassphrase({ prompt: 'Passphrase for anna.pem', isNew, signal })
    console.log('given ' + createHash('sha256').update(passphrase).digest('hex'))
  } catch (error) {
    console.log('refused ' + error.name + ' ' + (error.details?.reason ?? ''))
  }`

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'custodia-terminal-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

interface Session {
  /** Goes to the program. */
  readonly args?: string
  /** Put before the program: variables of its environment. */
  readonly before?: string
  /** Appended to the shell command that runs the program: redirections. */
  readonly redirect?: string
  /** What is typed each time the text before it has been shown. */
  readonly dialogue: readonly (readonly [shown: string, typed: string])[]
}

/** Everything that the terminal shows while the program runs, and the state of the terminal afterwards. */
function atTerminal(session: Session): Promise<{ shown: string; echoes: boolean }> {
  const { before = '', args = '', redirect = '', dialogue } = session
  const node = `${before} '${process.execPath}' --input-type=module -e "$PROGRAM" ${args} ${redirect}`
  // The shell outlives the program, so that what it leaves behind shows.
  const command = `${node}; echo "exit $?"; stty -a`
  const child = spawn(
    'script',
    ['-qfec', `bash -c '${command.replaceAll("'", `'\\''`)}'`, '/dev/null'],
    {
      cwd: built,
      env: { ...process.env, PROGRAM: program, SHELL: '/bin/bash' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  let shown = ''
  let step = 0
  let looked = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    const next = dialogue[step]
    const found = next === undefined ? -1 : shown.indexOf(next[0], looked)
    if (next === undefined || found < 0) return
    looked = found + next[0].length
    step++
    child.stdin.write(next[1])
  })
  return new Promise((resolve) => {
    child.on('close', () => {
      expect(step, `the dialogue stopped at step ${step}:\n${shown}`).toBe(dialogue.length)
      resolve({ shown, echoes: /(^|\s)echo\s/.test(shown) && /(^|\s)icanon\s/.test(shown) })
    })
  })
}

const prompt = 'Passphrase for anna.pem: '
const again = 'Passphrase for anna.pem, again: '

describe('the prompt', () => {
  test('takes a line, shows nothing of it, and leaves the terminal as it was', async () => {
    const typed = 'correct horse, für 🐎'
    const { shown, echoes } = await atTerminal({ dialogue: [[prompt, `${typed}\r`]] })
    expect(shown).toContain(`given ${fingerprint(typed)}`)
    expect(shown).toContain('exit 0')
    expect(shown).not.toContain('correct')
    expect(shown).not.toContain('*')
    expect(echoes).toBe(true)
  })

  test('stands on a line of its own', async () => {
    const { shown } = await atTerminal({ dialogue: [[prompt, 'x\r']] })
    expect(shown).toContain(`${prompt}\r\ngiven`)
  })

  test('understands Backspace and Ctrl-U', async () => {
    const { shown } = await atTerminal({ dialogue: [[prompt, 'wrong\x15rightt\x7f\r']] })
    expect(shown).toContain(`given ${fingerprint('right')}`)
  })

  test('asks twice for a new passphrase', async () => {
    const dialogue = [
      [prompt, 'one\r'],
      [again, 'one\r'],
    ] as const
    const { shown, echoes } = await atTerminal({ args: 'new', dialogue })
    expect(shown).toContain(`given ${fingerprint('one')}`)
    expect(echoes).toBe(true)
  })

  test('keeps what is typed ahead', async () => {
    const { shown } = await atTerminal({ args: 'new', dialogue: [[prompt, 'one\rone\r']] })
    expect(shown).toContain(`given ${fingerprint('one')}`)
  })

  test('refuses two new passphrases that differ', async () => {
    const dialogue = [
      [prompt, 'one\r'],
      [again, 'two\r'],
    ] as const
    const { shown } = await atTerminal({ args: 'new', dialogue })
    expect(shown).toContain('refused CustodyError differs')
  })

  test('refuses an empty line', async () => {
    const { shown } = await atTerminal({ dialogue: [[prompt, '\r']] })
    expect(shown).toContain('refused CustodyError unusable')
  })

  test.each([
    ['Ctrl-C', '\x03'],
    ['Ctrl-D', '\x04'],
  ])('ends at %s, and the terminal shows again what is typed', async (_, key) => {
    const { shown, echoes } = await atTerminal({ dialogue: [[prompt, `secret${key}`]] })
    expect(shown).toContain('refused CustodyError interrupted')
    expect(shown).not.toContain('secret')
    expect(echoes).toBe(true)
  })

  test('ends when it is told to, and the terminal shows again what is typed', async () => {
    const { shown, echoes } = await atTerminal({ args: 'impatient', dialogue: [[prompt, 'half']] })
    expect(shown).toContain('refused TimeoutError')
    expect(echoes).toBe(true)
  })

  test('a process that is ended by a signal leaves the terminal as it was', async () => {
    const { shown, echoes } = await atTerminal({
      redirect: '& sleep 1.5; kill -TERM $!; wait $!',
      dialogue: [[prompt, 'half']],
    })
    expect(shown).toContain('exit 143')
    expect(echoes).toBe(true)
  })
})

describe('the terminal is found', () => {
  test('with stdin from a pipe, which is left for its own use', async () => {
    const { shown } = await atTerminal({ redirect: '< /dev/null', dialogue: [[prompt, 'one\r']] })
    expect(shown).toContain(`given ${fingerprint('one')}`)
  })

  test('with stdout and stderr in a file, where the prompt does not go', async () => {
    const log = join(directory, 'log')
    const dialogue = [[prompt, 'one\r']] as const
    await atTerminal({ redirect: `> ${log} 2>&1`, dialogue })
    expect(readFileSync(log, 'utf8')).toBe(`given ${fingerprint('one')}\n`)
  })

  test('unless stdin and stderr are both elsewhere: then nobody is there to answer', async () => {
    const { shown } = await atTerminal({ redirect: '< /dev/null 2> /dev/null', dialogue: [] })
    expect(shown).toContain('refused CustodyError none')
    expect(shown).not.toContain(prompt)
  })
})

test('a file descriptor that is a terminal is refused, for it would show what is typed', async () => {
  const { shown } = await atTerminal({
    before: 'CUSTODIA_PASSPHRASE_FD=3',
    redirect: '3<&0',
    dialogue: [],
  })
  expect(shown).toContain('refused CustodyError descriptor')
})
