import { nodeDisk } from '../disk/node-disk.ts'
import { openLevelIndex } from '../lookup/level-index.ts'
import type { Machine } from './options.ts'

// About 60,000 entries: few files, and one that a person can still copy and look into.
const segmentLength = 67_108_864

export const thisMachine: Machine = { disk: nodeDisk, openIndex: openLevelIndex, segmentLength }

/** Descriptors that a store keeps for reading; a process commonly has 1024 of them. */
export const maxOpenFiles = 16
