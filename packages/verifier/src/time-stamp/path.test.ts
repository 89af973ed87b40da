import { describe, expect, test } from 'vitest'
import { limits } from '@custodia/core/wire'
import { der, integer, time } from '../../../../test/support/time-stamps/der.ts'
import {
  basicConstraints,
  certificate,
  distinguished,
  extendedKeyUsage,
  extension,
  forAuthority,
  forStamping,
  keyOf,
  keyUsage,
  purposes,
  stamped,
  year,
} from '../../../../test/support/time-stamps/forged-certificate.ts'
import type { Made } from '../../../../test/support/time-stamps/forged-certificate.ts'
import { token } from '../../../../test/support/time-stamps/forged-token.ts'
import {
  between,
  chained,
  clock,
  imprinted,
  reasonOf,
  root,
  signer,
  stamp,
  stamper,
} from '../../../../test/support/time-stamps/clock.ts'
import { openTimeStamp } from './index.ts'

const trust = (
  ...certificates: readonly Made[]
): { name: string; certificates: Uint8Array[] }[] => [
  { name: 'clock', certificates: certificates.map(({ der }) => der) },
]

describe('whom it leads to', () => {
  test('nobody who is trusted: unknown', async () => {
    const stranger = certificate({
      name: 'Root of Nowhere',
      extensions: forAuthority,
      key: keyOf('P-256', 'b'),
    })
    expect(await reasonOf(stamp({ certificates: [signer.der, root.der] }), [])).toBe(
      'unknown-authority',
    )
    expect(await reasonOf(stamp({ certificates: [signer.der, root.der] }), trust(stranger))).toBe(
      'unknown-authority',
    )
  })

  test('a root, an intermediate or the certificate that signed may be trusted', async () => {
    const middle = between()
    const by = stamper({ issuer: middle })
    expect(await reasonOf(chained(by, middle))).toBe(undefined)
    expect(await reasonOf(chained(by, middle, root))).toBe(undefined)
    expect(await reasonOf(chained(by), trust(middle))).toBe(undefined)
    expect(await reasonOf(chained(by), trust(by))).toBe(undefined)
  })

  test('what is between must be at hand: in the token, or trusted', async () => {
    const middle = between()
    const by = stamper({ issuer: middle })
    expect(await reasonOf(chained(by))).toBe('unknown-authority')
    expect(await reasonOf(chained(by), trust(root, middle))).toBe(undefined)
  })

  test('a certificate that came with it vouches for nobody by itself', async () => {
    const self = stamper({ issuer: undefined, name: 'Self' })
    expect(await reasonOf(chained(self))).toBe('unknown-authority')
  })

  test('another certificate of the trusted name and key is not the trusted one, and is judged as it says', async () => {
    const same = certificate({ name: root.name, key: root.key, extensions: [] })
    expect(await reasonOf(chained(signer, same), trust(same))).toBe('chain')
    expect(await reasonOf(chained(signer, same), trust(same, root))).toBe(undefined)
  })

  test('what was stamped after the end of the trust does not count', async () => {
    expect(await reasonOf(stamp(), [{ ...clock, until: stamped }])).toBe(undefined)
    expect(await reasonOf(stamp(), [{ ...clock, until: stamped - 1 }])).toBe('ended')
  })

  test('a trusted certificate that cannot be read is named', async () => {
    const broken = [{ name: 'clock', certificates: [root.der.subarray(1)] }]
    expect(await reasonOf(stamp(), broken)).toBe('authority')
    await expect(openTimeStamp(stamp(), imprinted, broken)).rejects.toThrow('trusted for "clock"')
  })
})

describe('at its time', () => {
  const second = 1_000
  test.each([
    ['began in that second', { from: stamped, to: stamped + year }, undefined],
    ['began a second later', { from: stamped + second, to: stamped + year }, 'chain'],
    ['ended in that second', { from: stamped - year, to: stamped }, undefined],
    ['ended a second before', { from: stamped - year, to: stamped - second }, 'chain'],
  ])('a certificate that %s, wherever it stands: %j, %s', async (_what, times, reason) => {
    const middle = between(times)
    const top = certificate({ name: 'Root of Nowhere', extensions: forAuthority, ...times })
    const own = stamper(times)
    expect(await reasonOf(chained(own))).toBe(reason)
    expect(await reasonOf(chained(own), trust(own))).toBe(reason)
    expect(await reasonOf(chained(stamper({ issuer: middle }), middle))).toBe(reason)
    expect(await reasonOf(chained(stamper({ issuer: top })), trust(top))).toBe(reason)
  })

  test('a fraction of the last second is after the end', async () => {
    const by = stamper({ to: stamped })
    const genTime = der(0x18, Buffer.from('20210601120000.5Z'))
    expect(await reasonOf(token({ signer: by, imprinted, genTime }))).toBe('chain')
  })

  test('two certificates of one name and key: the one that held then is taken', async () => {
    const key = keyOf('P-256', 'Between')
    const [old, renewed] = [between({ key, to: stamped - second }), between({ key })]
    const by = stamper({ issuer: renewed })
    expect(await reasonOf(chained(by, old, renewed))).toBe(undefined)
    expect(await reasonOf(chained(by, old))).toBe('chain')
  })

  test('a token of today is judged by today', async () => {
    const now = Math.floor(Date.now() / second) * second
    expect(await reasonOf(stamp({ genTime: time(now) }))).toBe('chain')
  })
})

describe('who may vouch', () => {
  test.each([
    ['that is no authority', [basicConstraints(false), keyUsage(0x06)]],
    ['that does not say what it is', [keyUsage(0x06)]],
    ['whose key is not for certificates', [basicConstraints(true), keyUsage(0x80)]],
    ['for other purposes', [...forAuthority, extendedKeyUsage(false, purposes.codeSigning)]],
  ])('a certificate %s may not', async (_what, extensions) => {
    const middle = between({ extensions })
    expect(await reasonOf(chained(stamper({ issuer: middle }), middle))).toBe('chain')
  })

  test.each([purposes.timeStamping, '2.5.29.37.0'])(
    'one for the purpose %s may',
    async (purpose) => {
      const middle = between({ extensions: [...forAuthority, extendedKeyUsage(false, purpose)] })
      expect(await reasonOf(chained(stamper({ issuer: middle }), middle))).toBe(undefined)
    },
  )

  test('a stamping certificate may not vouch for another', async () => {
    expect(await reasonOf(chained(stamper({ issuer: signer, name: 'Below' }), signer))).toBe(
      'chain',
    )
  })

  test('no longer chain than an authority allows', async () => {
    const narrow = (most: number): Made =>
      certificate({
        name: `Root ${most}`,
        extensions: [basicConstraints(true, most), keyUsage(0x06)],
      })
    for (const [most, reason] of [
      [0, 'chain'],
      [1, undefined],
    ] as const) {
      const top = narrow(most)
      const middle = between({ issuer: top })
      expect(await reasonOf(chained(stamper({ issuer: middle }), middle), trust(top))).toBe(reason)
      expect(await reasonOf(chained(stamper({ issuer: top })), trust(top))).toBe(undefined)
    }
  })

  test('a certificate of the same name does not count for the length: a key was renewed', async () => {
    const narrow = [basicConstraints(true, 0), keyUsage(0x06)]
    const top = certificate({ name: 'Root 0', extensions: narrow })
    const key = keyOf('P-256', 'renewed')
    const renewed = certificate({ name: 'Root 0', issuer: top, key, extensions: narrow })
    expect(await reasonOf(chained(stamper({ issuer: renewed }), renewed), trust(top))).toBe(
      undefined,
    )
  })

  test('only for names that it is allowed to name', async () => {
    const permitted = extension(
      '2.5.29.30',
      true,
      der(0x30, der(0xa0, der(0x30, der(0xa4, distinguished('Elsewhere'))))),
    )
    const middle = between({ extensions: [...forAuthority, permitted] })
    expect(await reasonOf(chained(stamper({ issuer: middle }), middle))).toBe('chain')
    expect(await reasonOf(chained(stamper({ issuer: middle, name: 'Elsewhere' }), middle))).toBe(
      undefined,
    )
  })

  test('what a certificate demands and nobody here understands makes it worthless', async () => {
    const demand = (isCritical: boolean): Uint8Array =>
      extension('1.3.6.1.4.1.99999.4', isCritical, integer(1))
    for (const [isCritical, reason] of [
      [true, 'extension'],
      [false, undefined],
    ] as const) {
      const by = stamper({ extensions: [...forStamping, demand(isCritical)] })
      const middle = between({ extensions: [...forAuthority, demand(isCritical)] })
      expect(await reasonOf(chained(by))).toBe(reason)
      expect(await reasonOf(chained(stamper({ issuer: middle }), middle))).toBe(reason)
    }
  })

  test('not by a forged signature', async () => {
    const impostor = certificate({
      name: root.name,
      extensions: forAuthority,
      key: keyOf('P-256', 'impostor'),
    })
    const by = stamper({ issuer: impostor })
    expect(await reasonOf(chained(by, impostor))).toBe('unknown-authority')
  })

  test('not by SHA-1, and not with a weak key; how a trusted one was signed does not matter', async () => {
    expect(await reasonOf(chained(stamper({ hash: 'sha1' })))).toBe('algorithm')
    const weak = between({ key: keyOf('RSA-1024', 'Between') })
    expect(await reasonOf(chained(stamper({ issuer: weak }), weak))).toBe('algorithm')
    const old = certificate({ name: 'Old', extensions: forAuthority, hash: 'sha1' })
    expect(await reasonOf(chained(stamper({ issuer: old })), trust(old))).toBe(undefined)
  })
})

describe('bounds', () => {
  /** Below the root so many, and a signer at the end. */
  function longChain(count: number): [Made, ...Made[]] {
    const chain: Made[] = []
    for (let i = 0; i < count; i++) {
      chain.unshift(between({ name: `Between ${i}`, issuer: chain[0] ?? root }))
    }
    return [stamper({ issuer: chain[0] ?? root }), ...chain]
  }

  test(`${limits.timeStampPath} certificates in a chain, and no more`, async () => {
    expect(await reasonOf(chained(...longChain(limits.timeStampPath - 2)))).toBe(undefined)
    expect(await reasonOf(chained(...longChain(limits.timeStampPath - 1)))).toBe(
      'unknown-authority',
    )
  })

  test('certificates that all vouch for each other lead nowhere, and soon', async () => {
    const key = keyOf('P-256', 'ring')
    const name = 'Ring'
    const self = certificate({ name, key, extensions: forAuthority })
    const ring = Array.from({ length: 15 }, () =>
      certificate({ name, key, issuer: self, extensions: forAuthority }),
    )
    const by = stamper({ issuer: self })
    const began = performance.now()
    expect(await reasonOf(chained(by, ...ring))).toBe('unknown-authority')
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  test('two that vouch for each other do not hide the way out', async () => {
    const one = certificate({ name: 'One', extensions: forAuthority, issuer: root })
    const two = certificate({ name: 'Two', extensions: forAuthority, issuer: one })
    const back = certificate({ name: 'One', key: one.key, extensions: forAuthority, issuer: two })
    const by = stamper({ issuer: one })
    expect(await reasonOf(chained(by, back, two, one))).toBe(undefined)
    expect(await reasonOf(chained(by, back, two))).toBe('unknown-authority')
  })
})
