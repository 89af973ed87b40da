import { spawn } from 'node:child_process'
import type { Command } from 'commander'
import { Option } from 'commander'
import { backendName } from '@custodia/core/crypto'
import { runConformance } from '../conformance/run.ts'
import { examples } from '../program.ts'
import type { Act } from '../task.ts'

interface ConformanceOptions {
  readonly backend?: 'node' | 'portable'
}

export function define(command: Command, act: Act): void {
  command
    .description(
      'Answer questions about bytes, one JSON document a line: for test vectors and for other implementations.',
    )
    .addOption(
      new Option('--backend <name>', 'which cryptography answers').choices(['node', 'portable']),
    )
  examples(command, [
    'custodia conformance < vectors.jsonl > answers.jsonl',
    'custodia conformance --backend portable < vectors.jsonl',
  ]).action(
    act(async ({ surroundings, out }, options: ConformanceOptions) => {
      if (options.backend !== undefined && options.backend !== backendName) {
        return runAgain(options.backend)
      }
      await runConformance(surroundings.stdin as AsyncIterable<Uint8Array>, (line) =>
        out.print(line),
      )
      return 0
    }),
  )
}

/** The backend is chosen when Node starts, so the other one answers in a process of its own, on the same streams. */
function runAgain(backend: 'node' | 'portable'): Promise<number> {
  const conditions = backend === 'portable' ? ['--conditions=custodia-portable'] : []
  const words = [...conditions, process.argv[1]!, 'conformance']
  const child = spawn(process.execPath, words, { stdio: 'inherit', env: withoutConditions() })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 70))
  })
}

function withoutConditions(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _inherited, ...env } = process.env
  return env
}
