export { redactBundle } from './redact.ts'
export type { RedactRequest } from './redact.ts'
export type { OpenBundle, Rewritten } from './rewrite.ts'
