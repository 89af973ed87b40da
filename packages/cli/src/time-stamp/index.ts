export { fetchTimeStamp } from './fetch-time-stamp.ts'
export type { FetchedTimeStamp, FetchTimeStampOptions } from './fetch-time-stamp.ts'
