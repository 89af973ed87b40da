import { defineConfig } from 'vitest/config'

// Tests run from source: the condition picks `src` in every exports map, so that no build can be stale.
const conditions = ['@custodia/source', 'node', 'import', 'default']

/** What `pnpm test` leaves out: each needs more than Node, or data that is not ours. */
const published = ['test/published/**/*.test.ts']
const equipped = ['test/interop/**/*.test.ts', 'test/package/**/*.test.ts']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Many tests wait for a disk or for another process, so that one worker a processor is not too many.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'workspace',
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...published, ...equipped],
        },
      },
      { extends: true, test: { name: 'published', include: published } },
      {
        extends: true,
        test: { name: 'equipped', include: equipped, testTimeout: 300_000, hookTimeout: 300_000 },
      },
    ],
  },
})
