/** The client: a real ledger, real servers, and servers that lie, stall or fall silent. */
import type { RequestListener } from 'node:http'
import { describe, expect, test } from 'vitest'
import { concat } from '@custodia/core/bytes'
import {
  cosignerKey,
  createWitness,
  knownLogs,
  openCosignature,
  originHash,
} from '@custodia/core/custody'
import { formatNote, parseNote, parseSignatureLines, parseVkey } from '@custodia/core/wire'
import { cosignBy } from '../../packages/cli/src/witness/submit-checkpoint.ts'
import type { CosignOptions } from '../../packages/cli/src/witness/submit-checkpoint.ts'
import { foundLedger, openCase } from '../support/ledger.ts'
import {
  checkpointAt,
  createMemory,
  logVkey,
  proofBetween,
  requestFor,
  seededSigner,
  witnessSigner,
  witnessVkey,
} from '../support/witness.ts'
import { answering, startWitness } from './serve.ts'

const vkey = parseVkey(witnessVkey)
const witnessAt = (url: string): { readonly vkey: typeof vkey; readonly url: string } => ({
  vkey,
  url,
})

/** The right history of the log of these tests, as a ledger proves it. */
const history = {
  consistency: (from: number, to: number) => Promise.resolve(proofBetween(from, to)),
}

function options(changes: Partial<CosignOptions> = {}): CosignOptions {
  return { signal: new AbortController().signal, pauses: [10, 10], ...changes }
}

const failure = (code: string, details: object = {}): unknown =>
  expect.objectContaining({ code, details: expect.objectContaining(details) })

/** What a right witness answers to the first request for a checkpoint. */
async function rightAnswer(size: number): Promise<Uint8Array> {
  const witness = createWitness({
    name: vkey.name,
    signer: witnessSigner,
    logs: knownLogs([{ vkey: parseVkey(logVkey) }]),
    memory: createMemory(),
    clock: Date.now,
  })
  return (await witness.addCheckpoint(await requestFor(0, size))).body as Uint8Array
}

const replying =
  (status: number, body: string | Uint8Array, type = 'text/plain'): RequestListener =>
  (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': type })
      response.end(body)
    })
  }

describe('a checkpoint is cosigned', () => {
  test('of a real ledger, again and again, whatever the witness has seen', async () => {
    const world = await foundLedger()
    const { ledger } = world
    const known = knownLogs([{ vkey: parseVkey(ledger.logKey) }])
    const { url, memory, cosigned } = await startWitness({ known })
    const sizes: number[] = []
    for (let round = 0; round < 4; round++) {
      const { note, size } = await ledger.checkpoint()
      for (const since of [undefined, size, 1, size + 5]) {
        const { line, time } = await cosignBy(
          witnessAt(`${url}/`),
          note,
          ledger,
          options(since === undefined ? {} : { since }),
        )
        expect(openCosignature(concat(note, line), witnessVkey)).toBe(time)
        expect(await memory.read(originHash(ledger.origin))).toEqual(concat(note, line))
        sizes.push(size)
      }
      await openCase(world)
    }
    expect(cosigned).toEqual(sizes)
  })

  test('that has further lines already: only the first is sent', async () => {
    const { url } = await startWitness()
    const note = parseNote(await checkpointAt(5))
    const stranger = parseNote(await checkpointAt(5, 'a', seededSigner(9))).signatures
    const checkpoint = formatNote({ ...note, signatures: [...note.signatures, ...stranger] })
    let sent = new Uint8Array()
    const watching: typeof fetch = async (target, init) => {
      sent = new Uint8Array(init!.body as Buffer)
      return fetch(target, init)
    }
    const { line } = await cosignBy(
      witnessAt(url),
      checkpoint,
      history,
      options({ fetch: watching }),
    )
    expect(sent).toEqual(await requestFor(0, 5))
    expect(parseSignatureLines(line)).toHaveLength(1)
  })

  test('although others have a newer one cosigned in between', async () => {
    const { url } = await startWitness()
    let round = 0
    const racing: typeof fetch = async (target, init) => {
      if (round < 2) {
        const [from, to] = [[0, 3] as const, [3, 4] as const][round++]!
        await fetch(target, { method: 'POST', body: Buffer.from(await requestFor(from, to)) })
      }
      return fetch(target, init)
    }
    const note = await checkpointAt(9)
    const { line } = await cosignBy(witnessAt(url), note, history, options({ fetch: racing }))
    expect(openCosignature(concat(note, line), witnessVkey)).toBeGreaterThan(0)
  })

  test('among lines of other keys, which are passed over', async () => {
    const right = await rightAnswer(5)
    const other = cosignerKey('witness.example/two', seededSigner(8).publicKey)
    const foreign = Buffer.from(`\u2014 ${other.name} ${Buffer.alloc(76, 1).toString('base64')}\n`)
    const sameName = Buffer.from(`\u2014 ${vkey.name} ${Buffer.alloc(76, 1).toString('base64')}\n`)
    const url = await answering(replying(200, concat(foreign, sameName, right, foreign)))
    const { line } = await cosignBy(witnessAt(url), await checkpointAt(5), history, options())
    expect(line).toEqual(right)
  })
})

describe('a lost connection', () => {
  test('is tried again, also when the witness had cosigned before it was lost', async () => {
    const { url, cosigned } = await startWitness()
    let lost = 0
    const losing: typeof fetch = async (target, init) => {
      const response = await fetch(target, init)
      if (response.status !== 200 || lost++ > 0) return response
      await response.arrayBuffer()
      throw new TypeError('fetch failed')
    }
    const note = await checkpointAt(7)
    const { line } = await cosignBy(witnessAt(url), note, history, options({ fetch: losing }))
    expect(openCosignature(concat(note, line), witnessVkey)).toBeGreaterThan(0)
    expect(cosigned).toEqual([7, 7])
  })

  test('is given up after as many attempts as there are pauses, and one', async () => {
    let asked = 0
    const url = await answering((request) => {
      asked++
      request.socket.destroy()
    })
    await expect(
      cosignBy(witnessAt(url), await checkpointAt(5), history, options()),
    ).rejects.toThrow(failure('ERR_WITNESS_UNREACHED', { witness: vkey.name }))
    expect(asked).toBe(3)
  })

  test('so are 408, 429 and 5xx, and a witness that says nothing', async () => {
    const note = await checkpointAt(5)
    for (const status of [408, 429, 500, 503]) {
      let asked = 0
      const url = await answering((request, response) => {
        if (asked++ === 0) replying(status, '')(request, response)
        else replying(404, '')(request, response)
      })
      await expect(cosignBy(witnessAt(url), note, history, options())).rejects.toThrow(
        failure('ERR_WITNESS_REFUSED', { status: 404 }),
      )
    }
    const silent = await answering(() => undefined)
    await expect(
      cosignBy(witnessAt(silent), note, history, options({ patience: 50 })),
    ).rejects.toThrow(failure('ERR_WITNESS_UNREACHED'))
  })

  test('nobody listens there', async () => {
    const { url, server } = await startWitness()
    await new Promise((resolve) => server.close(resolve))
    await expect(
      cosignBy(witnessAt(url), await checkpointAt(5), history, options()),
    ).rejects.toThrow(/was asked 3 times: .*ECONNREFUSED/)
  })

  test('ends at once when the person interrupts', async () => {
    const interrupt = new AbortController()
    const url = await answering((request) => {
      request.socket.destroy()
      setTimeout(() => interrupt.abort(new Error('interrupted')), 20)
    })
    const begun = Date.now()
    await expect(
      cosignBy(
        witnessAt(url),
        await checkpointAt(5),
        history,
        options({ signal: interrupt.signal, pauses: [60_000] }),
      ),
    ).rejects.toThrow('interrupted')
    expect(Date.now() - begun).toBeLessThan(10_000)
  })
})

describe('is refused:', () => {
  async function answered(listener: RequestListener, size = 5): Promise<unknown> {
    const url = await answering(listener)
    return cosignBy(witnessAt(url), await checkpointAt(size), history, options()).catch(
      (error: unknown) => error,
    )
  }

  test('what the witness does not know, and another history', async () => {
    const { url } = await startWitness({ known: new Map() })
    const note = await checkpointAt(8, 'b')
    await expect(cosignBy(witnessAt(url), note, history, options())).rejects.toThrow(
      failure('ERR_WITNESS_REFUSED', { status: 404 }),
    )
    const { url: other } = await startWitness()
    await cosignBy(witnessAt(other), await checkpointAt(6), history, options())
    await expect(cosignBy(witnessAt(other), note, history, options())).rejects.toThrow(
      failure('ERR_WITNESS_REFUSED', { status: 422 }),
    )
  })

  test('a witness that has seen more', async () => {
    const { url } = await startWitness()
    await cosignBy(witnessAt(url), await checkpointAt(8), history, options())
    await expect(
      cosignBy(witnessAt(url), await checkpointAt(6), history, options()),
    ).rejects.toThrow(failure('ERR_WITNESS_AHEAD', { seen: 8, size: 6 }))
  })

  test('a size that is none, is not said to be one, or is what was sent', async () => {
    const size = 'text/x.tlog.size'
    for (const listener of [
      replying(409, '3'),
      replying(409, '3\n', 'text/plain'),
      replying(409, '03\n', size),
      replying(409, '0\n', size),
      replying(409, '99999999999999999999\n', size),
    ])
      expect(await answered(listener)).toEqual(failure('ERR_WITNESS_ANSWER'))
  })

  test('at once, if it asks for what it was sent', async () => {
    let asked = 0
    const same: RequestListener = (request, response) => {
      asked++
      replying(409, '0\n', 'text/x.tlog.size')(request, response)
    }
    expect(await answered(same)).toEqual(failure('ERR_WITNESS_ANSWER'))
    expect(asked).toBe(1)
  })

  test('a witness that names ever other sizes', async () => {
    let asked = 0
    const changing: RequestListener = (request, response) =>
      replying(409, `${(asked++ % 2) + 1}\n`, 'text/x.tlog.size; charset=x')(request, response)
    expect(await answered(changing)).toEqual(failure('ERR_WITNESS_ANSWER'))
    expect(asked).toBe(4)
  })

  test('a cosignature of another checkpoint, by another key, changed, or none', async () => {
    const right = await rightAnswer(5)
    const changed = Uint8Array.from(right)
    changed[60] = changed[60] === 65 ? 66 : 65
    const other = cosignerKey('witness.example/two', seededSigner(8).publicKey)
    for (const body of [
      await rightAnswer(6),
      changed,
      concat(changed, right),
      Buffer.from(`\u2014 ${other.name} ${Buffer.alloc(76, 1).toString('base64')}\n`),
      Buffer.from(''),
      Buffer.from('<html>'),
      Buffer.alloc(1_000_000, 10),
    ])
      expect(await answered(replying(200, body))).toEqual(failure('ERR_WITNESS_ANSWER'))
    expect(await answered(replying(200, right))).toMatchObject({ line: right })
  })

  test('a time that cannot be', async () => {
    const url = await answering(replying(200, await rightAnswer(5)))
    const note = await checkpointAt(5)
    const at = (now: number): Promise<unknown> =>
      cosignBy(witnessAt(url), note, history, options({ now: () => now }))
    await expect(at(Date.now() - 3_700_000)).rejects.toThrow(failure('ERR_WITNESS_ANSWER'))
    await expect(at(Date.now() - 3_500_000)).resolves.toBeDefined()
  })

  test('text of a witness is shown escaped and short', async () => {
    const error = await answered(replying(403, `\u001b[2J\u202e${'x'.repeat(5000)}`))
    expect(error).toEqual(failure('ERR_WITNESS_REFUSED', { status: 403 }))
    const { message } = error as Error
    expect(message).toContain('\\u{1b}[2J\\u{202e}')
    expect(message.length).toBeLessThan(400)
  })

  test('a redirection is not followed', async () => {
    const { url: elsewhere, cosigned } = await startWitness()
    const listener: RequestListener = (request, response) => {
      request.resume()
      response.writeHead(307, { location: `${elsewhere}/add-checkpoint` }).end()
    }
    expect(await answered(listener)).toEqual(failure('ERR_WITNESS_REFUSED', { status: 307 }))
    expect(cosigned).toEqual([])
  })

  test('an address that is none, and a key that cannot be checked', async () => {
    const note = await checkpointAt(5)
    for (const url of ['', 'witness.example', 'file:///x', 'http://a:b@x/', 'http://x/?y'])
      await expect(cosignBy(witnessAt(url), note, history, options())).rejects.toThrow(
        failure('ERR_WITNESS_UNREACHED'),
      )
    await expect(cosignBy({ vkey }, note, history, options())).rejects.toThrow(
      failure('ERR_WITNESS_UNREACHED'),
    )
    const log = { vkey: parseVkey(logVkey), url: 'http://127.0.0.1:1' }
    await expect(cosignBy(log, note, history, options())).rejects.toThrow(
      failure('ERR_VKEY_MALFORMED'),
    )
  })
})

test('a prefix may have a path', async () => {
  const paths: (string | undefined)[] = []
  const url = await answering((request, response) => {
    paths.push(request.url)
    replying(404, '')(request, response)
  })
  for (const prefix of ['', '/', '/w', '/w/x/'])
    await cosignBy(witnessAt(url + prefix), await checkpointAt(5), history, options()).catch(
      () => undefined,
    )
  expect(paths).toEqual([
    '/add-checkpoint',
    '/add-checkpoint',
    '/w/add-checkpoint',
    '/w/x/add-checkpoint',
  ])
})
