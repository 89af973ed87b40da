// Where the workspace and its tools stand.
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

const tool = (path) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url))

export const tsc = tool('typescript/bin/tsc')
export const oxlint = tool('oxlint/bin/oxlint')
export const prettier = tool('prettier/bin/prettier.cjs')
export const vitest = tool('vitest/vitest.mjs')
