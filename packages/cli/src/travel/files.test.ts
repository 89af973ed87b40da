import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isCustodyError } from '@custodia/core/errors'
import { createFileReservations } from '../home/reservations.ts'
import { encodePreparedFile, parsePreparedFile } from './prepared-file.ts'
import type { PreparedFile } from './prepared-file.ts'
import { encodeRequestFile, parseRequestFile } from './request-file.ts'
import { keepSeen, readSeen, seenPath } from './seen-file.ts'

const bytes32 = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const hex = (digit: string): string => digit.repeat(64)

const prepared: PreparedFile = {
  ledger: hex('1'),
  origin: 'lab.example/custody',
  protectedBytes: Uint8Array.of(1, 2),
  payloadBytes: Uint8Array.of(3),
  disclosures: [Uint8Array.of(4), Uint8Array.of(5)],
  checkpoint: Uint8Array.of(6),
  extension: { size: 7, root: hex('2'), proof: [bytes32(8)] },
  context: [{ event: Uint8Array.of(9), disclosures: [Uint8Array.of(10)] }],
  expires: 1_790_000_000_000,
  signature: new Uint8Array(64).fill(11),
}

function codeOf(parse: () => unknown): string {
  try {
    parse()
  } catch (error) {
    if (isCustodyError(error)) return error.code
    throw error
  }
  return 'none'
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'custodia-files-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

describe('a prepared file', () => {
  it('reads back as written, signed or not', () => {
    expect(parsePreparedFile(encodePreparedFile(prepared))).toEqual(prepared)
    const { extension: _extension, signature: _signature, ...unsigned } = prepared
    expect(parsePreparedFile(encodePreparedFile(unsigned))).toEqual(unsigned)
  })

  it('that is cut, changed or something else is refused with its own code', () => {
    const good = encodePreparedFile(prepared)
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = good.slice()
        changed[at]! ^= flip
        expect(['none', 'ERR_PREPARED_MALFORMED']).toContain(
          codeOf(() => parsePreparedFile(changed)),
        )
        expect(codeOf(() => parsePreparedFile(good.subarray(0, at)))).toBe('ERR_PREPARED_MALFORMED')
      }),
    )
  })

  it('never ends in anything but its own error, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(codeOf(() => parsePreparedFile(bytes))).toBe('ERR_PREPARED_MALFORMED')
      }),
    )
  })
})

describe('a request for enrolment', () => {
  const request = { possession: Uint8Array.of(1), name: 'B. Example', person: bytes32(2) }

  it('reads back as written', () => {
    expect(parseRequestFile(encodeRequestFile(request))).toEqual(request)
    const full = { ...request, agency: 'Sample Lab', contact: 'room 4' }
    expect(parseRequestFile(encodeRequestFile(full))).toEqual(full)
  })

  it('is told from a prepared event', () => {
    expect(codeOf(() => parsePreparedFile(encodeRequestFile(request)))).toBe(
      'ERR_PREPARED_MALFORMED',
    )
    expect(codeOf(() => parseRequestFile(encodePreparedFile(prepared)))).toBe(
      'ERR_REQUEST_MALFORMED',
    )
  })
})

describe('what a key has seen', () => {
  it('is kept by ledger, the latest in place of the one before, for its owner alone', async () => {
    const key = join(folder(), 'a.key')
    expect(await readSeen(key)).toEqual(new Map())
    await keepSeen(key, { ledger: hex('1'), size: 3, root: hex('a') })
    await keepSeen(key, { ledger: hex('2'), size: 5, root: hex('b') })
    await keepSeen(key, { ledger: hex('1'), size: 9, root: hex('c') })
    expect(await readSeen(key)).toEqual(
      new Map([
        [hex('1'), { size: 9, root: hex('c') }],
        [hex('2'), { size: 5, root: hex('b') }],
      ]),
    )
    expect(statSync(seenPath(key)).mode & 0o777).toBe(0o600)
  })

  it.each(['', '[]', '{', '{"x":1}', `{"${hex('1')}":{"size":0,"root":"${hex('a')}"}}`])(
    'that is damaged is never taken for nothing: %s',
    async (text) => {
      const key = join(folder(), 'a.key')
      writeFileSync(seenPath(key), text)
      await expect(readSeen(key)).rejects.toThrow(expect.objectContaining({ code: 'ERR_KEY_SEEN' }))
    },
  )
})

describe('reservations in files', () => {
  const reservation = {
    id: hex('3'),
    chain: hex('4'),
    expires: 1_790_000_000_000,
    secret: bytes32(5),
    nextSecret: bytes32(6),
    disclosures: [Uint8Array.of(7)],
  }

  it('are found by another book over the same folder, until they are removed', async () => {
    const directory = join(folder(), 'reservations')
    const first = createFileReservations(directory)
    const opening = { ...reservation, id: hex('8'), chain: undefined }
    expect(await first.list()).toEqual([])
    await first.put(reservation)
    await first.put(opening)
    expect(await createFileReservations(directory).list()).toEqual([reservation, opening])
    await createFileReservations(directory).remove(reservation.id)
    await createFileReservations(directory).remove(reservation.id)
    expect(await first.list()).toEqual([opening])
  })

  it('hold secrets, so only their owner reads them; a damaged one is an error', async () => {
    const directory = folder()
    const book = createFileReservations(directory)
    await book.put(reservation)
    const path = join(directory, `${reservation.id}.reservation`)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    writeFileSync(path, readFileSync(path).subarray(1))
    await expect(book.list()).rejects.toThrow(
      expect.objectContaining({ code: 'ERR_STORE_CORRUPT' }),
    )
  })
})
