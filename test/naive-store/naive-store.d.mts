import type { Store } from '@custodia/core/store'

/** Makes a store in a directory, or goes on with the one that is there. */
export function createNaiveStore(directory: string): Promise<Store>
/** Opens the store in a directory. The default options of LevelDB make one if there is none. */
export function openNaiveStore(directory: string): Promise<Store>
