import type { Server } from 'node:http'
import { CustodyError } from '@custodia/core/errors'

export interface ListenAddress {
  readonly host: string
  readonly port: number
}

/** Reads `127.0.0.1:8080`, `witness.example:80` or `[::1]:8080`; port 0 is one that is free. Errors: ERR_USAGE. */
export function parseListenAddress(text: string): ListenAddress {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text) ?? []
  const host = bracketed ?? plain
  const port = Number(digits)
  if (host !== undefined && port <= 65_535) return { host, port }
  const message = `"${text}" is no address to listen on: expected HOST:PORT, such as 127.0.0.1:8080`
  throw new CustodyError('ERR_USAGE', message, { argument: '--listen' })
}

/** Listens, and gives the URL under which it does. Rejects with what the machine says. */
export function listenOn(server: Server, { host, port }: ListenAddress): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      const address = server.address()
      const found = typeof address === 'object' && address !== null ? address.port : port
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${found}`)
    })
  })
}
