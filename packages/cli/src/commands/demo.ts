import type { Command } from 'commander'
import { runDemo } from '../demo/run-demo.ts'
import { examples } from '../program.ts'
import type { Act } from '../task.ts'

interface DemoOptions {
  readonly keep?: string
}

export function define(command: Command, act: Act): void {
  command
    .description(
      'Watch a disk image being taken into custody, handed over with two signatures, exported and verified, and four forgeries being caught. Everything happens in a temporary folder.',
    )
    .argument('[file...]', 'evidence of your own, in place of the floppy image')
    .option('--keep <dir>', 'leave everything in this directory, which is missing or empty')
  examples(command, [
    'custodia demo',
    'custodia demo --keep ./demo',
    'custodia demo --keep ./demo photo.jpg notes.pdf',
  ]).action(act((task, files: string[], { keep }: DemoOptions) => runDemo(task, { keep, files })))
}
