/** Servers on a free port of this machine, closed when the test ends. */
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { onTestFinished } from 'vitest'
import { createWitness } from '@custodia/core/custody'
import type { WitnessMemory } from '@custodia/core/custody'
import { createWitnessServer } from '../../packages/cli/src/witness/http-server.ts'
import type { WitnessServerOptions } from '../../packages/cli/src/witness/http-server.ts'
import { listenOn } from '../../packages/cli/src/witness/listen-address.ts'
import { createMemory, logs, witnessName, witnessSigner } from '../support/witness.ts'

export async function listening(server: Server): Promise<string> {
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return listenOn(server, { host: '127.0.0.1', port: 0 })
}

/** A server that answers as it is told. */
export function answering(listener: RequestListener): Promise<string> {
  return listening(createServer(listener))
}

export interface TestWitness {
  readonly url: string
  readonly server: Server
  readonly memory: WitnessMemory
  readonly cosigned: number[]
  readonly failures: unknown[]
}

export async function startWitness(
  changes: Partial<WitnessServerOptions> & {
    readonly memory?: WitnessMemory
    readonly known?: typeof logs
  } = {},
): Promise<TestWitness> {
  const { memory = createMemory(), known = logs, ...rest } = changes
  const cosigned: number[] = []
  const failures: unknown[] = []
  const server = createWitnessServer({
    witness: createWitness({
      name: witnessName,
      signer: witnessSigner,
      logs: known,
      memory,
      clock: Date.now,
    }),
    onCosigned: ({ size }) => void cosigned.push(size),
    onFailure: (error) => void failures.push(error),
    ...rest,
  })
  return { url: await listening(server), server, memory, cosigned, failures }
}
