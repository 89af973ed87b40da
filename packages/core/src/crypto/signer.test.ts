import { describe, expect, test } from 'vitest'
import { CustodyError } from '../errors.ts'
import { createSoftwareSigner, generateSigner, signChecked, type Signer } from './signer.ts'
import { verifySignature } from './signature.ts'

const message = Uint8Array.of(1, 2, 3)
const honest = createSoftwareSigner(new Uint8Array(32).fill(5))
const broken = (parts: Partial<Signer>): Signer => ({ ...honest, ...parts })

async function failure(signing: Promise<unknown>): Promise<CustodyError> {
  const error: unknown = await signing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(CustodyError)
  return error as CustodyError
}

test('a software signer signs what verifySignature accepts', async () => {
  const signature = await honest.sign(message)
  expect(() => verifySignature({ publicKey: honest.publicKey, message, signature })).not.toThrow()
})

test.each([0, 31, 33, 64])('a seed of %i bytes is a RangeError', (length) => {
  expect(() => createSoftwareSigner(new Uint8Array(length))).toThrow(RangeError)
})

test('two generated signers have two keys', () => {
  expect(generateSigner().publicKey).not.toEqual(generateSigner().publicKey)
})

test('a software signer that is told to stop rejects with the reason', async () => {
  const signal = AbortSignal.abort(new Error('the person left'))
  await expect(honest.sign(message, { signal })).rejects.toThrow('the person left')
})

describe('signChecked', () => {
  test('returns the signature of a signer that works', async () => {
    expect(await signChecked(honest, message)).toEqual(await honest.sign(message))
  })

  test('returns a plain Uint8Array also where a device gives a Buffer', async () => {
    const signer = broken({ sign: async (bytes) => Buffer.from(await honest.sign(bytes)) })
    expect(Object.getPrototypeOf(await signChecked(signer, message))).toBe(Uint8Array.prototype)
  })

  test.each([
    ['nothing but zeros', async () => new Uint8Array(64)],
    ['too short', async () => new Uint8Array(63)],
    ['empty', async () => new Uint8Array()],
    ['of another message', () => honest.sign(Uint8Array.of(9))],
    ['of another key', () => generateSigner().sign(message)],
  ])('refuses a signature that is %s', async (_, sign) => {
    const error = await failure(signChecked(broken({ sign }), message))
    expect(error).toMatchObject({ code: 'ERR_SIGNER', details: { reason: 'signature' } })
  })

  test('refuses a signer that names another key, or one that is no key', async () => {
    const other = broken({ publicKey: generateSigner().publicKey })
    expect((await failure(signChecked(other, message))).details).toEqual({ reason: 'signature' })
    const none = broken({ publicKey: Uint8Array.of(1, ...new Uint8Array(31)) })
    expect((await failure(signChecked(none, message))).details).toEqual({ reason: 'public-key' })
  })

  test('refuses a signer that signs other bytes by changing those it was handed', async () => {
    const kept = message.slice()
    const sign: Signer['sign'] = (bytes) => honest.sign(bytes.fill(0))
    const error = await failure(signChecked(broken({ sign }), message))
    expect(error.details).toEqual({ reason: 'signature' })
    expect(message).toEqual(kept)
  })

  test('reports a device that fails, with its words and its error', async () => {
    const cause = new Error('card removed')
    const error = await failure(signChecked(broken({ sign: () => Promise.reject(cause) }), message))
    expect(error).toMatchObject({ code: 'ERR_SIGNER', details: { reason: 'device' }, cause })
    expect(error.message).toBe('the signer could not sign: card removed')
  })

  test('lets an abort and an error of ours pass unchanged', async () => {
    const reason = new Error('the person left')
    const options = { signal: AbortSignal.abort(reason) }
    await expect(signChecked(honest, message, options)).rejects.toBe(reason)
    const ours = new CustodyError('ERR_SIGNATURE', 'of ours', { reason: 'mismatch' })
    const signing = signChecked(broken({ sign: () => Promise.reject(ours) }), message)
    await expect(signing).rejects.toBe(ours)
  })
})
