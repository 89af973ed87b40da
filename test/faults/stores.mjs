// The stores that are tested: ours, on the machine, with segments as short as a story wants them; and the naive one.
import { createStore } from '../../packages/level/dist/store/create.js'
import { thisMachine } from '../../packages/level/dist/store/machine.js'
import { openStore } from '../../packages/level/dist/store/open.js'
import { createNaiveStore, openNaiveStore } from '../naive-store/naive-store.mjs'

const level = {
  create: (directory, { segmentLength }) =>
    createStore({ ...thisMachine, segmentLength }, directory),
  open: (directory, { segmentLength, ...options }) =>
    openStore({ ...thisMachine, segmentLength }, directory, options),
}

const naive = {
  create: (directory) => createNaiveStore(directory),
  open: (directory) => openNaiveStore(directory),
}

export const stores = { level, naive }
