/** The server of a witness at real sockets: what it answers, and how it treats those who send too much or too slowly. */
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { concat } from '@custodia/core/bytes'
import { openCosignature, originHash } from '@custodia/core/custody'
import { limits } from '@custodia/core/wire'
import { closeGently } from '../../packages/cli/src/witness/http-server.ts'
import { checkpointAt, createMemory, origin, requestFor, witnessVkey } from '../support/witness.ts'
import { startWitness } from './serve.ts'

interface Answered {
  readonly status: number
  readonly type: string | null
  readonly text: string
}

async function ask(url: string, path: string, init?: RequestInit): Promise<Answered> {
  const response = await fetch(url + path, init)
  const { status, headers } = response
  return { status, type: headers.get('content-type'), text: await response.text() }
}

function post(url: string, body: Uint8Array): Promise<Answered> {
  return ask(url, '/add-checkpoint', { method: 'POST', body: Buffer.from(body) })
}

/** Sends bytes on a bare connection and gives what comes back until it ends. */
function exchange(url: string, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    let received = ''
    socket.setEncoding('utf8').on('data', (part) => (received += String(part)))
    socket.on('error', () => {})
    socket.on('close', () => resolve(received))
    socket.write(text)
  })
}

const monitoringPath = `/${originHash(origin)}/checkpoint`

describe('a witness over HTTP', () => {
  test('cosigns, names the size on conflict, and shows the checkpoint to monitors', async () => {
    const { url, cosigned } = await startWitness()
    expect(await ask(url, monitoringPath)).toMatchObject({ status: 404 })
    const first = await post(url, await requestFor(0, 4))
    expect(first).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' })
    const note = concat(await checkpointAt(4), Buffer.from(first.text))
    expect(openCosignature(note, witnessVkey)).toBeGreaterThan(1_700_000_000)
    expect(await post(url, await requestFor(0, 9))).toEqual({
      status: 409,
      type: 'text/x.tlog.size',
      text: '4\n',
    })
    expect(await ask(url, monitoringPath)).toMatchObject({
      status: 200,
      text: Buffer.from(note).toString(),
    })
    expect(await post(url, await requestFor(4, 9, 'a'))).toMatchObject({ status: 200 })
    expect(await post(url, await requestFor(9, 11, 'b'))).toMatchObject({ status: 422 })
    expect(cosigned).toEqual([4, 9])
  })

  test('of many requests that come together each is answered, and no two trees are cosigned', async () => {
    const { url, cosigned } = await startWitness()
    await post(url, await requestFor(0, 6))
    const bodies = await Promise.all(
      (['a', 'b'] as const).flatMap((branch) =>
        [6, 8, 10, 8, 6, 10].map((to) => requestFor(6, to, branch)),
      ),
    )
    const answers = await Promise.all(bodies.map((body) => post(url, body)))
    for (const { status } of answers) expect([200, 409, 422]).toContain(status)
    expect(answers.slice(6).map(({ status }) => status)).not.toContain(200)
    expect(cosigned.every((size, i) => i === 0 || size >= cosigned[i - 1]!)).toBe(true)
  })

  test('answers nothing else', async () => {
    const { url } = await startWitness()
    for (const path of ['/', '/add-checkpoint/', '/add-checkpoint?x', '/../x', '/checkpoint'])
      expect(await ask(url, path)).toMatchObject({ status: 404 })
    expect(await ask(url, monitoringPath.toUpperCase())).toMatchObject({ status: 404 })
    expect(await ask(url, '/add-checkpoint')).toMatchObject({ status: 405 })
    expect(await ask(url, monitoringPath, { method: 'POST' })).toMatchObject({ status: 405 })
    expect(await post(url, Buffer.from('old 0'))).toMatchObject({ status: 400 })
  })

  test('says 500 and goes on when the machine refuses', async () => {
    const broken = { ...createMemory(), replace: () => Promise.reject(new Error('disk full')) }
    const { url, failures, cosigned } = await startWitness({ memory: broken })
    expect(await post(url, await requestFor(0, 4))).toMatchObject({ status: 500 })
    expect(failures).toEqual([new Error('disk full')])
    expect(cosigned).toEqual([])
    expect(await post(url, Buffer.from('old 0'))).toMatchObject({ status: 400 })
  })
})

describe('bounds:', () => {
  test('a body at the limit is read, and one byte more is not', async () => {
    const { url } = await startWitness()
    const most = limits.addCheckpointLength
    expect(await post(url, new Uint8Array(most))).toMatchObject({ status: 400 })
    expect(await post(url, new Uint8Array(most + 1))).toMatchObject({ status: 413 })
  })

  test('nor is one that does not say how long it is', async () => {
    const { url } = await startWitness()
    const status = await new Promise((resolve, reject) => {
      const sent = httpRequest(`${url}/add-checkpoint`, { method: 'POST' }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      sent.on('error', reject)
      sent.setHeader('transfer-encoding', 'chunked')
      sent.end(Buffer.alloc(limits.addCheckpointLength + 1))
    })
    expect(status).toBe(413)
  })

  test('a request that does not come to its end is cut off, at each of its parts', async () => {
    const { url, failures } = await startWitness({ patience: 300 })
    const head = 'POST /add-checkpoint HTTP/1.1\r\nhost: x\r\n'
    const begun = Date.now()
    const received = await Promise.all(
      ['', 'POST /add', head, `${head}content-length: 9\r\n\r\nold`].map((text) =>
        exchange(url, text),
      ),
    )
    expect(Date.now() - begun).toBeLessThan(10_000)
    for (const text of received) expect(text).toMatch(/^(HTTP\/1\.1 408 |$)/)
    expect(failures).toEqual([])
  })

  test('nor does it help to send a byte now and then', async () => {
    const { url } = await startWitness({ patience: 600 })
    const received = await new Promise((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      const body = 'POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n'
      let text = ''
      socket.write(body)
      const drip = setInterval(() => socket.write('o'), 100)
      socket.setEncoding('utf8').on('data', (part) => (text += String(part)))
      socket.on('error', () => {})
      socket.on('close', () => {
        clearInterval(drip)
        resolve(text)
      })
    })
    expect(received).toMatch(/^HTTP\/1\.1 408 /)
  })

  test('a header that is too long is refused', async () => {
    const { url } = await startWitness()
    const received = await exchange(url, `GET / HTTP/1.1\r\nx: ${'y'.repeat(9000)}\r\n\r\n`)
    expect(received).toMatch(/^HTTP\/1\.1 431 /)
  })

  test('a client that goes away in the middle is no failure', async () => {
    const { url, failures } = await startWitness()
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
        socket.write('POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nold')
        setTimeout(() => socket.destroy(), 50)
      })
      socket.on('close', () => setTimeout(resolve, 100))
    })
    expect(failures).toEqual([])
    expect(await post(url, await requestFor(0, 4))).toMatchObject({ status: 200 })
  })

  test('connections beyond the most are turned away, and those that are there are answered', async () => {
    const { url, server } = await startWitness()
    expect(server.maxConnections).toBe(128)
    server.maxConnections = 1
    const first = exchange(url, 'POST /add-checkpoint HTTP/1.1\r\nhost: x\r\n')
    await expect.poll(() => count(server)).toBe(1)
    expect(await exchange(url, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n')).toBe('')
    server.closeAllConnections()
    await first
  })
})

function count(server: {
  getConnections(done: (error: Error | null, n: number) => void): unknown
}) {
  return new Promise<number>((resolve, reject) =>
    server.getConnections((error, n) => (error === null ? resolve(n) : reject(error))),
  )
}

test('closing waits for a request under way, but not for ever', async () => {
  const slow = createMemory()
  const memory = {
    ...slow,
    read: async (hash: string) => {
      await new Promise((resolve) => setTimeout(resolve, 200))
      return slow.read(hash)
    },
  }
  const { url, server } = await startWitness({ memory })
  const answer = post(url, await requestFor(0, 4))
  const stuck = exchange(url, 'POST /add-checkpoint HTTP/1.1\r\nhost: x\r\n')
  await new Promise((resolve) => setTimeout(resolve, 100))
  const begun = Date.now()
  await closeGently(server, 600)
  expect(await answer).toMatchObject({ status: 200 })
  expect(await stuck).toBe('')
  expect(Date.now() - begun).toBeLessThan(5000)
  await expect(fetch(url)).rejects.toThrow()
})
