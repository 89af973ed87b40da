export { checkExtends, hasher, openLog } from './log.ts'
export type { Log } from './log.ts'
