// The stories, played with the law that a switch changes: loaded once, through vite, from source.
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createViteServer, parseAst } from 'vitest/node'
import { mutate } from './mutants.mjs'
import { makeSwitch } from './switch.mjs'

const beside = (name) => fileURLToPath(new URL(name, import.meta.url))

const root = fileURLToPath(new URL('../../../', import.meta.url))
const law = `${root}packages/core/src/custody/law/`
const conditions = ['@custodia/source', 'node', 'import', 'default']

/** Files of the law that judge nothing: texts, and what others read of the record. */
const silent = /^(rules|words|view)\/|^(rules|words|index)\.ts$/

/** Loads the law with all its mutants, and the stories. */
export async function openLaboratory() {
  const mutants = []
  const control = makeSwitch(mutants)
  globalThis.$law = control.law
  const server = await createViteServer({
    configFile: false,
    root,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
    resolve: {
      conditions,
      alias: [
        { find: /^vitest$/, replacement: beside('expect.mjs') },
        { find: /^#crypto$/, replacement: beside('quick-crypto.ts') },
      ],
    },
    ssr: { resolve: { conditions, externalConditions: conditions } },
    plugins: [lawBehindSwitch(mutants)],
  })
  const played = await server.ssrLoadModule('/test/mutations/law/play.ts')
  return { ...control, ...played, mutants, close: () => server.close() }
}

function lawBehindSwitch(mutants) {
  return {
    name: 'law-behind-switch',
    enforce: 'post',
    transform(code, id) {
      const file = relative(law, id)
      if (file.startsWith('..') || silent.test(file)) return null
      const changed = mutate({ file, code, parse: parseAst, first: mutants.length })
      mutants.push(...changed.mutants)
      return { code: changed.code, map: null }
    },
  }
}
