import type { Command } from 'commander'

export interface IdentityOption {
  readonly identity?: readonly string[]
}

/** How a command that reads bundles takes the identities that open encrypted ones. */
export function addIdentityOption(command: Command): Command {
  return command.option(
    '--identity <file...>',
    'secret identities of age that open an encrypted bundle',
  )
}
