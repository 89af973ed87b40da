import type { Asked } from './asked.ts'
import { hexOfText } from './asked.ts'
import { readVectors } from './folder.ts'

/** 914 edge cases of C2SP/CCTV; our rule accepts exactly the two that portable-rule.json lists. */
export function cctv(): Asked[] {
  type Vector = { number: number; key: string; sig: string; msg: string }
  const { acceptedVectorNumbers } = readVectors<{ acceptedVectorNumbers: number[] }>(
    'cctv-ed25519/portable-rule.json',
  )
  return readVectors<Vector[]>('cctv-ed25519/ed25519vectors.json').map(
    ({ number, key, sig, msg }) => ({
      name: `cctv ${number}`,
      request: { op: 'signature', publicKey: key, message: hexOfText(msg), signature: sig },
      ok: acceptedVectorNumbers.includes(number),
    }),
  )
}

/** The keys that the rule refuses at enrolment. */
export function cctvKeys(): Asked[] {
  const { rejectedKeys } = readVectors<{ rejectedKeys: string[] }>(
    'cctv-ed25519/portable-rule.json',
  )
  return rejectedKeys.map((bytes) => ({
    name: `cctv key ${bytes}`,
    request: { op: 'public-key', bytes },
    ok: false,
  }))
}

/** Wycheproof's keys are all of prime order, so its verdict is ours. */
export function wycheproof(): Asked[] {
  type Test = { tcId: number; msg: string; sig: string; result: string }
  type File = { testGroups: { publicKey: { pk: string }; tests: Test[] }[] }
  const { testGroups } = readVectors<File>('wycheproof/ed25519_test.json')
  return testGroups.flatMap(({ publicKey, tests }) =>
    tests.map(({ tcId, msg, sig, result }) => ({
      name: `wycheproof ed25519 ${tcId}`,
      request: { op: 'signature', publicKey: publicKey.pk, message: msg, signature: sig },
      ok: result === 'valid',
    })),
  )
}

/** Twelve cases on which verifiers disagree. Each has a key, an R or an S that our rule refuses. */
export function speccheck(): Asked[] {
  type Case = { message: string; pub_key: string; signature: string }
  return readVectors<Case[]>('ed25519-speccheck/cases.json').map((entry, i) => ({
    name: `speccheck ${i}`,
    request: {
      op: 'signature',
      publicKey: entry.pub_key,
      message: entry.message,
      signature: entry.signature,
    },
    ok: false,
  }))
}
