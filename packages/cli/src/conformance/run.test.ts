import { describe, expect, test } from 'vitest'
import { toHex } from '@custodia/core/bytes'
import { createSoftwareSigner, sha256 } from '@custodia/core/crypto'
import { noteKey, sealValue, signCheckpoint } from '@custodia/core/custody'
import { maxLineLength } from './lines.ts'
import { runConformance } from './run.ts'

async function answers(...chunks: readonly (string | Uint8Array)[]): Promise<unknown[]> {
  const lines: string[] = []
  const source = (async function* () {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
  })()
  await runConformance(source, async (line) => void lines.push(line))
  return lines.map((line) => JSON.parse(line) as unknown)
}

async function ask(request: object): Promise<unknown> {
  return (await answers(JSON.stringify({ id: 7, ...request })))[0]
}

const request = { ok: false, code: 'ERR_REQUEST' }
const signer = createSoftwareSigner(new Uint8Array(32).fill(1))

describe('lines', () => {
  test('order is kept, blank lines are passed over, and the last LF may be missing', async () => {
    const line = (id: number): string => JSON.stringify({ id, op: 'cbor', bytes: '01' })
    expect(await answers(`${line(1)}\n\n \t\r\n${line(2)}\r\n`, line(3))).toEqual(
      [1, 2, 3].map((id) => ({ id, ok: true, value: '01' })),
    )
  })

  test('a line that arrives byte by byte is one line', async () => {
    const bytes = Buffer.from(JSON.stringify({ id: 'é', op: 'cbor', bytes: 'f6' }))
    const chunks = [...bytes].map((byte) => Uint8Array.of(byte))
    expect(await answers(...chunks)).toEqual([{ id: 'é', ok: true, value: 'f6' }])
  })

  test.each(['no json', '[1]', 'null', '"text"', '{"id":1', Uint8Array.of(0x7b, 0xff, 0x7d)])(
    'what cannot be read gets an answer with id null: %s',
    async (line) => {
      expect(await answers(line)).toEqual([{ id: null, ...request }])
    },
  )

  test('a line beyond the limit gets an answer, and the next one is read', async () => {
    const long = Buffer.alloc(maxLineLength + 1, 0x20)
    const next = '\n{"id":2,"op":"cbor","bytes":"00"}'
    expect(await answers(long, next)).toEqual([
      { id: null, ...request },
      { id: 2, ok: true, value: '00' },
    ])
  })

  test('the id is echoed as it came, and null when there is none', async () => {
    for (const id of ['text', 0, null, [1], { a: 1 }, false]) {
      expect(await answers(JSON.stringify({ id, op: 'none' }))).toEqual([{ id, ...request }])
    }
    expect(await answers('{"op":"cbor","bytes":"00"}')).toEqual([
      { id: null, ok: true, value: '00' },
    ])
  })

  test.each([
    {},
    { op: 'constructor' },
    { op: 7 },
    { op: 'cbor' },
    { op: 'cbor', bytes: 'A0' },
    { op: 'cbor', bytes: '0' },
    { op: 'cbor', bytes: [1] },
    { op: 'display', bytes: '00', as: 'pdf' },
    { op: 'inclusion', index: '01', size: '2', leafHash: '', root: '', proof: [] },
    { op: 'inclusion', index: -1, size: '2', leafHash: '', root: '', proof: [] },
    { op: 'inclusion', index: '0', size: '2', leafHash: '', root: '', proof: ['zz'] },
  ])('a malformed request gets a code: %j', async (fields) => {
    expect(await ask(fields)).toEqual({ id: 7, ...request })
  })
})

describe('operations', () => {
  test('cbor: tag 18 stands in front of a COSE_Sign1 and nowhere else', async () => {
    const sign1 = 'd28440a04040'
    expect(await ask({ op: 'cbor', bytes: sign1 })).toEqual({ id: 7, ok: true, value: sign1 })
    for (const bytes of ['d200', `81${sign1}`, 'd28440a040', '1801', '']) {
      expect(await ask({ op: 'cbor', bytes })).toEqual({
        id: 7,
        ok: false,
        code: 'ERR_CBOR_PROFILE',
      })
    }
  })

  test('signature and public-key', async () => {
    const message = new Uint8Array([1, 2, 3])
    const held = toHex(await signer.sign(message))
    const publicKey = toHex(signer.publicKey)
    const fields = { op: 'signature', publicKey, message: '010203', signature: held }
    expect(await ask(fields)).toEqual({ id: 7, ok: true })
    expect(await ask({ ...fields, message: '010204' })).toMatchObject({
      ok: false,
      code: 'ERR_SIGNATURE',
    })
    const identity = '01'.padEnd(64, '0')
    expect(await ask({ op: 'public-key', bytes: identity })).toMatchObject({
      ok: false,
      code: 'ERR_PUBLIC_KEY',
    })
  })

  test('an index or size beyond 2^53 is refused, as text and as a number, and not rounded', async () => {
    const hash = '00'.repeat(32)
    const fields = { op: 'inclusion', leafHash: hash, root: hash, proof: [] }
    for (const index of ['9007199254740993', '18446744073709551615', 2 ** 60]) {
      const answer = await ask({ ...fields, index, size: '9007199254740994' })
      expect(answer).toEqual({ id: 7, ok: false, code: 'ERR_PROOF_MALFORMED' })
    }
    expect(await ask({ ...fields, index: '0', size: '1' })).toEqual({ id: 7, ok: true })
  })

  test('checkpoint and note', async () => {
    const origin = 'ledger.example'
    const { vkey } = noteKey(origin, signer.publicKey)
    const rootHash = sha256(new Uint8Array())
    const bytes = toHex(await signCheckpoint({ origin, size: 5, rootHash }, signer))
    expect(await ask({ op: 'checkpoint', bytes, origin, vkey })).toEqual({
      id: 7,
      ok: true,
      value: { origin, size: '5', rootHash: toHex(rootHash), extensions: [] },
    })
    expect(await ask({ op: 'checkpoint', bytes, origin: 'other', vkey })).toMatchObject({
      ok: false,
    })
    expect(await ask({ op: 'note', bytes, vkeys: [vkey] })).toMatchObject({
      ok: true,
      value: { verified: [vkey] },
    })
  })

  test('disclosure: with the head of its byte string and without', async () => {
    const { disclosure, digest } = sealValue('place', 'Room 4')
    const content = toHex(disclosure)
    const withHead =
      disclosure.length < 24 ? content : `58${toHex(Uint8Array.of(disclosure.length))}${content}`
    for (const bytes of [content, withHead]) {
      expect(await ask({ op: 'disclosure', bytes, digest })).toEqual({
        id: 7,
        ok: true,
        value: { label: 'place', value: 'Room 4' },
      })
    }
    const other = sealValue('place', 'Room 4').digest
    expect(await ask({ op: 'disclosure', bytes: content, digest: other })).toMatchObject({
      code: 'ERR_DISCLOSURE_MISMATCH',
    })
  })

  test('display always answers', async () => {
    const answer = await ask({
      op: 'display',
      bytes: toHex(Buffer.from('a\u202eb')),
      as: 'terminal',
    })
    expect(answer).toEqual({ id: 7, ok: true, value: '"a\\u{202e}b"' })
    expect(await ask({ op: 'display', bytes: 'ff', as: 'csv' })).toMatchObject({ ok: true })
  })
})
