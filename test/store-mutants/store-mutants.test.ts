import { describe, expect, test } from 'vitest'
import type { Store } from '@custodia/core/store'
import { storeConformance } from '@custodia/core/store-conformance'
import type {
  ConformanceCase,
  ConformanceOptions,
  FailingStore,
} from '@custodia/core/store-conformance'
import { judge } from '../support/judge.ts'
import { caughtBy } from './caught-by.ts'
import type { Flaw } from './flaw.ts'
import { createFlawedStore } from './flawed-store.ts'
import { keptAfterReopening, nothingKept } from './kept.ts'
import type { Kept } from './kept.ts'

function casesFor(
  flaw: Flaw | undefined,
  options: ConformanceOptions = { judge },
): readonly ConformanceCase[] {
  const keptBy = new WeakMap<Store, Kept>()
  const open = (kept: Kept): FailingStore => {
    const opened = createFlawedStore(kept, flaw)
    keptBy.set(opened.store, kept)
    return opened
  }
  return storeConformance(
    {
      create: async () => open(nothingKept(flaw)).store,
      async reopen(store) {
        await store.close()
        return open(keptAfterReopening(keptBy.get(store)!, flaw)).store
      },
      destroy: (store) => store.close(),
      failing: {
        faults: ['refused', 'not-kept', 'kept', 'unreadable', 'changed'],
        create: async () => open(nothingKept(flaw)),
      },
    },
    options,
  )
}

function caseOf(cases: readonly ConformanceCase[], name: string): ConformanceCase {
  return cases.find((candidate) => candidate.name === name) ?? expect.fail(`no case "${name}"`)
}

describe('the store without a flaw passes every case', () => {
  for (const { name, run } of casesFor(undefined)) test(name, run)
})

describe('a store that', () => {
  test.each(Object.entries(caughtBy) as [Flaw, string][])(
    '%s fails the case "%s"',
    async (flaw, name) => {
      const { run, skipped } = caseOf(casesFor(flaw), name)
      expect(skipped).toBeUndefined()
      await expect(run()).rejects.toThrow()
    },
  )
})

test('every topic has a flaw that it sees', () => {
  const topics = (names: readonly string[]): Set<string> =>
    new Set(names.map((name) => name.split(':')[0]!))
  const all = topics(casesFor(undefined).map(({ name }) => name))
  expect(topics(Object.values(caughtBy))).toEqual(all)
})

test('every case of a topic has a name of its own', () => {
  const names = casesFor(undefined).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

describe('the judge of a bundle', () => {
  const name = 'end to end: the bundle is verified, before a value is erased and after'

  test('is heard: what he does not accept fails', async () => {
    const strict = (): Promise<void> => Promise.reject(new Error('not verified'))
    const { run } = caseOf(casesFor(undefined, { judge: strict }), name)
    await expect(run()).rejects.toThrow('not verified')
  })

  test('is asked twice, and by the trust that belongs to the ledger', async () => {
    const origins: string[] = []
    const note: ConformanceOptions['judge'] = async (bundle, trust) => {
      expect(bundle.length).toBeGreaterThan(1000)
      origins.push(trust.origin)
    }
    await caseOf(casesFor(undefined, { judge: note }), name).run()
    expect(origins).toEqual(['conformance.example/log', 'conformance.example/log'])
  })

  test('is missed by name: the case is there, skipped, and does not pass', async () => {
    const { run, skipped } = caseOf(casesFor(undefined, {}), name)
    expect(skipped).toBe('no judge was given')
    await expect(run()).rejects.toThrow('not checked: no judge was given')
  })
})
