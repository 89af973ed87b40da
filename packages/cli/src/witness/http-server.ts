/**
 * The HTTP side of a witness: C2SP tlog-witness v1.0.0, and the monitoring call of its main branch at commit 5ba5ee8.
 * It connects nowhere. Whoever sends too much, too slowly or too often is cut off.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { limits } from '@custodia/core/wire'
import type { CosignedCheckpoint, Witness } from '@custodia/core/custody'

export interface WitnessServerOptions {
  readonly witness: Pick<Witness, 'addCheckpoint' | 'latest'>
  /** Is told of each cosignature, once it was kept. */
  readonly onCosigned: (cosigned: CosignedCheckpoint) => void
  /** Is told why a request could not be answered; the client gets 500. */
  readonly onFailure: (error: unknown) => void
  /** Milliseconds that a client has for a whole request, and that a connection may be idle. Default 10,000. */
  readonly patience?: number
}

/** Connections at once; each holds one request of at most 265,001 bytes. */
const mostConnections = 128

const most = limits.addCheckpointLength

interface Answer {
  readonly status: number
  readonly type?: string
  readonly body: string | Uint8Array
  readonly headers?: { readonly [name: string]: string }
}

/** Makes the server; `listen` and `closeGently` are the caller's. */
export function createWitnessServer(options: WitnessServerOptions): Server {
  const { onFailure, patience = 10_000 } = options
  const timeouts = {
    requestTimeout: patience,
    headersTimeout: patience,
    keepAliveTimeout: patience,
    connectionsCheckingInterval: Math.min(1000, patience),
  }
  const server = createServer({ maxHeaderSize: 8192, ...timeouts }, (request, response) => {
    answer(request, options)
      .catch((error: unknown) => {
        // A client that went away in the middle of its request is no failure of ours.
        if (request.destroyed && !request.complete) return undefined
        onFailure(error)
        return { status: 500, body: 'this witness could not do its work\n' }
      })
      .then((given) => given && send(response, given, !server.listening || !request.complete))
      .catch(onFailure)
  })
  server.maxConnections = mostConnections
  // Also for a client that does not take its answer.
  server.timeout = patience
  return server
}

/** Takes no more connections, lets requests under way be answered for a while, and then cuts them off. */
export function closeGently(server: Server, wait = 1500): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), wait)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}

const monitoring = /^\/([0-9a-f]{64})\/checkpoint$/

async function answer(request: IncomingMessage, options: WitnessServerOptions): Promise<Answer> {
  const { url = '', method } = request
  if (url === '/add-checkpoint')
    return method === 'POST' ? addCheckpoint(request, options) : onlyBy('POST')
  const hash = monitoring.exec(url)?.[1]
  if (hash === undefined) return { status: 404, body: 'there is nothing here\n' }
  if (method !== 'GET') return onlyBy('GET')
  const note = await options.witness.latest(hash)
  return note === undefined
    ? { status: 404, body: 'nothing was cosigned for this log\n' }
    : { status: 200, body: note }
}

async function addCheckpoint(
  request: IncomingMessage,
  { witness, onCosigned }: WitnessServerOptions,
): Promise<Answer> {
  const body = await readBody(request)
  if (body === undefined) return { status: 413, body: `a request has at most ${most} bytes\n` }
  const { cosigned, ...answered } = await witness.addCheckpoint(body)
  if (cosigned !== undefined) onCosigned(cosigned)
  return answered
}

/** The body, or undefined as soon as it is known to be too long. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > most) return undefined
  const parts: Uint8Array[] = []
  let length = 0
  // The stream stays, so that the answer can still be sent where the loop ends early.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    length += (part as Uint8Array).length
    if (length > most) return undefined
    parts.push(part as Uint8Array)
  }
  return new Uint8Array(Buffer.concat(parts))
}

function onlyBy(method: string): Answer {
  return { status: 405, body: `only ${method} is answered here\n`, headers: { allow: method } }
}

/** `isLast`: the connection ends with this answer, because of us or because the rest of the request is not wanted. */
function send(response: ServerResponse, given: Answer, isLast: boolean): void {
  const { status, type = 'text/plain; charset=utf-8', body, headers } = given
  if (isLast) response.setHeader('connection', 'close')
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...headers,
  })
  response.end(body)
}
